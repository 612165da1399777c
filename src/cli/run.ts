import type { Problem } from '../api/problem.js';
import { printable } from '../report/printable.js';
import { renderProblems } from '../report/render-problem.js';
import type { CaseResult, RunResult } from '../scenario/result.js';
import type { Suite } from '../scenario/suite.js';
import { findScenarioFiles } from '../source/find-scenario-files.js';
import { isCi } from '../source/is-ci.js';
import { type LoadedSuites, loadSuites } from '../source/load-suites.js';
import { forLog } from './for-log.js';
import { exitCodes, type Io, type Output } from './io.js';
import { readFailed, rememberFailed } from './last-run.js';
import { runInSlices } from './run-in-slices.js';
import type { ReportTarget, RunCommand } from './run-options.js';
import { type SelectedCases, selectCases } from './select-cases.js';
import { styleFor } from './style-for.js';
import { writeReports } from './write-reports.js';

/** What came of looking at what a run saw. */
export interface Covered {
  /** The exit code where all else held. */
  readonly code: number;
  /** Whether what ran beside the scenarios succeeded. */
  readonly othersHeld: boolean;
  /** Whether something else than the scenarios asked policies. */
  readonly hasOthers: boolean;
}

type Cover = (output: Output, suites: readonly Suite[], cases: readonly CaseResult[]) => Covered;

const nothingCovered: Covered = { code: exitCodes.held, othersHeld: true, hasOthers: false };

/** Finds, reads and runs scenario files, and reports. Returns the exit code. */
export async function run(io: Io, command: RunCommand, cover?: Cover): Promise<number> {
  const { files, problems, empty } = await findScenarioFiles(command.paths, io.cwd);
  const loaded = await loadSuites(files, io.cwd, isCi(io.env));
  const found = {
    files: files.length,
    empty,
    suites: loaded.suites,
    problems: [...problems, ...loaded.problems],
  };
  const failed = command.selection.lastFailed ? readFailed(io.cwd) : new Set<string>();
  const { code, cases } = await runFound(io, command, found, failed, cover);
  rememberFailed(io.cwd, failedOf(cases));
  return code;
}

/** Scenario files that were found and read. */
export interface Found extends LoadedSuites {
  readonly files: number;
  /** Paths that stand for no file. */
  readonly empty: readonly string[];
}

export interface Ran {
  readonly code: number;
  readonly cases: readonly CaseResult[];
}

export function failedOf(cases: readonly CaseResult[]): readonly string[] {
  return cases.filter(({ status }) => status === 'failed').map(({ id }) => id);
}

/**
 * Runs what was read, and reports.
 * @param failed the ids of what failed last, where only that is to run again
 */
export async function runFound(
  io: Io,
  command: RunCommand,
  { files, empty: emptyPaths, suites, problems }: Found,
  failed: ReadonlySet<string>,
  cover?: Cover,
): Promise<Ran> {
  const { selection, bail, strict, work } = command;
  const selected = selectCases(suites, selection, failed, io.cwd);
  const ran = await runInSlices(io, suites, {
    strict,
    ...(selected.cases !== undefined && { selected: selected.cases }),
    ...(bail !== undefined && { bail }),
    ...(work !== undefined && { work }),
  });
  const all = [...problems, ...ran.errors];
  const result: RunResult = {
    files,
    cases: ran.cases,
    errors: all.filter(({ severity }) => severity === 'error'),
    warnings: [...warningsOf(suites), ...all.filter(({ severity }) => severity === 'warning')],
    unselected: ran.unselected,
    ...(selection.shard !== undefined && { shard: selection.shard }),
  };
  tellProblems(io, result);
  const covered = cover?.(tableOutput(io, command.reports), suites, ran.cases) ?? nothingCovered;
  const written = writeReports(io, command.reports, result, command.verbose);
  // Where nobody asked for scenario files and there are none, a command beside them is the run.
  const isRunOfOthers = covered.hasOthers && command.paths.length === 0 && files === 0;
  const empty = isRunOfOthers ? undefined : whyEmpty(result, emptyPaths, suites, command, selected);
  if (empty !== undefined) io.err.write(forLog(io, `${printable(empty)}\n`));
  const isEmpty = empty !== undefined && !command.allowEmpty;
  const code = ran.interrupted ? exitCodes.interrupted : exitCode(result, covered, written, isEmpty);
  return { code, cases: ran.cases };
}

/** The table of the coverage stands before the report, unless that is for programs to read. */
function tableOutput(io: Io, targets: readonly ReportTarget[]): Output {
  return targets.some(({ name, file }) => file === undefined && name !== 'pretty') ? io.err : io.out;
}

function warningsOf(suites: readonly Suite[]): readonly Problem[] {
  return [...new Set(suites.flatMap(({ problems }) => problems))];
}

function tellProblems(io: Io, { errors, warnings }: RunResult): void {
  const problems = [...warnings, ...errors];
  if (problems.length === 0) return;
  const style = styleFor(io.err, io.env);
  io.err.write(forLog(io, `${renderProblems(problems, style).join('\n\n')}\n\n`));
}

/** A run of nothing is never green: people think that something was checked. */
function whyEmpty(
  result: RunResult,
  emptyPaths: readonly string[],
  suites: readonly Suite[],
  { selection }: RunCommand,
  { whyNone }: SelectedCases,
): string | undefined {
  if (emptyPaths.length > 0) return `nothing ran for ${emptyPaths.join(', ')}: there is no scenario file`;
  const hollow = suites.filter(({ scenarios }) => scenarios.length === 0).map(({ file }) => file);
  if (hollow.length > 0) return `nothing ran for ${hollow.join(', ')}: there is no scenario in it`;
  if (result.cases.some(({ status }) => status !== 'skipped') || result.errors.length > 0) return undefined;
  if (result.files === 0) return 'nothing ran: there is no scenario file';
  if (whyNone !== undefined) return `nothing ran: ${whyNone}`;
  // Few cases do not fill every part.
  if (selection.shard !== undefined && result.cases.length === 0 && result.unselected > 0) return undefined;
  return result.cases.length === 0
    ? 'nothing ran: there is no scenario'
    : 'nothing ran: every case is skipped';
}

function exitCode(
  { errors, cases }: RunResult,
  covered: Covered,
  written: boolean,
  isEmpty: boolean,
): number {
  if (errors.length > 0 || !written || covered.code === exitCodes.impossible) return exitCodes.impossible;
  if (!covered.othersHeld || cases.some(({ status }) => status === 'failed')) return exitCodes.failed;
  return isEmpty ? exitCodes.nothingRan : covered.code;
}
