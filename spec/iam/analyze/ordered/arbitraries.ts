import fc from 'fast-check';
import { type IntervalSet, unionOf } from '../../../../src/iam/analyze/ordered/interval-set.js';
import type { Interval } from '../../../../src/iam/value/value-set.js';

/** As they are written: `range('[', 1, 2, ')')`. */
export function range(left: '[' | '(', from: number, to: number, right: ']' | ')'): Interval {
  return { from, fromOpen: left === '(', to, toOpen: right === ')' };
}

/** Few, so that ends often meet. */
const end = fc.constantFrom(-Infinity, -2, -0.5, 0, 0.25, 1, 1.5, 2, 3, Infinity);

export const intervals = intervalsBetween(end);

export const sets = intervals.map(unionOf);

export function intervalsBetween(ends: fc.Arbitrary<number>): fc.Arbitrary<Interval[]> {
  const interval = fc.record({ from: ends, fromOpen: fc.boolean(), to: ends, toOpen: fc.boolean() });
  return fc.array(interval, { maxLength: 5 });
}

/** Every finite end, a number between each two, and one on either side. */
export function samplesOf(given: IntervalSet): number[] {
  const ends = given.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const points = [...new Set([...ends, 0])].sort((one, other) => one - other);
  const between = points.slice(1).map((point, index) => (point + (points[index] ?? 0)) / 2);
  return [...points, ...between, (points[0] ?? 0) - 1, (points.at(-1) ?? 0) + 1];
}
