import { isAccount } from '../document/account.js';
import { isCallerArn } from '../document/principal-form.js';
import { remember } from '../memo.js';
import { splitArn } from '../value/arn.js';
import { hasControlCharacter } from '../value/control-character.js';

/** Who makes a request. The keys of a request say more of it than its ARN: a session has its role's. */
export interface Principal {
  readonly kind:
    | 'user'
    | 'role'
    | 'session'
    | 'federated-user'
    | 'root'
    | 'service'
    /** Whoever shows a token or an assertion of an OIDC or SAML provider, to assume a role. */
    | 'identity-provider'
    | 'anonymous';
  /** As given; the service's name for a service, `anonymous` for nobody in particular. */
  readonly text: string;
  readonly account: string | undefined;
  /** `aws`, `aws-cn`, …; undefined without an ARN. */
  readonly partition: string | undefined;
  /** `aws:PrincipalArn`: of a session the role's. */
  readonly principalArn: string | undefined;
  /** `aws:PrincipalType` (IAM User Guide, reference_policies_variables, principal key values). */
  readonly type: 'User' | 'AssumedRole' | 'FederatedUser' | 'Account' | 'Anonymous' | undefined;
  readonly username: string | undefined;
  readonly serviceLinked: boolean;
  /** Of a federated user whoever called GetFederationToken, where the request says it. */
  readonly federatedBy: Principal | undefined;
}

export const anonymous: Principal = {
  kind: 'anonymous',
  text: 'anonymous',
  account: undefined,
  partition: undefined,
  principalArn: undefined,
  type: 'Anonymous',
  username: undefined,
  serviceLinked: false,
  federatedBy: undefined,
};

export function servicePrincipal(name: string): Principal {
  return { ...anonymous, kind: 'service', text: name, type: undefined };
}

const plain = { username: undefined, serviceLinked: false, federatedBy: undefined } as const;

/** So many principals are remembered: a suite asks for few, over and over. */
const remembered = 4096;

/** The principal that an ARN names; undefined where it names none that can make requests (a group, a bucket). */
export const principalOfArn: (text: string) => Principal | undefined = remember(remembered, readArn);

function readArn(text: string): Principal | undefined {
  const [, partition = '', service, region, account = '', resource = ''] = splitArn(text) ?? [];
  if (partition === '' || region !== '' || !isAccount(account) || /[*?]/.test(text)) return undefined;
  if (hasControlCharacter(text)) return undefined;
  const isProvider = /^(?:oidc|saml)-provider\//.test(resource);
  if (!isProvider && !isCallerArn(text)) return undefined;
  const base = { ...plain, text, account, partition, principalArn: text };
  if (service === 'iam' && resource === 'root') return { ...base, kind: 'root', type: 'Account' };
  const [type = '', ...names] = resource.split('/');
  if (names.length === 0 || names.includes('')) return undefined;
  if (service === 'iam') {
    if (type === 'user') return { ...base, kind: 'user', type: 'User', username: names.at(-1) };
    if (type === 'role') return { ...base, kind: 'role', type: 'AssumedRole' };
    if (type === 'oidc-provider' || type === 'saml-provider')
      return { ...anonymous, kind: 'identity-provider', text, partition, type: undefined };
  } else if (service === 'sts') {
    if (type === 'federated-user' && names.length === 1)
      return { ...base, kind: 'federated-user', type: 'FederatedUser' };
    if (type === 'assumed-role' && names.length === 2) {
      // The session's ARN leaves out the path of its role, so a role below a path has to be given in `context`.
      const principalArn = `arn:${partition}:iam::${account}:role/${names[0]}`;
      return { ...base, kind: 'session', type: 'AssumedRole', principalArn };
    }
  }
  return undefined;
}
