import type { Problem } from '../api/problem.js';
import { renderProblems } from '../report/render-problem.js';
import { forLog } from './for-log.js';
import type { Io } from './io.js';
import { requestSpecs } from './request-options.js';
import { styleFor } from './style-for.js';

/** Diagnostics, each with its place. */
export function tell(io: Io, problems: readonly Problem[]): void {
  const style = styleFor(io.err, io.env);
  for (const problem of renderProblems([...new Set(problems)], style))
    io.err.write(forLog(io, `${problem}\n`));
}

/** A mistake in a request that was given by options is one in an option. */
export function tellRequest(io: Io, problems: readonly Problem[]): void {
  tell(io, problems.map(nameOption));
}

function nameOption(problem: Problem): Problem {
  const [field] = problem.path ?? [];
  if (problem.line !== undefined || problem.file !== undefined || typeof field !== 'string') return problem;
  const option = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return option === 'action' || requestSpecs.some(({ name }) => name === option)
    ? { ...problem, message: `--${option}: ${problem.message}` }
    : problem;
}
