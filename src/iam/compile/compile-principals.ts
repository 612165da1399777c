import { isAccount } from '../document/account.js';
import type { ParsedPrincipal, ParsedPrincipals } from '../document/policy.js';
import { splitArn } from '../value/arn.js';

/** Principal, or NotPrincipal when negated: its entries by what a caller is compared with (reference_policies_elements_principal). */
export interface CompiledPrincipals {
  readonly negated: boolean;
  /** `"*"`, bare or under `AWS`: everyone, without credentials too. */
  readonly everyone: boolean;
  /** Twelve digits each: the account, that is whoever the account itself lets in. */
  readonly accounts: ReadonlySet<string>;
  readonly named: readonly NamedPrincipal[];
  /** Ids of users and roles, as AWS shows principals that were deleted. */
  readonly ids: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  /** Identity providers. */
  readonly federated: ReadonlySet<string>;
}

/** A user, a role, or one session. */
export interface NamedPrincipal {
  readonly kind: 'user' | 'role' | 'session' | 'federated-user';
  readonly arn: string;
  readonly account: string;
  /** Of a role and of its sessions the role without its path: names of roles are unique in an account. */
  readonly role: string | undefined;
}

/** The grammar has been checked: what is no principal was refused there. */
export function compilePrincipals({ negated, entries }: ParsedPrincipals): CompiledPrincipals {
  const aws = entries.filter(({ kind }) => kind === 'AWS');
  const texts = (kind: ParsedPrincipal['kind']): ReadonlySet<string> =>
    new Set(entries.filter((entry) => entry.kind === kind).map(({ text }) => text));
  return {
    negated,
    everyone: entries.some(({ kind, text }) => kind === 'everyone' || (kind === 'AWS' && text === '*')),
    accounts: new Set(aws.flatMap(({ text }) => accountOf(text) ?? [])),
    named: aws.flatMap(({ text }) => namedOf(text) ?? []),
    ids: new Set(aws.map(({ text }) => text).filter((text) => /^A[A-Z0-9]+$/.test(text))),
    services: texts('Service'),
    federated: texts('Federated'),
  };
}

function accountOf(text: string): string | undefined {
  if (isAccount(text)) return text;
  const [, , , , account, resource] = splitArn(text) ?? [];
  return resource === 'root' ? account : undefined;
}

function namedOf(arn: string): NamedPrincipal | undefined {
  const [, partition = '', service, , account = '', resource = ''] = splitArn(arn) ?? [];
  const [type, ...path] = resource.split('/');
  const base = { arn, account, role: undefined };
  if (service === 'iam' && type === 'user') return { ...base, kind: 'user' };
  if (service === 'sts' && type === 'federated-user') return { ...base, kind: 'federated-user' };
  if (service === 'iam' && type === 'role')
    return { ...base, kind: 'role', role: roleWithoutPath(partition, account, path.at(-1)) };
  if (service === 'sts' && type === 'assumed-role')
    return { ...base, kind: 'session', role: roleWithoutPath(partition, account, path[0]) };
  return undefined;
}

function roleWithoutPath(partition: string, account: string, name: string | undefined): string {
  return `arn:${partition}:iam::${account}:role/${name ?? ''}`;
}
