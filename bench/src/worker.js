// One contender in a process of its own. The parent says what to prepare, when to answer and when to run.
import { measure } from './measure.js';

const [, , name] = process.argv;
const contender = await import(`./contenders/${name}.js`);
let workload;

const commands = {
  prepare: async ({ kind, args }) => {
    workload = await contender[kind](...args);
  },
  answer: async () => {
    const answers = [];
    for (const input of workload.inputs) answers.push(workload.isAllowed(await workload.decide(input)));
    return answers;
  },
  run: ({ milliseconds }) => measure(workload, milliseconds),
};

process.on('message', async ({ command, ...options }) => {
  try {
    process.send({ value: await commands[command](options) });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});
process.send({ value: 'ready' });
