import { nearest } from '../iam/nearest.js';
import { type ReporterName, reporters } from '../report/reporters.js';
import { type CoverageTarget, coverageSpecs, readCoverage } from './coverage-options.js';
import type { Io } from './io.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readSelection, type Selection, selectionSpecs } from './selection-options.js';
import { configSpecs } from './settings/config-option.js';
import { readWork, workSpec } from './work-option.js';

export const runSpecs: readonly OptionSpec[] = [
  {
    name: 'reporter',
    value: 'NAME[=FILE]',
    repeatable: true,
    setting: 'reporters',
    values: Object.keys(reporters),
  },
  ...selectionSpecs,
  { name: 'bail', value: 'N', optional: true, setting: 'bail' },
  { name: 'strict', setting: 'strict' },
  { name: 'verbose', setting: 'verbose' },
  { name: 'watch' },
  ...coverageSpecs,
  workSpec,
  { name: 'allow-empty', setting: 'allowEmpty' },
  ...configSpecs,
  { name: 'help', short: 'h' },
];

export interface RunCommand {
  readonly paths: readonly string[];
  readonly reports: readonly ReportTarget[];
  readonly selection: Selection;
  readonly bail: number | undefined;
  readonly strict: boolean;
  /** Every case is shown with its outcome. */
  readonly verbose: boolean;
  /** Runs again whenever a file changes. */
  readonly watch: boolean;
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

/** What people read: two of them may stand one after the other. Of the others a program reads all. */
const forPeople: readonly string[] = ['pretty', 'github'];

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
  const watch = options.has('watch');
  if (watch && coverage.coverage !== undefined)
    return { usage: '--watch runs a part of the scenarios at a time: the coverage needs a whole run' };
  return {
    ...selected,
    reports,
    bail,
    strict: options.has('strict'),
    verbose: options.has('verbose'),
    watch,
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
    if (!isReporter(name)) {
      const near = nearest(name, Object.keys(reporters));
      return {
        usage: `there is no reporter ${name}${near === undefined ? '' : `: did you mean ${near}?`} (${Object.keys(reporters).join(', ')})`,
      };
    }
    if (file === '') return { usage: `--reporter ${name}= needs a file after the equals sign` };
    for (const other of reports) {
      const arePeoples = forPeople.includes(name) && forPeople.includes(other.name) && name !== other.name;
      if (other.file === file && !(file === undefined && arePeoples))
        return {
          usage:
            file === undefined
              ? `${other.name} and ${name} cannot both write to stdout: give one of them a file, as in ${name}=FILE`
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
