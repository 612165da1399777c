import { ownerOf, resourceLayers, serviceOfAction } from '../case.js';
import { ours } from '../ours.js';
import { asksPrincipalArn, isNamed } from '../principal-element.js';
import { mapStatements, without } from '../rewrite.js';

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const nothingAllowed = { Effect: 'Allow', Action: 'iam:GetCredentialReport', Resource: '*' };
const policyOf = (statement) => ({ Version: '2012-10-17', Statement: [statement] });

/** The services of the questions that RCPs reach (AWS Organizations, orgs_manage_policies_rcps, services that support RCPs). */
const servicesWithRcps = new Set(['s3', 'sqs', 'kms', 'sts', 'codeartifact']);

/** The actions of the questions that name no resource type in the Service Authorization Reference. */
const actionsWithoutResource = new Set([
  'codeartifact:CreateRepository',
  'codeartifact:ListDomains',
  'kms:ListKeys',
  'sts:GetServiceBearerToken',
]);

const organizations = 'AWS Organizations';

export const layerKinds = [
  {
    id: 'root',
    title: 'the root user',
    peer: 'has to be allowed by an identity policy, of which the root user has none',
    aws: 'by default requests are denied, except those of the root user, who has full access',
    page: 'IAM evaluation-logic_policy-eval-denyallow',
    right: 'policy-spec',
    rewrite: (one) =>
      one.principal.kind === 'root' && one.layers.identity === undefined
        ? { ...one, layers: { ...one.layers, identity: [policyOf(everything)] } }
        : one,
  },
  {
    id: 'federated-by-root',
    title: 'a federated user whom the root user federated',
    peer: 'has to be allowed by an identity policy, of which the root user has none',
    aws: 'the permissions are those of the session policy and of who asked for the token, which has full access',
    page: 'STS API_GetFederationToken; IAM evaluation-logic_policy-eval-denyallow',
    right: 'policy-spec',
    rewrite: (one) => {
      const { boundary, ...layers } = one.layers;
      const isDone = boundary === undefined && isEverything(layers.identity);
      if (!one.principal.by?.endsWith(':root') || isDone) return one;
      return { ...one, layers: { ...layers, identity: [policyOf(everything)] } };
    },
  },
  {
    id: 'federated-without-session',
    title: 'a federated user without a session policy',
    peer: 'has the permissions of the identity policies it is given',
    aws: 'a federated user’s session has to be passed a session policy, and is denied without (X16)',
    page: 'IAM evaluation-logic_policy-eval-denyallow',
    right: 'policy-spec',
    rewrite: (one) =>
      one.principal.kind === 'federated-user' && one.layers.session === undefined
        ? { ...one, layers: { ...one.layers, session: [policyOf(nothingAllowed)] } }
        : one,
  },
  {
    id: 'session-named',
    title:
      'a resource policy that names the session itself, or everyone with a condition on aws:PrincipalArn',
    peer: 'wants the session policy to allow all the same',
    aws: 'an implicit deny in a session policy does not limit permissions granted to the session’s ARN, nor those to `*` with aws:PrincipalArn',
    page: 'IAM evaluation-logic_policy-eval-denyallow; IAM access_policies_boundaries',
    right: 'policy-spec',
    rewrite: (one) =>
      one.layers.session !== undefined && letsSessionIn(one)
        ? { ...one, layers: { ...one.layers, session: [...one.layers.session, policyOf(everything)] } }
        : one,
  },
  {
    id: 'scp-of-service',
    title: 'SCPs and a caller that is no user and no role: a service, or a caller from an identity provider',
    peer: 'applies them',
    aws: 'SCPs affect only IAM users and roles (and the root user) of accounts in the organization',
    page: `${organizations}, orgs_manage_policies_scps`,
    right: 'policy-spec',
    rewrite: (one) =>
      one.principal.kind === 'service' || one.principal.kind === 'identity-provider'
        ? without(one, ['scp', 'resourceScp'])
        : one,
  },
  {
    id: 'endpoint-of-service',
    title: 'an endpoint policy and a service principal',
    peer: 'applies it',
    aws: 'nothing: an endpoint policy is about what goes through a VPC endpoint, and services call from their own network',
    page: 'VPC Endpoints, vpc-endpoints-access',
    right: 'reading',
    rewrite: (one) => (one.principal.kind === 'service' ? without(one, ['endpoint']) : one),
  },
  {
    id: 'service-linked-role',
    title: 'a service-linked role',
    peer: 'cannot be told of, and applies SCPs and RCPs',
    aws: 'SCPs and RCPs do not restrict service-linked roles',
    page: `${organizations}, orgs_manage_policies_scps and orgs_manage_policies_rcps`,
    right: 'policy-spec',
    rewrite: (one) => (one.principal.serviceLinked ? without(one, ['scp', 'resourceScp', 'rcp']) : one),
  },
  {
    id: 'management-account',
    title: 'the management account of the organization',
    peer: 'cannot be told of it, and applies SCPs and RCPs',
    aws: 'SCPs do not affect users and roles in the management account, nor RCPs its resources',
    page: `${organizations}, orgs_manage_policies_scps and orgs_manage_policies_rcps`,
    right: 'policy-spec',
    rewrite: (one) => {
      if (one.managementAccount === undefined) return one;
      const beyond = [
        ...(one.managementAccount === one.principal.account ? ['scp', 'resourceScp'] : []),
        ...(one.managementAccount === ownerOf(one) ? ['rcp'] : []),
      ];
      return without(one, beyond);
    },
  },
  {
    id: 'rcp-of-service',
    title: 'an RCP and a service that RCPs do not reach',
    peer: 'applies it',
    aws: 'RCPs apply to the resources of the services on the list only',
    page: `${organizations}, orgs_manage_policies_rcps`,
    right: 'policy-spec',
    rewrite: (one) => (servicesWithRcps.has(serviceOfAction(one)) ? one : without(one, ['rcp'])),
  },
  {
    id: 'rcp-of-managed-key',
    title: 'an RCP and the alias of a key that AWS manages',
    peer: 'applies it',
    aws: 'RCPs do not apply to AWS managed KMS keys',
    page: `${organizations}, orgs_manage_policies_rcps`,
    right: 'policy-spec',
    rewrite: (one) =>
      /^arn:aws:kms:[^:]*:\d+:alias\/aws\//.test(one.resource) ? without(one, ['rcp']) : one,
  },
  {
    id: 'rcp-of-action',
    title: 'an RCP, and `kms:RetireGrant` or an action without a resource',
    peer: 'applies it',
    aws: 'RCPs do not apply to kms:RetireGrant, and only where the Resource type column of the action names a resource',
    page: `${organizations}, orgs_manage_policies_rcps`,
    right: 'policy-spec',
    rewrite: (one) =>
      one.action === 'kms:RetireGrant' || actionsWithoutResource.has(one.action)
        ? without(one, ['rcp'])
        : one,
  },
];

