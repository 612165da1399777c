import { resolve } from 'node:path';
import { joinJsonReports, type NamedReport } from '../report/join-json-reports.js';
import { printable } from '../report/printable.js';
import { readJsonReport } from '../report/read-json-report.js';
import { readFile } from '../source/read-file.js';
import { shownPath } from '../source/shown-path.js';
import { problemOfFile } from '../source/source-fault.js';
import { exitCodes, type Io } from './io.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { tell } from './tell.js';
import { writeFile } from './write-file.js';

export const mergeSpecs: readonly OptionSpec[] = [
  { name: 'output', value: 'FILE' },
  { name: 'help', short: 'h' },
];

export interface MergeCommand {
  readonly reports: readonly string[];
  /** Standard output where there is none. */
  readonly output: string | undefined;
}

export function readMergeCommand({
  positionals,
  options,
}: Arguments): MergeCommand | { readonly usage: string } {
  const output = options.get('output')?.[0];
  if (output === '') return { usage: '--output needs a file' };
  if (positionals.length === 0) return { usage: 'merge needs the JSON reports of all parts of a run' };
  return { reports: positionals, output };
}

/** Joins the JSON reports of the parts of a run into that of the whole. Returns the exit code of the whole run. */
export function merge(io: Io, { reports, output }: MergeCommand): number {
  const read: NamedReport[] = [];
  for (const path of reports) {
    const name = shownPath(resolve(io.cwd, path), io.cwd);
    const file = readFile(resolve(io.cwd, path));
    const report = file.text === undefined ? undefined : readJsonReport(file.text);
    if (file.text === undefined) tell(io, [problemOfFile(file.fault, name)]);
    else if (report !== undefined && 'fault' in report)
      tell(io, [{ severity: 'error', code: 'bad-report', message: report.fault, file: name }]);
    else if (report !== undefined) read.push({ name, ...report });
  }
  if (read.length < reports.length) return exitCodes.impossible;
  const joined = joinJsonReports(read);
  if ('fault' in joined) {
    io.err.write(`error: ${printable(joined.fault)}\n`);
    return exitCodes.impossible;
  }
  const { text, summary, errors } = joined;
  if (output === undefined) io.out.write(text);
  else if (!writeFile(io, output, text, { what: `the report ${output}` })) return exitCodes.impossible;
  const { passed, failed } = summary;
  io.err.write(`${reports.length} reports merged: ${passed} passed, ${failed} failed\n`);
  if (errors > 0) return exitCodes.impossible;
  if (failed > 0) return exitCodes.failed;
  return passed > 0 ? exitCodes.held : exitCodes.nothingRan;
}
