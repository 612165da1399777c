/** What is asked of suites more rarely than to run: it is loaded when it is asked. */
export { generate } from './generate.js';
export { mutate } from './mutate.js';
export { runCovered } from './run-covered.js';
