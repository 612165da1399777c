import type { Problem } from '../api/problem.js';
import { codeFrame } from './code-frame.js';
import { oneLine } from './one-line.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** `scenarios/token.yaml:3:5  error: …`, with the place in its text below. */
export function renderProblem(problem: Problem, style: Style): string {
  const { severity, message, source, line, column } = problem;
  const word = severity === 'error' ? style.red('error') : style.yellow('warning');
  // Also the name of a file is not ours.
  const place = oneLine(placeOfProblem(problem));
  const head = `${place === '' ? '' : `${style.bold(place)} `}${word}: ${printable(message)}`;
  return source === undefined || line === undefined
    ? head
    : `${head}\n${codeFrame(source, line, column ?? 1, style)}`;
}

/** More than anybody reads of one file at once. */
const mostOfFile = 100;

/** Each problem; of a file with very many of them the first ones, and at the end how many more there are. */
export function renderProblems(problems: readonly Problem[], style: Style): readonly string[] {
  const counts = new Map<string, number>();
  const shown = problems.filter(({ file = '' }) => {
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    return count <= mostOfFile;
  });
  const rest = [...counts].filter(([, count]) => count > mostOfFile);
  return [
    ...shown.map((problem) => renderProblem(problem, style)),
    ...rest.map(
      ([file, count]) => `${style.bold(oneLine(file))} and ${count - mostOfFile} more in this file`,
    ),
  ];
}

export function placeOfProblem({ file, line, column }: Problem): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
