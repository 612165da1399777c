import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../../src/iam/analyze/ordered/cells.js';
import {
  allNumbers,
  intersectionOf,
  isEmpty,
  unionOf,
} from '../../../../src/iam/analyze/ordered/interval-set.js';
import { wholeNumbersOf } from '../../../../src/iam/analyze/ordered/whole-numbers.js';
import { check } from '../../../properties/check.js';
import { intervals, range, sets } from './arbitraries.js';

test('the points and what is between them', () => {
  expect(cellsOf([])).toEqual(allNumbers);
  expect(cellsOf([range('[', 2, 5, ')'), range('(', -Infinity, 2, ']')])).toEqual([
    range('(', -Infinity, 2, ')'),
    range('[', 2, 2, ']'),
    range('(', 2, 5, ')'),
    range('[', 5, 5, ']'),
    range('(', 5, Infinity, ')'),
  ]);
});

test('cells make up the line, without overlap, and each is in a given interval as a whole or not at all', () => {
  check(
    fc.property(intervals, (list) => {
      const cells = cellsOf(list);
      expect(unionOf(cells)).toEqual(allNumbers);
      for (const [index, cell] of cells.entries()) {
        for (const other of cells.slice(0, index))
          expect(isEmpty(intersectionOf([other], [cell]))).toBe(true);
        for (const interval of list) {
          const common = intersectionOf(unionOf([interval]), [cell]);
          if (!isEmpty(common)) expect(common).toEqual([cell]);
        }
      }
    }),
  );
});

test('whole numbers', () => {
  expect(wholeNumbersOf([range('(', 600, 900, ')')])).toEqual([range('[', 601, 899, ']')]);
  expect(wholeNumbersOf([range('(', 0, 1, ')'), range('[', 2, 2, ']'), range('[', 2.5, 3, ']')])).toEqual([
    range('[', 2, 3, ']'),
  ]);
  expect(wholeNumbersOf([range('(', -0.5, 0.5, ')')])).toEqual([range('[', 0, 0, ']')]);
  expect(wholeNumbersOf(allNumbers)).toEqual(allNumbers);
});

test('the integers stay, and their sets have one form', () => {
  check(
    fc.property(sets, (set) => {
      const whole = wholeNumbersOf(set);
      for (let value = -6; value <= 6; value += 1)
        expect(isEmpty(intersectionOf(whole, [range('[', value, value, ']')]))).toBe(
          isEmpty(intersectionOf(set, [range('[', value, value, ']')])),
        );
      expect(wholeNumbersOf(whole)).toEqual(whole);
      for (const [index, { from }] of whole.entries())
        if (index > 0) expect(from - (whole[index - 1]?.to ?? from)).toBeGreaterThan(1);
    }),
  );
});
