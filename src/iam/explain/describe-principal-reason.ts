import type { PrincipalReason } from '../diagnostic.js';
import type { PrincipalKind } from '../document/policy.js';
import { quote } from './quote.js';

/** Why a text is no principal of its kind, and what would be. */
export function describePrincipalReason(kind: PrincipalKind, text: string, reason: PrincipalReason): string {
  return `${quote(text)} is no ${kind} principal: ${describeReason(kind, text, reason)}`;
}

function describeReason(kind: PrincipalKind, text: string, reason: PrincipalReason): string {
  switch (reason) {
    case 'wildcard-in-part':
      return 'a wildcard is the whole principal or no part of it';
    case 'wildcard-outside-aws':
      return `${namedOneByOne(kind)}; everyone is "*" under AWS`;
    case 'variable':
      return 'policy variables stand in Resource and in condition values only';
    case 'group':
      return 'a group cannot be a principal, its users can';
    case 'account-digits':
      return `an account number has 12 digits, leading zeros included${digitsIn(text)}`;
    case 'session-not-sts':
      return 'sessions are sts ARNs: write arn:aws:sts::123456789012:assumed-role/Role/session, or arn:aws:sts::123456789012:federated-user/name';
    case 'session-form':
      return 'a session is named by its role, without the path of the role, and by itself: write arn:aws:sts::123456789012:assumed-role/Role/session; for every session name the role, arn:aws:iam::123456789012:role/Role';
    case 'identity-not-iam':
      return 'users, roles and accounts are iam ARNs: write arn:aws:iam::123456789012:role/Role';
    case 'of-aws':
      return 'accounts, users, roles and sessions stand under AWS';
    case 'of-service':
      return 'services stand under Service';
    case 'of-federated':
      return 'identity providers stand under Federated';
    case 'not-a-principal':
      return write(kind);
  }
}

function namedOneByOne(kind: PrincipalKind): string {
  switch (kind) {
    case 'Service':
      return 'services are named one by one, as in codeartifact.amazonaws.com';
    case 'Federated':
      return 'identity providers are named one by one';
    case 'CanonicalUser':
      return 'canonical users are named one by one';
    case 'AWS':
      return 'principals are named one by one';
  }
}

function write(kind: PrincipalKind): string {
  switch (kind) {
    case 'AWS':
      return 'write an account number, the ARN of a user, role, session or root, or the unique id of a user or role (AIDA…, AROA…)';
    case 'Service':
      return 'write the name of a service, as in codeartifact.amazonaws.com';
    case 'Federated':
      return 'write the ARN of an identity provider (arn:aws:iam::123456789012:oidc-provider/… or saml-provider/…), or one of cognito-identity.amazonaws.com, accounts.google.com, graph.facebook.com, www.amazon.com';
    case 'CanonicalUser':
      return 'write the id of a canonical user, 64 hexadecimal digits';
  }
}

/** How many there are, where nothing stands between them. */
function digitsIn(text: string): string {
  const [, digits] = /(?:^|::)(\d+)(?::|$)/.exec(text) ?? [];
  return digits === undefined ? '' : `; this one has ${digits.length}`;
}
