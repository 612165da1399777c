import { splitArn } from '../value/arn.js';
import { type ConditionKey, conditionKey } from '../value/condition-key.js';
import { type ContextValue, valuesOf } from '../value/scalar.js';
import type { CompiledSet } from './compiled-set.js';
import { withoutPath } from './naming.js';
import type { NoteFact } from './note-fact.js';
import type { Principal } from './principal.js';
import { principalKeys, type RequestFacts, type RequestSituation } from './request-situation.js';

/** The given keys that no statement of the policies reads. */
export function unreadKeys(
  set: CompiledSet,
  { context }: RequestFacts,
  /** Keys that a real request carries, read or not. */
  carried: readonly string[],
): NoteFact[] {
  if (context === undefined || context.size === 0) return [];
  const read = set.readKeys();
  return [...context]
    .filter(([id, { value }]) => value !== undefined && !read.has(id) && !carried.includes(id))
    .map(([, { name }], index) => ({
      code: 'unread-context-key',
      key: name,
      nearest: index < suggested ? set.nearestReadKey(name) : undefined,
    }));
}

/** For so many keys the nearest is looked for: it takes time with the number of the keys that are read. */
const suggested = 20;

/** Where the request says two things of its caller or of the resource's account. */
export function contradictions(situation: RequestSituation): NoteFact[] {
  const { context, principal } = situation.facts;
  const given = [...(context ?? [])].flatMap(([, { name, value }]) =>
    value === undefined ? [] : (contradiction(conditionKey(name), value, situation) ?? []),
  );
  return principal === undefined ? given : [...linkNotes(principal), ...given];
}

function contradiction(
  key: ConditionKey,
  value: NonNullable<ContextValue>,
  situation: RequestSituation,
): NoteFact | undefined {
  const { principal } = situation.facts;
  const given = valuesOf(value).join(', ');
  if (key.filled === 'resource-account') {
    const filled = situation.filledIn(key);
    if (filled === undefined || given === filled) return undefined;
    return { code: 'key-differs', key: key.name, given, filled: String(filled), of: situation.resource };
  }
  if (key.filled === undefined || !principalKeys.has(key.filled)) return undefined;
  if (principal === undefined) {
    const account = situation.callerAccount;
    const said = accountIn(key, given);
    const isOther = account !== undefined && said !== undefined && said !== account;
    return isOther ? { code: 'unnamed-of-other-account', key: key.name, given, account } : undefined;
  }
  const filled = situation.filledIn(key);
  const isSame = filled !== undefined && withoutPath(given) === withoutPath(String(filled));
  return isSame
    ? undefined
    : {
        code: 'key-differs',
        key: key.name,
        given,
        filled: filled === undefined ? undefined : String(filled),
        of: principal.text,
      };
}

/** The account that the value says, if it says one. */
function accountIn({ filled }: ConditionKey, given: string): string | undefined {
  if (filled === 'principal-account') return given;
  return filled === 'principal-arn' ? splitArn(given)?.[4] : undefined;
}

/** Whether a role is service-linked, its path says, and of a session its name. */
function linkNotes({ kind, text, serviceLinked, principalArn = '' }: Principal): NoteFact[] {
  const isNamedSo =
    kind === 'role'
      ? principalArn.includes(':role/aws-service-role/')
      : principalArn.includes(':role/AWSServiceRoleFor');
  if ((kind !== 'role' && kind !== 'session') || isNamedSo === serviceLinked) return [];
  return [{ code: 'service-linked', principal: text, isMarked: serviceLinked }];
}
