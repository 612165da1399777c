import type { Interval } from '../../value/value-set.js';

/**
 * A set of real numbers: intervals in order, none empty, no two of which could be one. Two sets are equal exactly
 * when their lists are. Between two numbers there is always another, also where no double is.
 */
export type IntervalSet = readonly Interval[];

export const allNumbers: IntervalSet = [{ from: -Infinity, fromOpen: true, to: Infinity, toOpen: true }];

export const noNumbers: IntervalSet = [];

/** The numbers of any of the intervals, which may overlap, be empty and come in any order. */
export function unionOf(intervals: readonly Interval[]): IntervalSet {
  const sorted = intervals
    .map(openInfinity)
    .filter(hasNumbers)
    .sort((one, other) => compareStarts(one, other));
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || isApart(last, next)) merged.push(next);
    else if (endsBefore(last, next))
      merged[merged.length - 1] = { ...last, to: next.to, toOpen: next.toOpen };
  }
  return merged;
}

export function complementOf(set: IntervalSet): IntervalSet {
  const gaps: Interval[] = [];
  let from = -Infinity;
  let fromOpen = true;
  for (const interval of set) {
    gaps.push({ from, fromOpen, to: interval.from, toOpen: !interval.fromOpen });
    from = interval.to;
    fromOpen = !interval.toOpen;
  }
  gaps.push({ from, fromOpen, to: Infinity, toOpen: true });
  return gaps.map(openInfinity).filter(hasNumbers);
}

export function intersectionOf(one: IntervalSet, other: IntervalSet): IntervalSet {
  const common: Interval[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [a, b] = [one[left], other[right]];
    if (a === undefined || b === undefined) return common;
    const start = compareStarts(a, b) < 0 ? b : a;
    const end = endsBefore(a, b) ? a : b;
    const both = { from: start.from, fromOpen: start.fromOpen, to: end.to, toOpen: end.toOpen };
    if (hasNumbers(both)) common.push(both);
    if (end === a) left += 1;
    else right += 1;
  }
}

/** The numbers of the one set that the other has not. */
export function differenceOf(one: IntervalSet, other: IntervalSet): IntervalSet {
  return intersectionOf(one, complementOf(other));
}

export function isEmpty(set: IntervalSet): boolean {
  return set.length === 0;
}

export function areEqual(one: IntervalSet, other: IntervalSet): boolean {
  return (
    one.length === other.length &&
    one.every((a, index) => {
      const b = other[index];
      return b !== undefined && compareStarts(a, b) === 0 && a.to === b.to && a.toOpen === b.toOpen;
    })
  );
}

/** Whether the number is in one of the intervals; infinity never is. */
export function contains(intervals: readonly Interval[], value: number): boolean {
  return intervals.some(
    ({ from, fromOpen, to, toOpen }) =>
      (fromOpen ? from < value : from <= value) && (toOpen ? value < to : value <= to),
  );
}

function openInfinity(interval: Interval): Interval {
  const { from, to } = interval;
  return {
    from,
    fromOpen: interval.fromOpen || from === -Infinity,
    to,
    toOpen: interval.toOpen || to === Infinity,
  };
}

function hasNumbers({ from, fromOpen, to, toOpen }: Interval): boolean {
  return from < to || (from === to && !fromOpen && !toOpen);
}

/** Equal infinite starts have no difference, which is not a number. */
function compareStarts(one: Interval, other: Interval): number {
  if (one.from !== other.from) return one.from < other.from ? -1 : 1;
  return Number(one.fromOpen) - Number(other.fromOpen);
}

function endsBefore(one: Interval, other: Interval): boolean {
  return one.to < other.to || (one.to === other.to && one.toOpen && !other.toOpen);
}

/** Whether a number is missing between an interval and one that starts no earlier. */
function isApart(one: Interval, next: Interval): boolean {
  return next.from > one.to || (next.from === one.to && next.fromOpen && one.toOpen);
}
