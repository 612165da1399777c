import { expect, test } from 'vitest';
import { positionAt } from '../../../src/iam/document/source-text.js';

test.each([
  ['', 0, 1, 1],
  ['a', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['\n\n', 2, 3, 1],
  ['é😀x', 3, 1, 4],
])('in %j offset %i is line %i, column %i', (text, offset, line, column) => {
  expect(positionAt({ text }, offset)).toEqual({ line, column });
});
