import type { PolicySet } from '../api/policy-set.js';
import { type LayerName, layerNames } from '../iam/document/policy.js';
import { checkDeciderNames } from './deciding-statements.js';
import type { ExpectedDecision } from './expectation.js';
import type { ExpectationFault } from './fault.js';

type Policies = PolicySet['policies'];

/**
 * Why an expectation can never hold with these policies, found before anything is decided. One that merely failed would
 * pass under `.not`.
 */
export function checkExpected(expected: ExpectedDecision, policies: Policies): readonly ExpectationFault[] {
  return [...checkDeciders(expected, policies), ...checkLayer(expected, policies)];
}

function checkDeciders(
  { outcome, decidedBy }: ExpectedDecision,
  policies: Policies,
): readonly ExpectationFault[] {
  if (decidedBy === undefined) return [];
  switch (outcome) {
    case 'invalid-request':
      return [{ code: 'nothing-decides', outcome }];
    case 'implicit-deny':
      return decidedBy.length === 0 ? [] : [{ code: 'nothing-decides', outcome }];
    case 'allow':
    case 'explicit-deny':
      if (decidedBy.length === 0) return [{ code: 'decided-by-none', outcome }];
  }
  return checkDeciderNames(decidedBy, outcome, policies);
}

/** The others only limit what these grant. */
const granting: readonly LayerName[] = ['identity', 'resource', 'domain', 'repository'];

/** An implicit deny may be of any layer: one without policies, as a resource without a policy, lacks the Allow. */
function checkLayer({ outcome, layer }: ExpectedDecision, policies: Policies): readonly ExpectationFault[] {
  if (layer === undefined || outcome === 'deny' || outcome === 'implicit-deny') return [];
  if (outcome === 'invalid-request') return [{ code: 'no-layer-decides', outcome }];
  if (outcome === 'allow' && !granting.includes(layer))
    return [{ code: 'layer-never-grants', layer, granting }];
  const given = new Set(policies.map((one) => one.layer));
  if (given.has(layer)) return [];
  const known = layerNames.filter((name) => given.has(name));
  return [{ code: 'layer-without-policies', layer, outcome, known }];
}
