import type { PolicySet } from '../api/policy-set.js';
import { memberOf, type ObjectNode } from '../iam/document/node.js';
import { mergeLayers, parsePolicies } from './parse-policies.js';
import type { Shared } from './shared.js';

/** The policies of a scenario over those of its file. Undefined where there are none, or they are refused. */
export function policySetOf(
  node: ObjectNode,
  { layers, assemble, faults, world, top }: Shared,
): PolicySet | undefined {
  const own = memberOf(node, 'policies');
  const ownLayers = own && parsePolicies(own.value, world, faults);
  const inherited = memberOf(top, 'policies');
  if (own === undefined && inherited === undefined) {
    faults.refuse({ code: 'no-policies' }, node.at);
    return undefined;
  }
  // Where a policy is refused, that has been said.
  if ((own !== undefined && ownLayers === undefined) || (inherited !== undefined && layers === undefined))
    return undefined;
  const set = assemble(mergeLayers(layers, ownLayers));
  if (set.ok) return set.value;
  for (const problem of set.problems) {
    const layer = String(problem.path?.[0] ?? '');
    const given = [own?.value, inherited?.value].find(
      (one) => one?.kind === 'object' && memberOf(one, layer) !== undefined,
    );
    const place = given?.kind === 'object' ? memberOf(given, layer)?.keyAt : undefined;
    faults.pass(problem, place ?? (own ?? inherited)?.value.at ?? node.at);
  }
  return undefined;
}
