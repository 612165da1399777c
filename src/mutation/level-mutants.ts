import { isBackdrop } from '../api/backdrop.js';
import type { Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import { type LayerName, levelledLayers } from '../iam/document/policy.js';
import { grantingLayers } from '../iam/evaluate/evaluation-order.js';
import { removalOf } from './change.js';
import { isSameLevel, layersOf, withoutLevel } from './change-set.js';
import type { Mutant } from './mutant.js';

/** Every limit of the sets dropped: a boundary, session or endpoint policy, and one level of an organization's path. */
export function* levelMutants(sets: readonly PolicySet[]): Iterable<Mutant> {
  const seen: { readonly layer: LayerName; readonly level: readonly Policy[] }[] = [];
  for (const set of sets) {
    for (const [layer, levels] of layersOf(set)) {
      if (grantingLayers.has(layer)) continue;
      for (const [number, level] of levels.entries()) {
        const [first] = level;
        if (first === undefined || level.every(isBackdrop)) continue;
        if (seen.some((one) => one.layer === layer && isSameLevel(one.level, level))) continue;
        seen.push({ layer, level });
        yield {
          operator: 'drop-level',
          policy: first,
          change: () => removalOf(first, describeLevel(layer, number, level)),
          applyTo: (other) => withoutLevel(other, layer, level),
        };
      }
    }
  }
}

function describeLevel(layer: LayerName, number: number, level: readonly Policy[]): string {
  const place = levelledLayers.has(layer) ? `${layer}, level ${number + 1}` : layer;
  return `${place}: ${level.map(({ file, name }) => file ?? name).join(', ')}`;
}
