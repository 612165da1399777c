import type { CompiledPrincipals, NamedPrincipal } from '../compile/compile-principals.js';
import type { CompiledCondition } from '../compile/compiled-policy.js';
import { callerId, principalArn } from './compiled-set.js';
import type { Principal } from './principal.js';
import type { RequestSituation } from './request-situation.js';

/**
 * How a Principal element names the caller. It decides what still limits the grant: `caller` is the very user, session
 * or service, `role` the role that a session belongs to or the user who federated it, `account` the account that the
 * caller is of.
 */
export type Naming = 'caller' | 'role' | 'account' | 'everyone';

/** The closest way in which the statement is about the caller; undefined where it is not. */
export function namingOf(principals: CompiledPrincipals, situation: RequestSituation): Naming | undefined {
  if (principals.negated) return isExcepted(principals, situation) ? undefined : 'everyone';
  const { principal } = situation.facts;
  if (principal !== undefined) {
    if (principals.services.size > 0 && isService(principals, principal)) return 'caller';
    if (principals.federated.size > 0 && isProvider(principals, principal)) return 'caller';
    const named = principals.named.length === 0 ? undefined : namedAs(principals.named, principal, situation);
    const byId = principals.ids.size === 0 ? undefined : namedById(principals.ids, situation);
    if (named === 'caller' || byId === 'caller') return 'caller';
    if (named !== undefined || byId !== undefined) return 'role';
  }
  if (principals.everyone) return 'everyone';
  const account = situation.callerAccount;
  return account !== undefined && principals.accounts.has(account) ? 'account' : undefined;
}

function isService({ services }: CompiledPrincipals, { kind, text }: Principal): boolean {
  return kind === 'service' && services.has(text);
}

function isProvider({ federated }: CompiledPrincipals, { kind, text }: Principal): boolean {
  return kind === 'identity-provider' && federated.has(text);
}

function namedAs(
  named: readonly NamedPrincipal[],
  principal: Principal,
  situation: RequestSituation,
): 'caller' | 'role' | undefined {
  if (named.some(({ kind, arn }) => kind !== 'role' && arn === principal.text)) return 'caller';
  return named.some((one) => isRoleOf(one, principal, situation)) ? 'role' : undefined;
}

/** The role of a session, or a role itself; of a federated session the user who asked for it. */
function isRoleOf(
  { kind, arn, role }: NamedPrincipal,
  principal: Principal,
  situation: RequestSituation,
): boolean {
  switch (principal.kind) {
    case 'role':
      return kind === 'role' && arn === principal.text;
    case 'session':
      return kind === 'role' && isRoleBehind({ arn, role }, principal, situation);
    case 'federated-user':
      return kind === 'user' && arn === principal.federatedBy?.text;
    default:
      return false;
  }
}

/** The ARN of a session leaves out the path of its role. */
function isRoleBehind(
  { arn, role }: Pick<NamedPrincipal, 'arn' | 'role'>,
  { principalArn: filled }: Principal,
  situation: RequestSituation,
): boolean {
  const given = situation.facts.context?.get(principalArn.id)?.value;
  // What is no role of this name says nothing of its path.
  const isWhole = typeof given === 'string' && withoutPath(given) === filled;
  return isWhole ? arn === given : role === filled;
}

/** An id is that of a user, or of a role, whose sessions have their name behind it (reference_policies_variables). */
function namedById(ids: ReadonlySet<string>, situation: RequestSituation): 'caller' | 'role' | undefined {
  const kind = situation.facts.principal?.kind;
  const given = situation.valueOf(callerId);
  if (typeof given !== 'string' || (kind !== 'user' && kind !== 'role' && kind !== 'session'))
    return undefined;
  if (ids.has(given)) return kind === 'user' ? 'caller' : 'role';
  return ids.has(given.split(':')[0] as string) ? 'role' : undefined;
}

/**
 * reference_policies_elements_notprincipal: the account has to be listed too, "otherwise the policy might deny access to
 * the entire account"; it is looked at first, then the user or role, then the session, and what is listed of a
 * closer kind narrows what is excepted. Whoever is under a permissions boundary is denied whatever is listed.
 */
function isExcepted(principals: CompiledPrincipals, situation: RequestSituation): boolean {
  const { principal } = situation.facts;
  if (situation.underBoundary && mayHaveBoundary(principal)) return false;
  if (principals.everyone) return true;
  if (principal?.kind === 'service') return isService(principals, principal);
  if (principal?.kind === 'identity-provider') return isProvider(principals, principal);
  const account = situation.callerAccount;
  if (account === undefined || !principals.accounts.has(account)) return false;
  if (principal?.kind === 'root') return true;
  const named = principals.named.filter((one) => one.account === account);
  if (named.length === 0 && principals.ids.size === 0) return true;
  if (principal === undefined) return false;
  if (principal.kind !== 'role' && principal.kind !== 'session')
    return (namedAs(named, principal, situation) ?? namedById(principals.ids, situation)) === 'caller';
  const isRoleListed =
    named.some((one) => isRoleOf(one, principal, situation)) ||
    namedById(principals.ids, situation) !== undefined;
  // A role stands for any session of it, listed or not.
  const ofRole = withoutPath(principal.principalArn ?? '');
  const sessions = named.filter(({ kind, role }) => kind === 'session' && role === ofRole);
  return isRoleListed && (sessions.length === 0 || sessions.some(({ arn }) => arn === principal.text));
}

/** Only users and roles have one (access_policies_boundaries). */
export function mayHaveBoundary(principal: Principal | undefined): boolean {
  switch (principal?.kind) {
    case 'root':
    case 'service':
    case 'identity-provider':
    case 'anonymous':
      return false;
    default:
      return true;
  }
}

/** The ARN of a role as its sessions name it. */
export function withoutPath(role: string): string {
  return role.replace(/:role\/.*\//, ':role/');
}

/**
 * Whether one of the conditions asks which principal the caller is. One that nobody at all passes, too, asks nothing; nor
 * does one that is about the caller's own values.
 */
export function asksPrincipalArn(
  conditions: readonly CompiledCondition[],
  situation: RequestSituation,
): boolean {
  return conditions.some(
    ({ key, operator, qualifier, ifExists, operands }) =>
      key.id === principalArn.id &&
      !operator.negated &&
      !operator.asksPresence &&
      !ifExists &&
      qualifier === undefined &&
      operands.every(
        (operand) => operand.variables.length === 0 && operand.matches(nobody, situation) !== true,
      ),
  );
}

const nobody = 'arn:aws:iam::000000000000:user/nobody';
