import type { PrincipalReason } from '../diagnostic.js';
import { isAccount } from './account.js';
import type { PrincipalKind } from './policy.js';

/**
 * Why a text is no principal of its kind; undefined where it is one (reference_policies_elements_principal).
 * A wildcard stands for a whole principal or not at all, and AWS finds every other one when a policy is saved: a
 * misspelt one would be a Deny that is never met.
 */
export function reasonAgainst(kind: PrincipalKind, text: string): PrincipalReason | undefined {
  if (text.includes('${')) return 'variable';
  if (kind === 'AWS') return reasonAgainstAws(text);
  if (/[*?]/.test(text)) return 'wildcard-outside-aws';
  switch (kind) {
    case 'Service':
      return isServiceName(text) ? undefined : otherKind(kind, text);
    case 'Federated':
      return reasonAgainstFederated(text);
    case 'CanonicalUser':
      return /^[0-9a-f]{64,}$/i.test(text) ? undefined : otherKind(kind, text);
  }
}

/** As `codeartifact.amazonaws.com`. */
export function isServiceName(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text);
}

function reasonAgainstAws(text: string): PrincipalReason | undefined {
  if (text === '*') return undefined;
  if (/[*?]/.test(text)) return 'wildcard-in-part';
  if (/^\d[\d -]*$/.test(text)) return isAccount(text) ? undefined : 'account-digits';
  // Unique ids of users and of roles; those of groups begin with AGPA (IAM User Guide, reference_identifiers).
  if (/^A(?:IDA|ROA)[A-Z0-9]{12,}$/.test(text)) return undefined;
  if (/^AGPA[A-Z0-9]{12,}$/.test(text)) return 'group';
  if (isProviderName(text)) return 'of-federated';
  if (/\.amazonaws\.com(?:\.cn)?$/.test(text) && isServiceName(text)) return 'of-service';
  return reasonAgainstArn(text);
}

/** Users, roles and the account itself are of iam, their sessions of sts. */
function reasonAgainstArn(text: string): PrincipalReason | undefined {
  const [, service, account = '', type = '', name] = iamArn.exec(text) ?? [];
  if (service === undefined || !/^\d*$/.test(account)) return 'not-a-principal';
  if (type === 'group') return 'group';
  const isSession = type === 'assumed-role' || type === 'federated-user';
  if (service === 'iam') {
    if (isSession) return 'session-not-sts';
    if (type === 'oidc-provider' || type === 'saml-provider') return 'of-federated';
  } else {
    if (type === 'root' || type === 'user' || type === 'role') return 'identity-not-iam';
    if (type === 'assumed-role' && !(name !== undefined && sessionName.test(name))) return 'session-form';
  }
  const isNamed =
    type === 'root' ? name === undefined : name !== undefined && (names.get(type)?.test(name) ?? false);
  if (!isNamed) return 'not-a-principal';
  return isAccount(account) ? undefined : 'account-digits';
}

const iamArn = /^arn:aws[a-z0-9-]*:(iam|sts)::([^:]*):([a-z-]+)(?:\/(.*))?$/s;

/** Whether the ARN is that of a user, a role, one of their sessions, or an account's root. */
export function isCallerArn(text: string): boolean {
  return reasonAgainstArn(text) === undefined;
}

/** IAM API Reference, CreateUser and CreateRole: a name, and in front of it a path. */
const nameWithPath = /^(?:[!-.0-~]+\/)*[\w+=,.@-]+$/;
const sessionName = /^[\w+=,.@-]+\/[\w+=,.@-]+$/;
const names: ReadonlyMap<string, RegExp> = new Map([
  ['user', nameWithPath],
  ['role', nameWithPath],
  ['assumed-role', sessionName],
  ['federated-user', /^[\w+=,.@-]+$/],
]);

/** The ARN of an OIDC or SAML provider, or the name of one that IAM knows without (id_roles_create_for-idp_oidc). */
function reasonAgainstFederated(text: string): PrincipalReason | undefined {
  if (isProviderName(text)) return undefined;
  const [, account = ''] = providerArn.exec(text) ?? [];
  if (account === '') return otherKind('Federated', text);
  return isAccount(account) ? undefined : 'account-digits';
}

const providerArn =
  /^arn:aws[a-z0-9-]*:iam::(\d+):(?:oidc-provider\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[!-~]*)?|saml-provider\/[\w.-]+)$/;

function isProviderName(text: string): boolean {
  return (
    /^(?:accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/.test(text) ||
    /^cognito-identity(?:-[a-z0-9-]+)?(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/.test(text)
  );
}

/** Of what is no principal of its kind: whether it is one of another. */
function otherKind(kind: PrincipalKind, text: string): PrincipalReason {
  const reason = reasonAgainstAws(text);
  if (reason === undefined) return 'of-aws';
  if (reason === 'of-federated') return kind === 'Federated' ? 'not-a-principal' : reason;
  return reason === 'account-digits' || reason === 'of-service' ? reason : 'not-a-principal';
}
