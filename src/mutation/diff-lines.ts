import type { TextEdit } from '../iam/mutate/text-edit.js';

/** The lines that an edit of a text touches: with a minus as they were, with a plus as they are then. */
export function diffLines(text: string, { from, to, text: replacement }: TextEdit): readonly string[] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  const end = newline === -1 ? text.length : newline;
  const before = text.slice(start, end).split(/\r?\n/);
  const after = (text.slice(start, from) + replacement + text.slice(to, end)).split(/\r?\n/);
  // Where a comma goes along, the line in front of it changes, too: what goes is not to be taken for its end.
  const isLast = text[from] === ',' && replacement === '';
  // From the end first: of two statements that begin alike, the one that goes is shown from its own first line on.
  while (!isLast && before.length > 0 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  while (before.length > 0 && after.length > 0 && before[0] === after[0]) {
    before.shift();
    after.shift();
  }
  const come = after.filter((line) => line.trim() !== '');
  const indent = Math.min(...[...before, ...come].map(indentOf));
  return [...signed('-', before, indent), ...signed('+', come, indent)];
}

function signed(sign: string, lines: readonly string[], indent: number): readonly string[] {
  return lines.map((line) => `${sign} ${line.slice(indent)}`);
}

function indentOf(line: string): number {
  return line.trim() === '' ? Number.POSITIVE_INFINITY : line.length - line.trimStart().length;
}
