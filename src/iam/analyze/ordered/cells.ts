import type { Interval } from '../../value/value-set.js';

/**
 * Cuts the line at every end of the intervals: the points themselves and the open intervals between, in order. Each
 * of the given intervals is a union of these cells, so that one number of a cell stands for all of them.
 */
export function cellsOf(boundaries: readonly Interval[]): readonly Interval[] {
  const ends = boundaries.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const points = [...new Set(ends)].sort((one, other) => one - other);
  const cells: Interval[] = [];
  let from = -Infinity;
  for (const point of points) {
    cells.push({ from, fromOpen: true, to: point, toOpen: true });
    cells.push({ from: point, fromOpen: false, to: point, toOpen: false });
    from = point;
  }
  return [...cells, { from, fromOpen: true, to: Infinity, toOpen: true }];
}
