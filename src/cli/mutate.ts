import { mutateSuites } from '../mutation/mutate-suites.js';
import { summarizeMutants } from '../mutation/result.js';
import { mutationReport } from '../report/mutation/mutation-report.js';
import { renderMutation } from '../report/mutation/render-mutation.js';
import { percent } from '../report/percent.js';
import { printable } from '../report/printable.js';
import { renderFailure } from '../report/render-failure.js';
import { runSuites } from '../scenario/run-suites.js';
import { findScenarioFiles } from '../source/find-scenario-files.js';
import { isCi } from '../source/is-ci.js';
import { loadSuites } from '../source/load-suites.js';
import { exitCodes, type Io } from './io.js';
import type { MutateCommand } from './mutate-options.js';
import { progressOn } from './progress.js';
import { styleFor } from './style-for.js';
import { tell } from './tell.js';
import { writeFile } from './write-file.js';

/** Runs the scenarios against small changes of the policies. Returns the exit code. */
export async function mutate(io: Io, command: MutateCommand): Promise<number> {
  const { paths, threshold, report, work } = command;
  const found = await findScenarioFiles(paths, io.cwd);
  const { suites, problems } = await loadSuites(found.files, io.cwd, isCi(io.env));
  const ran = runSuites(suites, { ...(work !== undefined && { work }) });
  const all = [...found.problems, ...problems, ...ran.errors];
  tell(io, all);
  if (all.some(({ severity }) => severity === 'error')) return exitCodes.impossible;
  if (found.empty.length > 0) return nothing(io, `for ${found.empty.join(', ')}: there is no scenario file`);
  const failures = ran.cases.filter(({ status }) => status === 'failed');
  if (failures.length > 0) {
    const style = styleFor(io.err, io.env);
    const shown = failures.slice(0, 5).map((failure) => renderFailure(failure, style));
    const count = failures.length === 1 ? 'a case fails' : `${failures.length} cases fail`;
    io.err.write(
      `${shown.join('\n\n')}\n\nno mutants were made: ${count} on the policies as they are, and what fails already notices nothing\n`,
    );
    return exitCodes.failed;
  }
  if (!ran.cases.some(({ status }) => status === 'passed'))
    return nothing(io, ': there is no scenario to run');
  const progress = progressOn(io.err, 'mutants');
  const result = mutateSuites(ran.cases, { work, onMutant: progress.show });
  progress.clear();
  if (
    report !== undefined &&
    !writeFile(io, report, mutationReport(result, { version: io.version, threshold }), {
      what: `the report ${report}`,
    })
  )
    return exitCodes.impossible;
  io.out.write(renderMutation(result, styleFor(io.out, io.env)));
  const { score } = summarizeMutants(result.mutants);
  if (score === undefined) return nothing(io, ': there is no mutant that counts');
  if (threshold === undefined || score >= threshold) return exitCodes.held;
  io.err.write(`the mutation score ${percent(score)} % is below the threshold of ${threshold} %\n`);
  return exitCodes.thresholdMissed;
}

function nothing(io: Io, why: string): number {
  io.err.write(printable(`nothing ran${why.startsWith(':') ? '' : ' '}${why}\n`));
  return exitCodes.nothingRan;
}
