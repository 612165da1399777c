import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { githubSummary } from '../report/github.js';
import { reporters } from '../report/reporters.js';
import { noStyle, type Style } from '../report/style.js';
import type { RunResult } from '../scenario/result.js';
import { forLog } from './for-log.js';
import type { Io } from './io.js';
import type { ReportTarget } from './run-options.js';
import { styleFor } from './style-for.js';
import { writeFile } from './write-file.js';

/** Writes every report that is asked for. False where one could not be written. */
export function writeReports(
  io: Io,
  targets: readonly ReportTarget[],
  result: RunResult,
  verbose: boolean,
): boolean {
  let written = true;
  for (const { name, file } of targets) {
    const render = (style: Style, withProblems: boolean): string =>
      reporters[name](result, { style, withProblems, verbose });
    if (file === undefined) {
      const text = render(styleFor(io.out, io.env), false);
      io.out.write(name === 'pretty' ? forLog(io, text) : text);
    } else if (!writeFile(io, file, render(noStyle, true), { what: `the report ${file}` })) written = false;
    if (name === 'github' && !summarizeJob(io, result)) written = false;
  }
  return written;
}

/** On GitHub a job has a page of its own, for which steps write Markdown into a file. */
function summarizeJob(io: Io, result: RunResult): boolean {
  const file = io.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (file === '') return true;
  try {
    appendFileSync(resolve(io.cwd, file), githubSummary(result));
    return true;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    io.err.write(`error: the job summary ${file} cannot be written (${why})\n`);
    return false;
  }
}
