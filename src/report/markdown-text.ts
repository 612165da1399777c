import { cutAt } from './cut-at.js';
import { oneShortLine } from './one-line.js';
import { printable } from './printable.js';

/** Longer texts stand in full in the other reports. */
const longestCell = 300;
const longestBlock = 20_000;

/**
 * Text from a file within a line or a cell of a table: nothing in it is markup, a mention or a link. In `<code>`, as GitHub
 * makes neither there; characters that Markdown reads are written as numbers, as a backslash does not last everywhere.
 */
export function inlineText(text: string): string {
  const line = oneShortLine(text, longestCell);
  const safe = line.replace(
    /[&<>"'\\`*_[\]|~$!#@]|:(?=\/\/)|w(?=ww\.)/gi,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
  return line === '' ? '' : `<code>${safe}</code>`;
}

/** A block that ends where it should: its fence is longer than any in the text. */
export function codeBlock(text: string): string {
  const shown = cutAt(printable(text), longestBlock);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
}

/** What opens on a click. The empty lines let Markdown be read within it. */
export function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
