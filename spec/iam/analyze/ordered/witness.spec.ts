import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { instantText } from '../../../../src/iam/analyze/ordered/instant-text.js';
import {
  allNumbers,
  contains,
  noNumbers,
  unionOf,
} from '../../../../src/iam/analyze/ordered/interval-set.js';
import { instantIn, numberIn } from '../../../../src/iam/analyze/ordered/witness.js';
import { parseInstant } from '../../../../src/iam/value/instant.js';
import { parseNumber } from '../../../../src/iam/value/number.js';
import type { Interval } from '../../../../src/iam/value/value-set.js';
import { check } from '../../../properties/check.js';
import { intervalsBetween, range } from './arbitraries.js';

describe('a number that reads well', () => {
  it.each<[string, Interval[], number | undefined]>([
    ['all', [...allNumbers], 0],
    ['none', [...noNumbers], undefined],
    ['a closed end', [range('[', 900, 3600, ']')], 900],
    ['above an open end', [range('(', 900, Infinity, ')')], 901],
    ['above a fraction', [range('(', 900.5, Infinity, ')')], 901],
    ['an integer before a fraction at the end', [range('[', 0.5, 10, ']')], 1],
    ['a fraction where no integer is', [range('[', 0.5, 0.75, ']')], 0.5],
    ['up to a closed end', [range('(', -Infinity, 899, ']')], 899],
    ['below an open end', [range('(', -Infinity, 900, ')')], 899],
    ['below a fraction', [range('(', -Infinity, 0.5, ')')], 0],
    ['few digits', [range('(', 1.5, 1.6, ')')], 1.51],
    ['fewer digits', [range('(', 1.4999, 1.6, ')')], 1.5],
    ['few digits below 0', [range('(', -0.7, -0.5, ')')], -0.6],
    ['the other end', [range('(', 0.5, 0.6, ']')], 0.6],
    ['not an end in too many digits', [range('[', 0.30000000000000004, 0.5, ']')], 0.4],
    ['an end in too many digits', [range('[', 0.30000000000000004, 0.30000000000000004, ']')], 0.1 + 0.2],
    ['no double', [range('(', 1, 1 + Number.EPSILON, ')')], undefined],
    ['one double', [range('(', 1, 1 + 2 * Number.EPSILON, ')')], 1 + Number.EPSILON],
    ['rather not below 0', [range('[', -5, -3, ']'), range('(', 0.5, 0.75, ')')], 0.6],
    ['rather an integer', [range('[', 0.5, 0.75, ']'), range('[', 8, 8, ']')], 8],
    ['below 0 if need be', [range('[', -5, -3, ']')], -5],
    ['beyond all doubles', [range('(', Number.MAX_VALUE, Infinity, ')')], undefined],
  ])('%s', (_, intervals, wanted) => {
    expect(numberIn(unionOf(intervals))).toBe(wanted);
  });
});

const second = 1000;
const noon = Date.UTC(2026, 5, 1, 12);

describe('an instant that reads well', () => {
  it.each<[string, Interval[], string | undefined]>([
    ['all', [...allNumbers], '2026-01-01T00:00:00Z'],
    ['none', [], undefined],
    ['a closed end', [range('[', noon, Infinity, ')')], '2026-06-01T12:00:00Z'],
    ['above an open end', [range('(', noon, Infinity, ')')], '2026-06-01T12:00:01Z'],
    ['up to a closed end', [range('(', -Infinity, noon, ']')], '2026-06-01T12:00:00Z'],
    ['below an open end', [range('(', -Infinity, noon, ')')], '2026-06-01T11:59:59Z'],
    ['a whole second', [range('(', noon + 250, noon + 1500, ')')], '2026-06-01T12:00:01Z'],
    ['within a second', [range('(', noon, noon + second, ')')], '2026-06-01T12:00:00.1Z'],
    ['within a part of it', [range('(', noon, noon + 10, ')')], '2026-06-01T12:00:00.001Z'],
    ['within a millisecond', [range('(', noon, noon + 1, ')')], '2026-06-01T12:00:00.0001Z'],
    ['a fraction at a closed end', [range('[', noon + 1.5, noon + 2, ']')], '2026-06-01T12:00:00.0015Z'],
    ['before the calendar', [range('[', -1e17, Infinity, ')')], '2026-01-01T00:00:00Z'],
    ['until after the calendar', [range('(', -Infinity, 1e17, ')')], '2026-01-01T00:00:00Z'],
    ['only after the calendar', [range('[', 1e17, 1e17, ']')], '100000000000000'],
    ['rather with a year', [range('[', -1e17, -1e17, ']'), range('[', 0, 0, ']')], '1970-01-01T00:00:00Z'],
  ])('%s', (_, intervals, wanted) => {
    const instant = instantIn(unionOf(intervals));
    expect(instant === undefined ? undefined : instantText(instant)).toBe(wanted);
  });
});

const numbers = fc.oneof(
  fc.double({ noNaN: true }).map((value) => value + 0),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -30, max: 30 }).map((value) => value / 10),
  fc.tuple(fc.constantFrom(0, 1, 0.1, 5e-324, 2 ** 53, 1e300), fc.nat(3)).map(([value, steps]) => {
    return value + steps * Math.max(5e-324, value * Number.EPSILON);
  }),
);

test('a witness is a member, and missing only where no double is', () => {
  check(
    fc.property(intervalsBetween(numbers).map(unionOf), (set) => {
      for (const witness of [numberIn(set), instantIn(set)]) {
        if (witness !== undefined) expect(contains(set, witness)).toBe(true);
        else
          for (const { from, fromOpen, to, toOpen } of set) {
            expect([fromOpen, toOpen]).toEqual([true, true]);
            if (Number.isFinite(from + to)) expect([from, to]).toContain(from + (to - from) / 2);
            else expect([Math.abs(from), Math.abs(to)]).toContain(Number.MAX_VALUE);
          }
      }
    }),
  );
});

test('a witness can be written where an integer or a short decimal is in the set', () => {
  const short = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 100);
  check(
    fc.property(intervalsBetween(short).map(unionOf), (set) => {
      const witness = numberIn(set);
      expect(witness === undefined).toBe(set.length === 0);
      if (witness !== undefined) expect(parseNumber(String(witness))).toBe(witness);
      const instant = instantIn(set);
      expect(instant === undefined).toBe(set.length === 0);
    }),
  );
});

describe('the text of an instant', () => {
  it.each([
    [Date.UTC(2026, 0), '2026-01-01T00:00:00Z'],
    [noon + 500, '2026-06-01T12:00:00.5Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(-1, 12), '0000-01-01T00:00:00Z'],
    [Date.UTC(-1, 12) - 1000, '-62167219201'],
    [Date.UTC(10000) - 1, '9999-12-31T23:59:59.999Z'],
    [Date.UTC(10000), '253402300800'],
    [noon + 0.25 + 1 / 4096, undefined],
    [1e300, undefined],
    [Infinity, undefined],
  ])('%d', (instant, text) => {
    expect(instantText(instant)).toBe(text);
  });

  it('reads back as exactly the instant', () => {
    const milliseconds = fc.integer({ min: Date.UTC(-1, 12), max: Date.UTC(10000) - 1 });
    check(
      fc.property(milliseconds, (instant) => {
        expect(parseInstant(instantText(instant) ?? '')).toBe(instant);
      }),
    );
    check(
      fc.property(fc.double(), (instant) => {
        const text = instantText(instant);
        if (text !== undefined) expect(parseInstant(text)).toBe(instant + 0);
      }),
    );
  });
});
