import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readThreshold } from './threshold-option.js';

/** What to do with the coverage of a run. */
export interface CoverageTarget {
  /** The folder of its reports. */
  readonly folder: string;
  /** The per cent that has to be reached. */
  readonly threshold: number | undefined;
  /** A command whose tests count too. */
  readonly command: string | undefined;
}

export const coverageSpecs: readonly OptionSpec[] = [
  { name: 'coverage', value: 'FOLDER', optional: true, setting: 'coverage' },
  { name: 'coverage-threshold', value: 'N', setting: 'coverageThreshold' },
  { name: 'with', value: 'COMMAND' },
];

/** Undefined where no coverage is asked for; each of the options asks for it. */
export function readCoverage(
  given: Arguments,
): { readonly coverage: CoverageTarget | undefined } | { readonly usage: string } {
  const { options } = given;
  const read = readThreshold(given, 'coverage-threshold');
  if ('usage' in read) return read;
  const command = options.get('with')?.[0];
  if (command?.trim() === '') return { usage: '--with needs a command, as in --with "npx vitest run"' };
  if (!coverageSpecs.some(({ name }) => options.has(name))) return { coverage: undefined };
  const folder = options.get('coverage')?.[0] || 'coverage';
  return { coverage: { folder, ...read, command } };
}
