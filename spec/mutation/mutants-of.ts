import { madeOf, type Policy, policyFromText } from '../../src/api/policy.js';
import { assemble, type PolicySet } from '../../src/api/policy-set.js';
import { likelyLayer } from '../../src/generation/likely-layer.js';
import type { LayerName } from '../../src/iam/document/policy.js';
import type { PolicyDocument } from '../../src/index.js';
import type { Mutant } from '../../src/mutation/mutant.js';
import { policyMutants } from '../../src/mutation/policy-mutants.js';

/** A policy as it stands in a file. */
export function policyIn(text: string): Policy {
  const policy = policyFromText(text, { name: 'p', file: 'p.json' });
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  return policy.value;
}

export interface ChangedPolicy {
  readonly mutant: Mutant;
  /** The policy with the change, and its text. */
  readonly document: PolicyDocument;
  readonly text: string;
}

/** Every mutant of the policy in a text that is valid in its layer, and the text that its change makes. */
export function mutantsOf(text: string, layer?: LayerName): readonly ChangedPolicy[] {
  const policy = policyIn(text);
  const set = setOf(policy, layer ?? likelyLayer(policy) ?? 'resource');
  return [...policyMutants(policy)].flatMap((mutant) => {
    const changed = mutant.applyTo(set)?.policies[0]?.policy;
    return changed === undefined
      ? []
      : [{ mutant, document: changed.document, text: changedText(text, mutant) }];
  });
}

function setOf(policy: Policy, layer: LayerName): PolicySet {
  const set = assemble(new Map([[layer, [[policy]]]]));
  if (!set.ok) throw new Error(JSON.stringify(set.problems));
  return set.value;
}

/** By the places that the change names. */
function changedText(text: string, mutant: Mutant): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = (place: { readonly line: number; readonly column: number }) =>
    (starts[place.line - 1] as number) + place.column - 1;
  const { place, replacement } = mutant.change();
  if (place === undefined)
    throw new Error(`the policy ${madeOf(mutant.policy).compiled.parsed.name} has a text`);
  return text.slice(0, offset(place.start)) + replacement + text.slice(offset(place.end));
}
