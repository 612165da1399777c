import type { Problem } from '../api/problem.js';
import { codeFrame } from './code-frame.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** `scenarios/token.yaml:3:5  error: …`, with the place in its text below. */
export function renderProblem(problem: Problem, style: Style): string {
  const { severity, message, source, line, column } = problem;
  const word = severity === 'error' ? style.red('error') : style.yellow('warning');
  const place = placeOfProblem(problem);
  const head = `${place === '' ? '' : `${style.bold(place)} `}${word}: ${printable(message)}`;
  return source === undefined || line === undefined
    ? head
    : `${head}\n${codeFrame(source, line, column ?? 1, style)}`;
}

export function placeOfProblem({ file, line, column }: Problem): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
