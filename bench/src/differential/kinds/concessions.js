import { listOf, resourceLayers } from '../case.js';
import { asksPrincipalArn, isNamed } from '../principal-element.js';

const allowsNothing = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:GetCredentialReport', Resource: '*' }],
};
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/**
 * Where policy-spec decides otherwise than the peer, and nothing makes the peer agree: `concede(case)` puts the question
 * so that policy-spec, too, answers it in the peer's way.
 */
export const concessions = [
  {
    id: 'everyone-and-boundary',
    title:
      'a resource policy for everyone, without a condition on aws:PrincipalArn that tells callers apart, and a boundary that does not allow',
    peer: 'ignores the boundary',
    aws: 'nothing: boundaries are ignored for `*` together with aws:PrincipalArn; policy-spec reads it strictly',
    page: 'IAM evaluation-logic_policy-eval-denyallow; IAM access_policies_boundaries',
    right: 'reading',
    concede: (one) =>
      one.layers.boundary !== undefined && letsEveryoneIn(one)
        ? { ...one, layers: { ...one.layers, boundary: [...one.layers.boundary, everything] } }
        : one,
  },
  {
    id: 'caller-identity',
    title: '`sts:GetCallerIdentity`',
    peer: 'always allows it',
    aws: 'no permissions are required for it, and a policy that denies it does not take it away; policy-spec says so in a note',
    page: 'STS API_GetCallerIdentity',
    right: 'service',
    concede: (one) =>
      one.action === 'sts:GetCallerIdentity'
        ? { ...one, layers: { identity: [everything], session: [everything] } }
        : one,
  },
  {
    id: 'managed-by-aws',
    title: 'changing a managed policy or a key alias of AWS itself',
    peer: 'implicitly denies it, also where a policy denies it',
    aws: 'such policies and aliases cannot be changed: a rule of the service, not of policies, which policy-spec leaves to the service',
    page: 'IAM access_policies_managed-vs-inline; KMS API_UpdateAlias',
    right: 'service',
    concede: (one) =>
      /^arn:aws:(?:iam::aws:policy\/|kms:[^:]*:\d+:alias\/aws\/)/.test(one.resource) &&
      one.principal.account !== undefined
        ? { ...one, managementAccount: undefined, layers: { identity: [], scp: [[allowsNothing]] } }
        : one,
  },
];

function letsEveryoneIn(one) {
  const statements = Object.entries(one.layers)
    .filter(([layer]) => resourceLayers.has(layer))
    .flatMap(([, policies]) => policies.flatMap(({ Statement }) => listOf(Statement)));
  return statements.some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' && isNamed(Principal, '*') && !asksPrincipalArn(Condition, one),
  );
}
