import { parseNumber } from '../../value/number.js';
import type { Interval } from '../../value/value-set.js';
import { hasCalendarYear, instantText } from './instant-text.js';
import { contains, type IntervalSet } from './interval-set.js';

/** String(number) of the smallest decimal without an exponent has six digits, and of a number at most 15 are read. */
const mostDecimals = 21;
const someInstant = Date.UTC(2026, 0);
/** Milliseconds, from seconds to the microseconds that a text can have; less than one as a fraction of it. */
const coarseSteps = [1000, 100, 10, 1];
const fineSteps = [10, 100, 1000];

/**
 * A number of the set that reads well: of each interval one at its lower end, or its upper when it has no lower;
 * rather one that `parseNumber` reads back than not, rather 0 or more than less, rather an integer than a fraction.
 * Undefined when there is no double in the set.
 */
export function numberIn(set: IntervalSet): number | undefined {
  const found = set.flatMap((interval) => {
    const inside = numbersNear(interval).filter((value) => contains([interval], value));
    return inside.find(isWritable) ?? inside.slice(0, 1);
  });
  return firstBy(found, [isWritable, (value) => value >= 0, Number.isInteger]);
}

/**
 * An instant of the set in milliseconds: at an end, or a second away from one that is excluded, and in parts of a
 * second only where no whole second is. Rather one with a text than not, and with a year of four digits.
 */
export function instantIn(set: IntervalSet): number | undefined {
  const found = set.flatMap((interval) => {
    const inside = [...instantsNear(withinCalendar(interval)), ...instantsNear(interval)];
    const members = inside.filter((value) => contains([interval], value));
    return firstBy(members, [hasText, hasCalendarYear]) ?? [];
  });
  return firstBy(found, [hasText, hasCalendarYear]);
}

/** Members and others, the best first; with one member if there is any. */
function numbersNear(interval: Interval): number[] {
  const { from, fromOpen, to, toOpen } = interval;
  if (from === -Infinity) {
    if (to === Infinity) return [0];
    return [(toOpen ? Math.ceil(to) - 1 : Math.floor(to)) + 0, to, doubleBetween(from, to)];
  }
  const integer = (fromOpen ? Math.floor(from) + 1 : Math.ceil(from)) + 0;
  if (contains([interval], integer)) return [integer];
  return [from, ...decimalsIn(interval), to, doubleBetween(from, to)];
}

/** The lowest decimal of an interval among those with the fewest digits. */
function decimalsIn(interval: Interval): number[] {
  // Larger numbers are integers, and are not given in digits.
  if (Math.abs(interval.from) >= 2 ** 53) return [];
  for (let digits = 1; digits <= mostDecimals; digits += 1) {
    // The nearest decimal of so many digits, which may be below the interval where the next one is not.
    const units = BigInt(interval.from.toFixed(digits).replace('.', ''));
    const inside = [units, units + 1n]
      .map((each) => Number(`${each}e-${digits}`) + 0)
      .find((value) => contains([interval], value));
    if (inside !== undefined) return [inside];
  }
  return [];
}

/** A double between two others, one of which may be infinite, if there is any. */
function doubleBetween(from: number, to: number): number {
  // One or two steps of the doubles away.
  if (to === Infinity) return from + Math.max(Math.abs(from) * Number.EPSILON, Number.MIN_VALUE);
  if (from === -Infinity) return to - Math.max(Math.abs(to) * Number.EPSILON, Number.MIN_VALUE);
  const sum = from + to;
  return Number.isFinite(sum) ? sum / 2 : from / 2 + to / 2;
}

/** The same interval for the calendar, where it has instants: ends that are outside are no ends. */
function withinCalendar(interval: Interval): Interval {
  const [isFrom, isTo] = [hasCalendarYear(interval.from), hasCalendarYear(interval.to)];
  return {
    from: isFrom ? interval.from : -Infinity,
    fromOpen: !isFrom || interval.fromOpen,
    to: isTo ? interval.to : Infinity,
    toOpen: !isTo || interval.toOpen,
  };
}

function instantsNear({ from, to }: Interval): number[] {
  if (from === -Infinity) {
    if (to === Infinity) return [someInstant];
    const coarse = coarseSteps.map((step) => (Math.ceil(to / step) - 1) * step + 0);
    const fine = fineSteps.map((parts) => (Math.ceil(to * parts) - 1) / parts + 0);
    return [to, ...coarse, ...fine, doubleBetween(from, to)];
  }
  const coarse = coarseSteps.map((step) => (Math.floor(from / step) + 1) * step + 0);
  const fine = fineSteps.map((parts) => (Math.floor(from * parts) + 1) / parts + 0);
  return [from, ...coarse, ...fine, to, doubleBetween(from, to)];
}

function isWritable(value: number): boolean {
  return parseNumber(String(value)) === value;
}

function hasText(instant: number): boolean {
  return instantText(instant) !== undefined;
}

/** The first value among those that satisfy the most of the wishes, of which the first counts most. */
function firstBy(values: readonly number[], wishes: readonly ((value: number) => boolean)[]) {
  return wishes.reduce((left, wish) => {
    const satisfying = left.filter(wish);
    return satisfying.length > 0 ? satisfying : left;
  }, values)[0];
}
