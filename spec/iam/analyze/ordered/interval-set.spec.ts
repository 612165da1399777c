import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  allNumbers,
  areEqual,
  complementOf,
  contains,
  differenceOf,
  type IntervalSet,
  intersectionOf,
  isEmpty,
  noNumbers,
  unionOf,
} from '../../../../src/iam/analyze/ordered/interval-set.js';
import { check } from '../../../properties/check.js';
import { intervals, range, samplesOf, sets } from './arbitraries.js';

describe('intervals that could be one are one', () => {
  it.each([
    ['[1,2) [2,3]', [range('[', 1, 2, ')'), range('[', 2, 3, ']')], [range('[', 1, 3, ']')]],
    ['(1,2) (2,3)', [range('(', 1, 2, ')'), range('(', 2, 3, ')')], undefined],
    [
      '(1,2) 2 (2,3)',
      [range('(', 2, 3, ')'), range('(', 1, 2, ')'), range('[', 2, 2, ']')],
      [range('(', 1, 3, ')')],
    ],
    ['[1,5] (2,3)', [range('[', 1, 5, ']'), range('(', 2, 3, ')')], [range('[', 1, 5, ']')]],
    ['(1,2) [1,2]', [range('(', 1, 2, ')'), range('[', 1, 2, ']')], [range('[', 1, 2, ']')]],
    ['empty ones', [range('(', 1, 1, ']'), range('[', 3, 2, ']')], []],
    ['infinite ends', [range('[', -Infinity, Infinity, ']')], allNumbers],
    ['no numbers at infinity', [range('[', Infinity, Infinity, ']')], []],
  ])('%s', (_, given, wanted) => {
    expect(unionOf(given)).toEqual(wanted ?? given);
  });
});

test('a union has exactly the numbers of its intervals, in its only form', () => {
  check(
    fc.property(intervals, (list) => {
      const set = unionOf(list);
      for (const value of samplesOf(list)) expect(contains(set, value)).toBe(contains(list, value));
      for (const [index, { from, fromOpen, to, toOpen }] of set.entries()) {
        expect(from < to || (!fromOpen && !toOpen)).toBe(true);
        expect([fromOpen || Number.isFinite(from), toOpen || Number.isFinite(to)]).toEqual([true, true]);
        const before = set[index - 1];
        if (before !== undefined) expect(before.to < from || (before.toOpen && fromOpen)).toBe(true);
      }
    }),
  );
});

test('every operation agrees with membership, and gives the only form', () => {
  const isFormed = (set: IntervalSet) => expect(unionOf(set)).toEqual(set);
  check(
    fc.property(sets, sets, (one, other) => {
      const [not, both, less] = [complementOf(one), intersectionOf(one, other), differenceOf(one, other)];
      for (const set of [not, both, less]) isFormed(set);
      for (const value of samplesOf([...one, ...other])) {
        const [isOne, isOther] = [contains(one, value), contains(other, value)];
        expect(contains(not, value)).toBe(!isOne);
        expect(contains(both, value)).toBe(isOne && isOther);
        expect(contains(less, value)).toBe(isOne && !isOther);
      }
    }),
  );
});

test('the laws of sets', () => {
  check(
    fc.property(sets, sets, (one, other) => {
      expect(complementOf(complementOf(one))).toEqual(one);
      expect(complementOf(unionOf([...one, ...other]))).toEqual(
        intersectionOf(complementOf(one), complementOf(other)),
      );
      expect(intersectionOf(one, complementOf(one))).toEqual(noNumbers);
      expect(unionOf([...one, ...complementOf(one)])).toEqual(allNumbers);
      expect(intersectionOf(one, other)).toEqual(intersectionOf(other, one));
      expect(intersectionOf(one, allNumbers)).toEqual(one);
      expect(areEqual(one, one)).toBe(true);
      const parts = [...differenceOf(one, other), ...differenceOf(other, one)];
      expect(areEqual(one, other)).toBe(isEmpty(unionOf(parts)));
    }),
  );
});

test('infinity is no number', () => {
  expect([-Infinity, Infinity].map((value) => contains(allNumbers, value))).toEqual([false, false]);
});

test('equal sets differ in nothing', () => {
  expect(areEqual([range('[', 1, 2, ']')], [range('[', 1, 2, ')')])).toBe(false);
  expect(areEqual([range('(', 1, 2, ']')], [range('[', 1, 2, ']')])).toBe(false);
  expect(areEqual(allNumbers, complementOf(noNumbers))).toBe(true);
  expect(areEqual(noNumbers, allNumbers)).toBe(false);
});
