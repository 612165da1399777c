import { nearest } from '../iam/nearest.js';
import { type ReporterName, reporters } from '../report/reporters.js';
import { type CoverageTarget, coverageSpecs, readCoverage } from './coverage-options.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readWork, workSpec } from './work-option.js';

export const runSpecs: readonly OptionSpec[] = [
  { name: 'reporter', value: 'NAME[=FILE]', repeatable: true },
  { name: 'filter', short: 't', value: 'REGEX' },
  { name: 'bail', value: 'N', optional: true },
  { name: 'strict' },
  ...coverageSpecs,
  workSpec,
  { name: 'allow-empty' },
  { name: 'help', short: 'h' },
  { name: 'watch', later: true },
  { name: 'shard', value: 'I/N', later: true },
  { name: 'tag', value: 'TAG', later: true },
];

export interface RunCommand {
  readonly paths: readonly string[];
  readonly reports: readonly ReportTarget[];
  readonly filter: RegExp | undefined;
  readonly bail: number | undefined;
  readonly strict: boolean;
  readonly allowEmpty: boolean;
  readonly work: number | undefined;
  /** Undefined where nobody asks for it. */
  readonly coverage: CoverageTarget | undefined;
}

export interface ReportTarget {
  readonly name: ReporterName;
  /** Standard output where there is none. */
  readonly file: string | undefined;
}

const laterReporters: readonly string[] = ['tap', 'github', 'sarif', 'markdown'];

export function readRunCommand(given: Arguments): RunCommand | { readonly usage: string } {
  const { positionals, options } = given;
  const reports = readReports(options.get('reporter') ?? ['pretty']);
  if ('usage' in reports) return reports;
  const filter = readFilter(options.get('filter')?.[0]);
  if (filter !== undefined && 'usage' in filter) return filter;
  const bail = readBail(options.get('bail')?.[0]);
  if (typeof bail === 'object') return bail;
  const work = readWork(given);
  if ('usage' in work) return work;
  const coverage = readCoverage(given);
  if ('usage' in coverage) return coverage;
  const strict = options.has('strict');
  if (positionals.includes('')) return { usage: 'a path is empty (an unset variable?)' };
  return {
    paths: positionals,
    reports,
    filter,
    bail,
    strict,
    allowEmpty: options.has('allow-empty'),
    ...work,
    ...coverage,
  };
}

function readReports(given: readonly string[]): readonly ReportTarget[] | { readonly usage: string } {
  const reports: ReportTarget[] = [];
  for (const one of given) {
    const equals = one.indexOf('=');
    const name = equals === -1 ? one : one.slice(0, equals);
    const file = equals === -1 ? undefined : one.slice(equals + 1);
    if (laterReporters.includes(name))
      return { usage: `the reporter ${name} is not there yet: it comes with a later version` };
    if (!isReporter(name)) {
      const near = nearest(name, Object.keys(reporters));
      return {
        usage: `there is no reporter ${name}${near === undefined ? '' : `: did you mean ${near}?`} (${Object.keys(reporters).join(', ')})`,
      };
    }
    if (file === '') return { usage: `--reporter ${name}= needs a file after the equals sign` };
    if (reports.some((other) => other.file === file)) {
      return {
        usage:
          file === undefined
            ? 'only one reporter can write to stdout: give the others a file, as in junit=report.xml'
            : `two reporters cannot write to ${file}`,
      };
    }
    reports.push({ name, file });
  }
  return reports;
}

function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}

function readFilter(pattern: string | undefined): RegExp | undefined | { readonly usage: string } {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern);
  } catch (error) {
    return { usage: `--filter is no regular expression: ${(error as Error).message}` };
  }
}

function readBail(value: string | undefined): number | undefined | { readonly usage: string } {
  if (value === undefined) return undefined;
  if (value === '') return 1;
  return /^[1-9]\d{0,8}$/.test(value)
    ? Number(value)
    : { usage: `--bail=${value}: a number from 1 is needed` };
}