/**
 * Whether an Allow on the resource is about the session itself, or about whoever has the right aws:PrincipalArn, and
 * applies: alone, beside a session policy that allows everything, it lets the caller in.
 */
function letsSessionIn(one) {
  const closest = mapStatements(one, (statement, { layer }) =>
    resourceLayers.has(layer) && !isAboutCaller(statement, one) ? undefined : statement,
  );
  const { resource, domain, repository } = closest.layers;
  const policies = Object.entries({ resource, domain, repository }).filter(
    ([, given]) => given !== undefined,
  );
  if (policies.length === 0) return false;
  const layers = { ...Object.fromEntries(policies), session: [policyOf(everything)] };
  // Whoever the root user federates has other permissions, too.
  const principal = { ...one.principal, by: undefined };
  return ours({ ...one, principal, layers }).outcome === 'allow';
}

function isAboutCaller({ Effect, Principal, Condition }, one) {
  if (Effect !== 'Allow' || Principal === undefined) return false;
  const { kind, arn } = one.principal;
  return (
    (kind !== 'role' && isNamed(Principal, arn)) ||
    (isNamed(Principal, '*') && asksPrincipalArn(Condition, one))
  );
}

function isEverything(policies) {
  return JSON.stringify(policies) === JSON.stringify([policyOf(everything)]);
}
