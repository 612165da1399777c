import type { ActionName } from '../iam/compile/situation.js';
import type { ServiceRules } from '../iam/evaluate/service-rules.js';
import { remember } from '../iam/memo.js';
import { splitArn } from '../iam/value/arn.js';
import { type CodeArtifactResource, codeArtifactResources } from './codeartifact-actions.js';
import { servicesWithRcps } from './services-with-rcps.js';
import { bearerTokenAction } from './token.js';

const general: ServiceRules = {
  resourcePolicies: ['resource'],
  ownPolicy: 'resource',
  indispensable: undefined,
  beyondRcps: undefined,
  twoOwners: false,
  credentialsAlways: false,
  ownAccount: false,
};

/** CodeArtifact User Guide, tokens-authentication: in a domain or repository policy this permission has no effect. */
const bearerToken: ServiceRules = {
  ...general,
  resourcePolicies: [],
  ownPolicy: undefined,
  beyondRcps: 'action-without-resource',
  ownAccount: true,
};

/** How the service of the action wants policies evaluated. */
export function serviceRules(action: ActionName, resource: string): ServiceRules {
  switch (action.service) {
    case 'codeartifact':
      return codeArtifactRules(action, resource);
    case 'kms':
      return aliasActions.has(action.name) ? aliasRules(resource) : keyRules(action.name);
    case 'sts':
      return securityTokenRules(action.name);
    default:
      return servicesWithRcps.has(action.service) ? general : withoutRcps;
  }
}

const withoutRcps: ServiceRules = { ...general, beyondRcps: 'service-without-rcps' };

const unsignedTrust: ServiceRules = { ...general, indispensable: 'trust-policy' };
const trust: ServiceRules = { ...unsignedTrust, credentialsAlways: true };

/** Of STS only what is about a role is decided by a policy on a resource. */
const otherTokens: ServiceRules = { ...general, resourcePolicies: [] };

/** The actions that a role's trust policy has to allow (IAM User Guide, id_roles_update-role-trust-policy). */
export const trustActions: ReadonlySet<string> = new Set([
  'assumerole',
  'setcontext',
  'setsourceidentity',
  'tagsession',
]);

/** The same, asked for without credentials of AWS. */
export const unsignedActions: ReadonlySet<string> = new Set([
  'assumerolewithsaml',
  'assumerolewithwebidentity',
]);

function securityTokenRules(name: string): ServiceRules {
  if (name === bearerTokenAction.name) return bearerToken;
  if (unsignedActions.has(name)) return unsignedTrust;
  return trustActions.has(name) ? trust : otherTokens;
}

/** KMS Developer Guide, key-policies: without the key policy IAM policies that allow have no effect. */
const key: ServiceRules = { ...general, indispensable: 'key-policy', credentialsAlways: true };
/** No key policy speaks of what is about no key. */
const withoutKey: ServiceRules = { ...general, resourcePolicies: [] };
const keyless: ServiceRules = { ...withoutKey, beyondRcps: 'action-without-resource' };
const ofManagedKey: ServiceRules = { ...withoutKey, beyondRcps: 'aws-managed-key' };
/** orgs_manage_policies_rcps: RCPs do not reach kms:RetireGrant. */
const retiring: ServiceRules = { ...key, beyondRcps: 'action-without-rcps' };

/** The actions of KMS that are about no key (Service Authorization Reference, list_awskeymanagementservice). */
export const keylessActions: ReadonlySet<string> = new Set([
  'connectcustomkeystore',
  'createcustomkeystore',
  'createkey',
  'deletecustomkeystore',
  'describecustomkeystores',
  'disconnectcustomkeystore',
  'generaterandom',
  'listaliases',
  'listkeys',
  'updatecustomkeystore',
]);

/** They ask for a permission on the alias and for one on its key; every other action of KMS asks for the key alone. */
export const aliasActions: ReadonlySet<string> = new Set(['createalias', 'deletealias', 'updatealias']);

export function isAlias(resource: string): boolean {
  return splitArn(resource)?.[5].startsWith('alias/') === true;
}

/** An alias has no policy; orgs_manage_policies_rcps: RCPs do not reach the keys that AWS manages. */
function aliasRules(resource: string): ServiceRules {
  if (!isAlias(resource)) return key;
  return splitArn(resource)?.[5].startsWith('alias/aws/') === true ? ofManagedKey : withoutKey;
}

function keyRules(name: string): ServiceRules {
  if (keylessActions.has(name)) return keyless;
  return name === 'retiregrant' ? retiring : key;
}

const codeArtifact: ServiceRules = { ...general, ownPolicy: 'domain', credentialsAlways: true };

const ofAccount: ServiceRules = {
  ...codeArtifact,
  resourcePolicies: [],
  beyondRcps: 'action-without-resource',
};

const ofDomain: ServiceRules = { ...codeArtifact, resourcePolicies: ['resource', 'domain'] };
/** What is created in a domain is no resource yet: RCPs do not reach it, the domain's policy does. */
const inDomain: ServiceRules = { ...ofDomain, beyondRcps: 'action-without-resource' };
/** A repository has the owner of its domain and an administrator. */
const ofRepository: ServiceRules = {
  ...codeArtifact,
  resourcePolicies: ['resource', 'domain', 'repository'],
  twoOwners: true,
};

/** Who changes a policy must not lock themselves out by it: that policy is not evaluated. */
const changingDomainPolicy: ServiceRules = { ...codeArtifact, resourcePolicies: [] };
const changingRepositoryPolicy: ServiceRules = { ...ofRepository, resourcePolicies: ['domain'] };

/** Which of CodeArtifact's two resource policies are evaluated (CodeArtifact User Guide, repo-policies). */
function codeArtifactRules({ name }: ActionName, resource: string): ServiceRules {
  switch (name) {
    case 'putdomainpermissionspolicy':
      return changingDomainPolicy;
    case 'putrepositorypermissionspolicy':
      return changingRepositoryPolicy;
    case 'createrepository':
    case 'createpackagegroup':
      return inDomain;
    default: {
      const types = codeArtifactResources(name);
      if (types === undefined) return ofRepository;
      if (types.length === 0) return ofAccount;
      const asked = types.find((type) => type === typeOf(resource));
      // What is on no resource that the action takes may be on any of them.
      return (asked === undefined ? types : [asked]).every(isOfDomain) ? ofDomain : ofRepository;
    }
  }
}

function isOfDomain(type: CodeArtifactResource): boolean {
  return type === 'domain' || type === 'package-group';
}

/** So many resources are remembered. */
const remembered = 4096;

const typeOf = remember(remembered, (resource): CodeArtifactResource | undefined => {
  const type = splitArn(resource)?.[5].split('/')[0];
  return type === 'domain' || type === 'repository' || type === 'package' || type === 'package-group'
    ? type
    : undefined;
});
