import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../api/problem.js';
import { renderProblem } from '../report/render-problem.js';
import type { Reporter } from '../report/reporter.js';
import { reporters } from '../report/reporters.js';
import { noStyle } from '../report/style.js';
import type { CaseResult, RunResult } from '../scenario/result.js';
import { runSuites } from '../scenario/run-suites.js';
import type { Suite } from '../scenario/suite.js';
import { findScenarioFiles } from '../source/find-scenario-files.js';
import { exitCodes, type Io, type Output } from './io.js';
import { isCi } from './is-ci.js';
import { readFailed, rememberFailed } from './last-run.js';
import { loadSuites } from './load-suites.js';
import type { ReportTarget, RunCommand } from './run-options.js';
import { type SelectedCases, selectCases } from './select-cases.js';
import { styleFor } from './style-for.js';

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
  const found = await findScenarioFiles(command.paths, io.cwd);
  const { suites, problems } = await loadSuites(found.files, io.cwd, isCi(io.env));
  const { selection, bail, strict, work } = command;
  const failed = selection.lastFailed ? readFailed(io.cwd) : new Set<string>();
  const selected = selectCases(suites, selection, failed, io.cwd);
  const ran = runSuites(suites, {
    strict,
    ...(selected.cases !== undefined && { selected: selected.cases }),
    ...(bail !== undefined && { bail }),
    ...(work !== undefined && { work }),
  });
  const all = [...found.problems, ...problems, ...ran.errors];
  const result: RunResult = {
    files: found.files.length,
    cases: ran.cases,
    errors: all.filter(({ severity }) => severity === 'error'),
    warnings: [...warningsOf(suites), ...all.filter(({ severity }) => severity === 'warning')],
    unselected: ran.unselected,
  };
  rememberFailed(io.cwd, result.cases);
  tellProblems(io, result);
  const covered = cover?.(tableOutput(io, command.reports), suites, ran.cases) ?? nothingCovered;
  const written = report(io, command.reports, result);
  // Where nobody asked for scenario files and there are none, a command beside them is the run.
  const isRunOfOthers = covered.hasOthers && command.paths.length === 0 && result.files === 0;
  const empty = isRunOfOthers ? undefined : whyEmpty(result, found.empty, suites, command, selected);
  if (empty !== undefined) io.err.write(`${empty}\n`);
  if (!written || covered.code === exitCodes.impossible) return exitCodes.impossible;
  const code = exitCode(result, covered.othersHeld, empty !== undefined && !command.allowEmpty);
  return code === exitCodes.held ? covered.code : code;
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
  io.err.write(`${problems.map((problem) => renderProblem(problem, style)).join('\n\n')}\n\n`);
}

/** False where a report could not be written. */
function report(io: Io, targets: readonly ReportTarget[], result: RunResult): boolean {
  let written = true;
  for (const { name, file } of targets) {
    const reporter: Reporter = reporters[name];
    if (file === undefined) {
      io.out.write(reporter(result, { style: styleFor(io.out, io.env), withProblems: false }));
      continue;
    }
    const path = resolve(io.cwd, file);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, reporter(result, { style: noStyle, withProblems: true }));
    } catch (error) {
      io.err.write(
        `error: the report ${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})\n`,
      );
      written = false;
    }
  }
  return written;
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

function exitCode({ errors, cases }: RunResult, othersHeld: boolean, isEmpty: boolean): number {
  if (errors.length > 0) return exitCodes.impossible;
  if (!othersHeld || cases.some(({ status }) => status === 'failed')) return exitCodes.failed;
  return isEmpty ? exitCodes.nothingRan : exitCodes.held;
}
