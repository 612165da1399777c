import type { Path, Report } from '../diagnostic.js';
import { nearest } from '../nearest.js';
import { type ObjectNode, repeatedMembers } from './node.js';

/** Refuses repeated and unknown elements: a misspelt Condition that was skipped would widen an Allow. */
export function checkElements(
  node: ObjectNode,
  known: readonly string[],
  within: string,
  path: Path,
  report: Report,
): void {
  for (const { key, keyAt } of repeatedMembers(node)) {
    report.error({ code: 'duplicate-key', key }, keyAt, [...path, key]);
  }
  for (const { key, keyAt } of node.members) {
    if (known.includes(key)) continue;
    const fault = {
      code: 'unknown-element',
      element: key,
      within,
      nearest: nearest(key, known),
      known,
    } as const;
    report.error(fault, keyAt, [...path, key]);
  }
}
