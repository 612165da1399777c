import type { Policy } from '../api/policy.js';
import { assemble, type Levels, type PolicySet } from '../api/policy-set.js';
import type { LayerName } from '../iam/document/policy.js';

/** The policies of a set, layer by layer and level by level. */
export function layersOf(set: PolicySet): ReadonlyMap<LayerName, Levels> {
  const layers = new Map<LayerName, Policy[][]>();
  for (const { layer, level, policy } of set.policies) {
    const levels = layers.get(layer) ?? [];
    layers.set(layer, levels);
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(policy);
  }
  return layers;
}

/** The set with another policy wherever one stands. Undefined where a layer does not take it. */
export function withPolicy(set: PolicySet, policy: Policy, other: Policy): PolicySet | undefined {
  if (!set.policies.some((one) => one.policy === policy)) return set;
  const layers = [...layersOf(set)].map(
    ([layer, levels]) =>
      [layer, levels.map((level) => level.map((one) => (one === policy ? other : one)))] as const,
  );
  const changed = assemble(new Map(layers));
  return changed.ok ? changed.value : undefined;
}

/** The set without the levels of a layer that are made of just these policies. */
export function withoutLevel(set: PolicySet, layer: LayerName, level: readonly Policy[]): PolicySet {
  const layers = layersOf(set);
  const levels = layers.get(layer) ?? [];
  const left = levels.filter((one) => !isSameLevel(one, level));
  if (left.length === levels.length) return set;
  const changed = assemble(new Map([...layers, [layer, left]]));
  if (!changed.ok) throw new Error('what is left of valid policies is valid');
  return changed.value;
}

export function isSameLevel(one: readonly Policy[], other: readonly Policy[]): boolean {
  return one.length === other.length && one.every((policy, index) => policy === other[index]);
}
