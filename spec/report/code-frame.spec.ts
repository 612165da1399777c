import { expect, it } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.js';
import { noStyle } from '../../src/report/style.js';

const frame = (text: string, line: number, column: number, from?: number): string =>
  codeFrame({ text }, line, column, noStyle, from);

it('shows the line, the two before it, and the column', () => {
  expect(frame('a: 1\nb: 2\nc: 3\nd: 4\n', 3, 4)).toBe('  1 | a: 1\n  2 | b: 2\n> 3 | c: 3\n    |    ^');
  expect(frame('a: 1\n', 1, 1)).toBe('> 1 | a: 1\n    | ^');
  expect(frame('', 1, 1)).toBe('> 1 |\n    | ^');
});

it('aligns the numbers', () => {
  const text = Array.from({ length: 10 }, (_, index) => `l${index + 1}`).join('\n');
  expect(frame(text, 10, 2)).toBe('   8 | l8\n   9 | l9\n> 10 | l10\n     |  ^');
});

it('shows where the scenario begins, as a whole when it is near', () => {
  const text = Array.from({ length: 20 }, (_, index) => `l${index + 1}`).join('\n');
  expect(frame(text, 9, 1, 5)).toBe('  5 | l5\n  6 | l6\n  7 | l7\n  8 | l8\n> 9 | l9\n    | ^');
  expect(frame(text, 19, 1, 5)).toBe('   5 | l5\n  .. |\n  17 | l17\n  18 | l18\n> 19 | l19\n     | ^');
});

it('counts a tab as one column, and drops carriage returns', () => {
  expect(frame('a\r\n\tb\r\n', 2, 2)).toBe('  1 | a\n> 2 |  b\n    |  ^');
});

it('cuts long lines around the column', () => {
  const text = `${'x'.repeat(200)}HERE${'y'.repeat(200)}`;
  const [line = '', caret = ''] = frame(text, 1, 201).split('\n');
  expect(line.length).toBeLessThan(120);
  expect(line.slice(caret.indexOf('^'), caret.indexOf('^') + 4)).toBe('HERE');
});
