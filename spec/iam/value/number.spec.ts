import { expect, test } from 'vitest';
import { exactNumber, parseNumber } from '../../../src/iam/value/number.js';

test.each([
  ['0', 0],
  ['-0', 0],
  ['43200', 43_200],
  ['043200', 43_200],
  ['-1', -1],
  ['0.5', 0.5],
  ['-0.25', -0.25],
  ['1.0', 1],
  ['1.50', 1.5],
  ['999999999999999', 999_999_999_999_999],
  ['-123456789012345', -123_456_789_012_345],
  ['0.00000000000000000001', 1e-20],
])('%s is a number', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  '',
  ' ',
  ' 1',
  '1 ',
  '1\n',
  '43200abc',
  '0x10',
  '1e3',
  '1E3',
  '+1',
  '--1',
  '1.',
  '.5',
  '1,5',
  '1_000',
  '१',
  'NaN',
  'Infinity',
  'true',
  '1234567890123456',
  '0.1234567890123456',
])('%j is no number', (text) => {
  expect(parseNumber(text)).toBeUndefined();
});

test.each([
  [0, 0],
  [-0, 0],
  [0.5, 0.5],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [Number.MAX_SAFE_INTEGER + 1, undefined],
  [1e21, undefined],
  [-1e21, undefined],
])('the number %d of a request', (given, value) => {
  expect(exactNumber(given)).toBe(value);
});
