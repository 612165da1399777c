import type { SourceText } from '../iam/document/source-text.js';
import { positionAt } from '../iam/document/source-text.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** Longer lines are cut around the place, so that a file on one line stays readable. */
const widest = 100;

/**
 * The line of a place, the two before it, and a caret under the column.
 * @param from a line further up that belongs to it, as the name of a scenario does to its expectation
 */
export function codeFrame(
  source: SourceText,
  line: number,
  column: number,
  style: Style,
  from = line,
): string {
  const width = String(line).length;
  // A long line is cut so that the column is seen; its neighbours are cut at the same place.
  const cut = column > widest - 20 ? column - 40 : 0;
  const rows: string[] = [];
  let previous = 0;
  for (const number of linesOf(line, from)) {
    if (previous > 0 && number > previous + 1) rows.push(`  ${style.dim(`${'.'.repeat(width)} |`)}`);
    const shown = lineOf(source, number, cut);
    const row =
      `${String(number).padStart(width)} | ${shown.length > widest ? `${shown.slice(0, widest)}…` : shown}`.trimEnd();
    rows.push(number === line ? `${style.red('>')} ${row}` : `  ${style.dim(row)}`);
    previous = number;
  }
  rows.push(
    `  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1 - cut + (cut > 0 ? 1 : 0)))}${style.red('^')}`,
  );
  return rows.join('\n');
}

/** What stands a few lines apart is shown as a whole. */
function linesOf(line: number, from: number): readonly number[] {
  const isNear = line - from <= 6;
  const first = isNear ? Math.min(from, Math.max(1, line - 2)) : line - 2;
  const near = Array.from({ length: line - first + 1 }, (_, index) => first + index);
  return isNear ? near : [from, ...near];
}

/**
 * A line from where it is cut on, and no more of it than is shown: a file on one line must not cost its length for each
 * place in it.
 */
function lineOf(source: SourceText, line: number, cut: number): string {
  const { text } = source;
  const start = startOfLine(source, line);
  const next = startOfLine(source, line + 1);
  const end = text[next - 1] === '\n' && next > start ? next - 1 : next;
  const isCut = cut > 0 && end - start > cut;
  const from = isCut ? start + cut : start;
  const shown = text.slice(from, Math.min(end, from + widest + 2)).replace(/\r$/, '');
  return `${isCut ? '…' : ''}${printable(shown).replaceAll('\t', ' ')}`;
}

/** The offset at which a line begins. */
function startOfLine(source: SourceText, line: number): number {
  let low = 0;
  let high = source.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positionAt(source, middle).line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
