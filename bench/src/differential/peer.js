import { runSimulation } from '@cloud-copilot/iam-simulate';
import { factsOf, ownerOf, serviceOfAction } from './case.js';

const outcomes = {
  Allowed: 'allow',
  ExplicitlyDenied: 'explicit-deny',
  ImplicitlyDenied: 'implicit-deny',
};

/**
 * What iam-simulate says; `{ refused }` where it takes the policies or the request for invalid. Whoever asks CodeArtifact
 * for a token of some lifetime needs two permissions, and it decides one: it is asked twice, and the stricter counts.
 */
export async function peer(one) {
  const asked = await simulate(one);
  if (one.durationSeconds === undefined || one.action !== 'codeartifact:GetAuthorizationToken') return asked;
  return stricter(asked, await simulate(bearerOf(one)));
}

/** The permission for the token itself, which is one in the caller's own account. */
function bearerOf(one) {
  const { domain, repository, resourceScp, ...layers } = one.layers;
  const account = one.principal.account ?? ownerOf(one);
  return {
    ...one,
    action: 'sts:GetServiceBearerToken',
    resource: '*',
    resourceAccount: account,
    layers: account === ownerOf(one) && resourceScp !== undefined ? { ...layers, resourceScp } : layers,
  };
}

const strictness = ['allow', 'implicit-deny', 'explicit-deny', undefined];

function stricter(one, other) {
  return strictness.indexOf(one.outcome) >= strictness.indexOf(other.outcome) ? one : other;
}

async function simulate(one) {
  const result = await runSimulation(simulationOf(one), {});
  if (result.resultType === 'error') return { refused: JSON.stringify(result.errors) };
  if (result.resultType !== 'single') throw new Error(`not one resource: ${one.resource}`);
  // A key that it drops would be another question.
  const { ignoredContextKeys } = result.result;
  if (ignoredContextKeys.length > 0) throw new Error(`keys dropped by the peer: ${ignoredContextKeys}`);
  return { outcome: outcomes[result.overallResult] };
}

/**
 * The same question in its form. It fills in no keys, so that it is given every one; it has one resource policy and
 * one endpoint policy per request, no layer for the owner's SCPs, and RCPFullAWSAccess of itself.
 */
function simulationOf(one) {
  const { principal, action, resource, layers } = one;
  const contextVariables = {};
  for (const { key, value } of factsOf(one).values()) {
    contextVariables[key] = Array.isArray(value) ? value.map(String) : String(value);
  }
  const resourcePolicy = resourcePolicyOf(one);
  // An anonymous request with SCPs is an error to it; AWS has none to apply there.
  const scp = principal.kind === 'anonymous' ? [] : [...(layers.scp ?? []), ...ownersLevels(one)];
  return {
    request: {
      principal: principal.kind === 'anonymous' ? { type: 'Anonymous' } : principal.arn,
      action,
      resource: { resource, accountId: ownerFor(one) },
      contextVariables,
    },
    identityPolicies: named(layers.identity ?? []),
    serviceControlPolicies: levels(scp),
    resourceControlPolicies: levels(layers.rcp ?? []),
    ...(layers.session !== undefined && { sessionPolicy: union(layers.session) }),
    ...(layers.boundary !== undefined && { permissionBoundaryPolicies: named(layers.boundary) }),
    ...(layers.endpoint !== undefined && { vpcEndpointPolicies: named(layers.endpoint) }),
    ...(resourcePolicy !== undefined && { resourcePolicy }),
  };
}

const named = (policies) => policies.map((policy, index) => ({ name: `policy-${index}`, policy }));
const levels = (list) =>
  list.map((policies, index) => ({ orgIdentifier: `level-${index}`, policies: named(policies) }));

/** The owner's SCPs limit the callers of the owner's account, as if they were further levels of their own. */
function ownersLevels(one) {
  return one.principal.account === ownerOf(one) ? (one.layers.resourceScp ?? []) : [];
}

/** CodeArtifact's repositories have two accounts whose callers are at home: the domain's and the administrator's. */
function ownerFor(one) {
  const { resource, principal } = one;
  const [, , service, , account, path = ''] = resource.split(':');
  const isOfTwo = service === 'codeartifact' && /^(?:repository|package)\//.test(path);
  return isOfTwo && account === principal.account ? account : ownerOf(one);
}

/** All policies on the resource as one: an Allow in either grants, a Deny in either denies. */
function resourcePolicyOf(one) {
  const { domain, repository } = evaluatedPolicies(one);
  const { layers } = one;
  const policies = [
    ...(serviceOfAction(one) === 'codeartifact' ? [] : (layers.resource ?? [])),
    ...(domain ? (layers.domain ?? []) : []),
    ...(repository ? (layers.repository ?? []) : []),
  ];
  return policies.length === 0 ? undefined : union(policies);
}

const withoutResourcePolicy = ['ListDomains', 'ListRepositories', 'CreateDomain'];

/** CodeArtifact User Guide, repo-policies, "Interaction between repository and domain policies". */
function evaluatedPolicies({ action, resource }) {
  const [service, name] = action.split(':');
  if (service !== 'codeartifact' || withoutResourcePolicy.includes(name)) return {};
  const type = resource.split(':')[5]?.split('/')[0];
  return {
    domain: name !== 'PutDomainPermissionsPolicy',
    repository: (type === 'repository' || type === 'package') && name !== 'PutRepositoryPermissionsPolicy',
  };
}

/** One policy of the statements of several. Whatever Version it has, the peer reads variables in it. */
function union(policies) {
  if (policies.length === 1) return policies[0];
  return { Version: '2012-10-17', Statement: policies.flatMap(({ Statement }) => Statement) };
}
