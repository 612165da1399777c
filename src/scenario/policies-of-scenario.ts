import type { PolicySet } from '../api/policy-set.js';
import { memberOf, type ObjectNode } from '../iam/document/node.js';
import { mergeLayers } from './parse-policies.js';
import type { Shared } from './shared.js';

/** The policies of a scenario over those of its file. Undefined where there are none, or they are refused. */
export function policySetOf(
  node: ObjectNode,
  { layers, assemble, faults, policies, top }: Shared,
): PolicySet | undefined {
  const own = memberOf(node, 'policies');
  const ownLayers = own && policies.read(own.value);
  const inherited = memberOf(top, 'policies');
  if (own === undefined && inherited === undefined) {
    faults.refuse({ code: 'no-policies', onlyNamed: memberOf(top, 'layers') !== undefined }, node.at);
    return undefined;
  }
  // Where a policy is refused, that has been said.
  if ((own !== undefined && ownLayers === undefined) || (inherited !== undefined && layers === undefined))
    return undefined;
  const set = assemble(mergeLayers(layers, ownLayers));
  if (set.ok) return set.value;
  // What a layer takes was checked where it was read: whatever else there may be is told here.
  for (const problem of set.problems) faults.pass(problem, (own ?? inherited)?.value.at ?? node.at);
  return undefined;
}
