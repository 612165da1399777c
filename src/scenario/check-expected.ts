import type { PolicySet } from '../api/policy-set.js';
import { layerNames } from '../iam/document/policy.js';
import { grantingLayers } from '../iam/evaluate/evaluation-order.js';
import { checkDeciderNames, layersOfNames } from './deciding-statements.js';
import type { ExpectedDecision } from './expectation.js';
import type { ExpectationFault } from './fault.js';

type Policies = PolicySet['policies'];

/**
 * Why an expectation can never hold with these policies, found before anything is decided. One that merely failed would
 * pass under `.not`.
 */
export function checkExpected(expected: ExpectedDecision, policies: Policies): readonly ExpectationFault[] {
  const faults = [...checkDeciders(expected, policies), ...checkLayer(expected, policies)];
  return faults.length > 0 ? faults : checkDecidersInLayer(expected, policies);
}

function checkDeciders(
  { outcome, decidedBy }: ExpectedDecision,
  policies: Policies,
): readonly ExpectationFault[] {
  if (decidedBy === undefined) return [];
  if (outcome === 'invalid-request') return [{ code: 'nothing-decides', outcome }];
  if (decidedBy.length > 0) {
    return outcome === 'implicit-deny'
      ? [{ code: 'nothing-decides', outcome }]
      : checkDeciderNames(decidedBy, outcome, policies);
  }
  return outcome === 'explicit-deny' ? [{ code: 'decided-by-none', outcome, layer: undefined }] : [];
}

/**
 * An implicit deny may be of any layer: one without policies, as a resource without a policy, lacks the Allow. An allow
 * may be of identity without policies: a root user needs none.
 */
function checkLayer({ outcome, layer }: ExpectedDecision, policies: Policies): readonly ExpectationFault[] {
  if (layer === undefined || outcome === 'deny' || outcome === 'implicit-deny') return [];
  if (outcome === 'invalid-request') return [{ code: 'no-layer-decides', outcome }];
  if (outcome === 'allow' && !grantingLayers.has(layer))
    return [{ code: 'layer-never-grants', layer, granting: [...grantingLayers] }];
  if (outcome === 'allow' && layer === 'identity') return [];
  const given = new Set(policies.map((one) => one.layer));
  if (given.has(layer)) return [];
  const known = layerNames.filter((name) => given.has(name));
  return [{ code: 'layer-without-policies', layer, outcome, known }];
}

/** The layer that decides is that of a deciding statement, but for what a root user may do as the layer identity. */
function checkDecidersInLayer(
  { outcome, decidedBy, layer }: ExpectedDecision,
  policies: Policies,
): readonly ExpectationFault[] {
  if (decidedBy === undefined || layer === undefined) return [];
  const isAllow = outcome === 'allow';
  if (isAllow && layer === 'identity') return [];
  if (decidedBy.length === 0) return isAllow ? [{ code: 'decided-by-none', outcome, layer }] : [];
  const layers = layersOfNames(decidedBy, policies);
  return layers.includes(layer) ? [] : [{ code: 'decider-of-other-layer', layer, layers }];
}
