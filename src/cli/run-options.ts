import { nearest } from '../iam/nearest.js';
import { type ReporterName, reporters } from '../report/reporters.js';
import { type CoverageTarget, coverageSpecs, readCoverage } from './coverage-options.js';
import type { Io } from './io.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readSelection, type Selection, selectionSpecs } from './selection-options.js';
import { readWork, workSpec } from './work-option.js';

export const runSpecs: readonly OptionSpec[] = [
  { name: 'reporter', value: 'NAME[=FILE]', repeatable: true },
  ...selectionSpecs,
  { name: 'bail', value: 'N', optional: true },
  { name: 'strict' },
  ...coverageSpecs,
  workSpec,
  { name: 'allow-empty' },
  { name: 'help', short: 'h' },
  { name: 'watch', later: true },
];

export interface RunCommand {
  readonly paths: readonly string[];
  readonly reports: readonly ReportTarget[];
  readonly selection: Selection;
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

export function readRunCommand(given: Arguments, { cwd }: Io): RunCommand | { readonly usage: string } {
  const { options } = given;
  const reports = readReports(options.get('reporter') ?? ['pretty']);
  if ('usage' in reports) return reports;
  const selected = readSelection(given, cwd);
  if ('usage' in selected) return selected;
  const bail = readBail(options.get('bail')?.[0]);
  if (typeof bail === 'object') return bail;
  const work = readWork(given);
  if ('usage' in work) return work;
  const coverage = readCoverage(given);
  if ('usage' in coverage) return coverage;
  const strict = options.has('strict');
  return {
    ...selected,
    reports,
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

function readBail(value: string | undefined): number | undefined | { readonly usage: string } {
  if (value === undefined) return undefined;
  if (value === '') return 1;
  return /^[1-9]\d{0,8}$/.test(value)
    ? Number(value)
    : { usage: `--bail=${value}: a number from 1 is needed` };
}
