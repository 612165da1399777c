import type { Interval } from '../../value/value-set.js';
import type { IntervalSet } from './interval-set.js';

/**
 * The set as its integers: each interval from its first to its last integer, both of it, and 1 to 2 with 3 to 4 is
 * 1 to 4. Of two sets with the same integers it makes equal ones.
 */
export function wholeNumbersOf(set: IntervalSet): IntervalSet {
  const whole: Interval[] = [];
  for (const { from, fromOpen, to, toOpen } of set) {
    // Adding 0 turns -0 into 0.
    const first = (fromOpen ? Math.floor(from) + 1 : Math.ceil(from)) + 0;
    const end = (toOpen ? Math.ceil(to) - 1 : Math.floor(to)) + 0;
    if (first > end) continue;
    const last = whole.at(-1);
    const next = { from: first, fromOpen: first === -Infinity, to: end, toOpen: end === Infinity };
    if (last === undefined || last.to + 1 < first) whole.push(next);
    else whole[whole.length - 1] = { ...last, to: next.to, toOpen: next.toOpen };
  }
  return whole;
}
