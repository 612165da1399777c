import { type Policy, policyFromText } from '../api/policy.js';
import type { Levels } from '../api/policy-set.js';
import type { LayerName } from '../iam/document/policy.js';

/** Policies of these layers allow by themselves; those of the others limit what is allowed. */
export const grantingLayers: ReadonlySet<LayerName> = new Set([
  'identity',
  'resource',
  'domain',
  'repository',
]);

/** A policy that only limits says nothing alone: it is asked what it lets through where all else allows everything. */
export function everythingGranted(): readonly (readonly [LayerName, Levels])[] {
  const open: Levels = [[allowing({ Principal: '*' })]];
  return [
    ['identity', [[allowing({})]]],
    ['resource', open],
    ['domain', open],
    ['repository', open],
  ];
}

/** The SCP that AWS puts at every level. */
export function fullAwsAccess(): Policy {
  return allowing({});
}

function allowing(whom: object): Policy {
  const Statement = { Effect: 'Allow', ...whom, Action: '*', Resource: '*' };
  const policy = policyFromText(JSON.stringify({ Version: '2012-10-17', Statement }), { name: 'everything' });
  if (!policy.ok) throw new Error('a policy that allows everything is valid');
  return policy.value;
}
