import { listOf, resourceLayers } from '../case.js';

const allowsNothing = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:GetCredentialReport', Resource: '*' }],
};
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/**
 * Where policy-spec takes the request for another than AWS does: `correct(case)` says in the request what AWS has there,
 * which changes nothing for the peer.
 */
export const corrections = [
  {
    id: 'account-of-anonymous',
    title: '`aws:PrincipalAccount` of an anonymous request',
    peer: 'is given `anonymous` for it, as AWS has it',
    aws: 'for anonymous requests the context has `anonymous`; the key is there in all requests',
    page: 'IAM condition-keys, aws:PrincipalAccount',
    right: 'iam-simulate',
    correct: (one) =>
      one.principal.kind === 'anonymous' && !one.absent?.includes('aws:PrincipalAccount')
        ? { ...one, context: { ...one.context, 'aws:PrincipalAccount': 'anonymous' } }
        : one,
  },
  {
    id: 'service-of-anonymous',
    title: '`aws:PrincipalIsAWSService` of a request without credentials',
    peer: 'is given no such key, as AWS has it',
    aws: 'the key is there in all signed requests that use AWS credentials; anonymous requests do not include it',
    page: 'IAM condition-keys, aws:PrincipalIsAWSService',
    right: 'iam-simulate',
    correct: (one) =>
      ['anonymous', 'identity-provider'].includes(one.principal.kind) && one.absent === undefined
        ? { ...one, absent: ['aws:PrincipalIsAWSService'] }
        : one,
  },
];

/**
 * Where policy-spec decides otherwise than the peer, and nothing makes the peer agree: `concede(case)` puts the question
 * so that policy-spec, too, answers it in the peer's way.
 */
export const concessions = [
  {
    id: 'everyone-and-boundary',
    title: 'a resource policy for everyone, without a condition on aws:PrincipalArn, and a boundary that does not allow',
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
    aws: 'no permissions are required for it, and a policy that denies it does not take it away',
    page: 'STS API_GetCallerIdentity',
    right: 'iam-simulate',
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
    right: 'reading',
    concede: (one) =>
      /^arn:aws:(?:iam::aws:policy\/|kms:[^:]*:\d+:alias\/aws\/)/.test(one.resource) && one.principal.account !== undefined
        ? { ...one, managementAccount: undefined, layers: { identity: [], scp: [[allowsNothing]] } }
        : one,
  },
  {
    id: 'rcp-of-alias',
    title: 'an RCP and an alias of KMS',
    peer: 'applies it',
    aws: 'RCPs apply where the Resource type column of the action names a resource, and it names the alias',
    page: 'AWS Organizations, orgs_manage_policies_rcps; SAR list_awskeymanagementservice',
    right: 'iam-simulate',
    concede: (one) => {
      const { rcp, ...rest } = one.layers;
      return one.action === 'kms:UpdateAlias' && rcp?.flat().length > 0
        ? { ...one, layers: { ...rest, resource: rcp.flat() } }
        : one;
    },
  },
];

function letsEveryoneIn({ layers }) {
  const statements = Object.entries(layers)
    .filter(([layer]) => resourceLayers.has(layer))
    .flatMap(([, policies]) => policies.flatMap(({ Statement }) => listOf(Statement)));
  return statements.some(
    ({ Effect, Principal }) =>
      Effect === 'Allow' && (Principal === '*' || listOf(Principal?.AWS ?? []).includes('*')),
  );
}
