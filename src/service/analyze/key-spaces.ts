import { asksForSet, isMultivalued, type KeySpace, kindOfKey } from '../../iam/analyze/key-space.js';
import type { Member, TextSet } from '../../iam/analyze/literal.js';
import { principalKeys, type RequestSituation } from '../../iam/evaluate/request-situation.js';
import { type ConditionKey, conditionKey } from '../../iam/value/condition-key.js';
import type { ContextValue } from '../../iam/value/scalar.js';
import { parseTemplate } from '../../iam/value/template.js';
import { textSetOf } from '../../iam/value/text-set.js';
import { tokenKeys, tokenService } from '../token.js';
import type { PartyParts } from './party.js';
import { preferredValues } from './preferred-values.js';
import type { Demand } from './question.js';
import type { SetProfile } from './set-profile.js';
import { arnSet, textSet } from './text-sets.js';

/** A condition key of a frame, and which of its values are in question. */
export interface AskedKeySpace {
  readonly space: KeySpace;
  readonly demands: readonly Demand<Member>[];
  /** Its one value, where it has no other in the frame. */
  readonly pinned: { readonly value: ContextValue } | undefined;
  /** Whether the other fields of a request give it. */
  readonly isFilled: boolean;
}

interface Asked {
  readonly demands: readonly Demand<Member>[];
  readonly isFilled: boolean;
}

/** Every key that the policies read or the question speaks of. */
export function keySpacesOf(parts: PartyParts, situation: RequestSituation): readonly AskedKeySpace[] {
  const { question, profile } = parts;
  const keys = new Map<string, ConditionKey>(profile.keys);
  for (const [id, { name }] of [...question.keys, ...parts.caller.context]) keys.set(id, conditionKey(name));
  if (question.lifetimes !== undefined) for (const key of tokenKeys) keys.set(key.id, key);
  return [...keys.values()].map((key) => {
    const { demands, isFilled } = askedOf(key, parts, situation);
    const conditions = profile.conditions.get(key.id) ?? [];
    const members = demands.flatMap(({ sets }) => sets);
    const kind = kindOfKey(conditions);
    const hasNumbers = members.some((member) => member.kind === 'numbers');
    return {
      space: {
        id: key.id,
        name: key.name,
        kind: kind === 'text' && hasNumbers ? 'number' : kind,
        many: isMultivalued(key.id) || asksForSet(conditions),
        whole: key.filled === 'token-duration' && question.lifetimes !== undefined,
        mayBeAbsent: true,
        mayBePresent: true,
        preferred: preferredValues(key.id),
      },
      demands,
      pinned: pinnedBy(demands, kind),
      isFilled,
    };
  });
}

const isAbsent: readonly Demand<Member>[] = [{ isIn: true, sets: [{ kind: 'absent' }] }];
const leftOpen: Asked = { demands: [], isFilled: false };

function askedOf(key: ConditionKey, parts: PartyParts, situation: RequestSituation): Asked {
  const { question, caller, profile } = parts;
  const given = question.keys.get(key.id);
  if (question.lifetimes !== undefined) {
    const isOver = given !== undefined && given.demands.length > 0;
    if (key.filled === 'token-service') return { demands: isValue(tokenService), isFilled: true };
    if (key.filled === 'token-duration')
      return {
        demands: [
          { isIn: true, sets: [{ kind: 'numbers', numbers: question.lifetimes }] },
          ...(isOver ? given.demands : []),
        ],
        isFilled: true,
      };
  }
  const known = caller.context.get(key.id);
  const open = caller.open.get(key.id);
  const pinned =
    open !== undefined
      ? anyOf([{ kind: 'texts', set: open }])
      : known === undefined
        ? []
        : isValue(known.value);
  if (given !== undefined) return { demands: [...pinned, ...given.demands], isFilled: false };
  if (known !== undefined) return { demands: pinned, isFilled: false };
  if (key.id === 'aws:userid' && profile.ids.length > 0 && !question.isRequest)
    return { demands: [{ isIn: false, sets: idsIn(profile) }], isFilled: false };
  if (key.filled !== undefined) {
    const filled = filledIn(key, parts, situation);
    if (filled !== undefined) return filled;
  }
  return question.isRequest ? { demands: isAbsent, isFilled: false } : leftOpen;
}

