import type { OptionSpec } from '../parse-arguments.js';

/** Of the commands that run what a configuration names. */
export const configSpecs: readonly OptionSpec[] = [{ name: 'config', value: 'FILE', setting: 'config' }];
