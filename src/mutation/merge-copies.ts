import type { Policy } from '../api/policy.js';
import { assemble, type PolicySet } from '../api/policy-set.js';
import { layersOf } from './change-set.js';

/**
 * Policies inline that say the same are one policy, however often it is written: a change of one is a change of all. So a
 * scenario that brings its own copy along tests the policy, too.
 */
export function copyMerger(): (set: PolicySet) => PolicySet {
  const first = new Map<string, Policy>();
  const known = new WeakMap<PolicySet, PolicySet>();
  const firstOf = (policy: Policy): Policy => {
    if (policy.name !== 'inline') return policy;
    const text = JSON.stringify(policy.document);
    const one = first.get(text) ?? policy;
    first.set(text, one);
    return one;
  };
  return (set) => {
    const merged = known.get(set) ?? merge(set, firstOf);
    known.set(set, merged);
    return merged;
  };
}

function merge(set: PolicySet, firstOf: (policy: Policy) => Policy): PolicySet {
  if (set.policies.every(({ policy }) => firstOf(policy) === policy)) return set;
  const layers = [...layersOf(set)].map(
    ([layer, levels]) => [layer, levels.map((level) => level.map(firstOf))] as const,
  );
  const merged = assemble(new Map(layers));
  if (!merged.ok) throw new Error('what is valid once is valid again');
  return merged.value;
}