/** What the fields of the requests give for the key; undefined where they leave it open. */
function filledIn(
  key: ConditionKey,
  { caller, owner, question, profile }: PartyParts,
  situation: RequestSituation,
): Asked | undefined {
  const value = situation.filledIn(key);
  const { principal } = caller;
  const isOfCaller = key.filled !== undefined && principalKeys.has(key.filled);
  if (caller.isAnyOfKind && value !== undefined) {
    if (key.filled === 'username') return { demands: isThere, isFilled: true };
    if (key.filled === 'principal-service-name') {
      const named = profile.services.map((text): Member => ({ kind: 'value', value: text }));
      const demands = [...anyOf([{ kind: 'texts', set: serviceNames }]), { isIn: false, sets: named }];
      return { demands, isFilled: true };
    }
    if (key.filled === 'principal-arn') {
      const isUser = principal?.kind === 'user' && profile.keys.has('aws:username');
      const base = String(value).replace(/[^/]*$/, '');
      const sets = isUser ? namedByVariable(base) : [arnSet(`${base}*`)];
      return { demands: anyOf(sets.map((set) => ({ kind: 'texts', set }))), isFilled: true };
    }
  }
  if (value !== undefined) {
    const isOpen = key.filled === 'resource-account' && owner.isAnyOther;
    return { demands: isOpen ? isThere : isValue(value), isFilled: !isOpen };
  }
  if (isOfCaller && principal !== undefined) return { demands: isAbsent, isFilled: true };
  const account = situation.callerAccount;
  if (account === undefined || question.isRequest) return undefined;
  // Whoever is not named is of the resource's account.
  if (key.filled === 'principal-account')
    return { demands: anyOf([{ kind: 'absent' }, { kind: 'value', value: account }]), isFilled: false };
  if (key.filled === 'principal-arn') {
    const set = arnSet(`arn:*:*:*:${account}:*`);
    return { demands: anyOf([{ kind: 'absent' }, { kind: 'texts', set }]), isFilled: false };
  }
  return undefined;
}

/** Whoever has one of them is a caller of their own. */
function idsIn({ ids }: SetProfile): readonly Member[] {
  return ids.flatMap((id) => [id, `${id}:*`]).map((text) => ({ kind: 'texts', set: textSet(text) }));
}

/** A user's ARN ends with the name, behind a path or not. */
function namedByVariable(base: string): readonly TextSet[] {
  return ['', '*/'].flatMap((path) => {
    const text = [base, path, '$', '{aws:username}'].join('');
    const { template } = parseTemplate(text, { variables: true, wildcards: true });
    return template === undefined ? [] : [textSetOf(template, 'whole') as TextSet];
  });
}

const serviceNames = textSet('?*.amazonaws.com');

const isThere: readonly Demand<Member>[] = [{ isIn: false, sets: [{ kind: 'absent' }] }];

function anyOf(sets: readonly Member[]): readonly Demand<Member>[] {
  return [{ isIn: true, sets }];
}

function isValue(value: ContextValue): readonly Demand<Member>[] {
  return value === undefined ? isAbsent : [{ isIn: true, sets: [{ kind: 'value', value }] }];
}

function pinnedBy(demands: readonly Demand<Member>[], kind: KeySpace['kind']): AskedKeySpace['pinned'] {
  for (const { isIn, sets } of demands) {
    const [member, ...others] = sets;
    if (!isIn || others.length > 0) continue;
    if (member?.kind === 'absent') return { value: undefined };
    // A range of addresses is written as one value.
    const isRange = kind === 'address' && member?.kind === 'value' && String(member.value).includes('/');
    if (member?.kind === 'value' && !isRange) return { value: member.value };
  }
  return undefined;
}
