import type { Arguments, OptionSpec } from './parse-arguments.js';
import { configSpecs } from './settings/config-option.js';
import { readThreshold } from './threshold-option.js';
import { readWork, workSpec } from './work-option.js';

export const mutateSpecs: readonly OptionSpec[] = [
  { name: 'threshold', value: 'N', setting: 'mutationThreshold' },
  { name: 'report', value: 'FILE' },
  workSpec,
  ...configSpecs,
  { name: 'help', short: 'h' },
];

export interface MutateCommand {
  readonly paths: readonly string[];
  readonly threshold: number | undefined;
  readonly report: string | undefined;
  readonly work: number | undefined;
}

export function readMutateCommand(given: Arguments): MutateCommand | { readonly usage: string } {
  const { positionals, options } = given;
  if (positionals.includes('')) return { usage: 'a path is empty (an unset variable?)' };
  const threshold = readThreshold(given, 'threshold');
  if ('usage' in threshold) return threshold;
  const work = readWork(given);
  if ('usage' in work) return work;
  const report = options.get('report')?.[0];
  if (report === '') return { usage: '--report needs a file' };
  return { paths: positionals, report, ...threshold, ...work };
}
