import type { TextSet } from '../../iam/analyze/literal.js';
import { freshAccount } from './callers.js';
import type { Demand } from './question.js';
import type { SetProfile } from './set-profile.js';
import { arnSet } from './text-sets.js';

/** Whose the resources are: one account, or none that their ARN says. */
export interface Owner {
  readonly account: string | undefined;
  readonly resources: readonly Demand<TextSet>[];
  /** Whether the account stands for all that no policy speaks of. */
  readonly isAnyOther: boolean;
}

const accountKeys = ['aws:resourceaccount', 'aws:principalaccount', 'aws:principalarn'] as const;

/** Every account that the policies tell apart from others, as the owner of the resource. */
export function ownersOf(
  profile: SetProfile,
  hasNamedCallers: boolean,
  more: readonly string[],
): readonly Owner[] {
  const isAsked = accountKeys.some((key) => profile.keys.has(key));
  if (!hasNamedCallers && !isAsked) return [anyOwner];
  const accounts = [
    ...new Set([
      ...profile.accounts,
      ...profile.resourceAccounts,
      ...more,
      ...(isAsked ? accountsInConditions(profile) : []),
    ]),
  ].filter((account) => /^\d{12}$/.test(account));
  const fresh = freshAccount(profile, 0);
  const others = {
    account: fresh,
    resources: [{ isIn: true, sets: [anyAccount] }, outside(accounts)],
    isAnyOther: true,
  };
  return [
    isAsked && !readsParts(profile) ? ofAccount(fresh) : others,
    { account: undefined, resources: [{ isIn: false, sets: [anyAccount] }], isAnyOther: false },
    ...accounts.map(ofAccount),
  ];
}

/** Whether the policies tell accounts apart by some of their digits, so that none stands for all others. */
function readsParts({ resourceAccounts, conditions }: SetProfile): boolean {
  const isPart = (text: string) => /[*?]/.test(text) && text !== '*';
  const asked = (['aws:resourceaccount', 'aws:principalaccount'] as const)
    .flatMap((key) => conditions.get(key) ?? [])
    .flatMap(({ operands }) => operands);
  return resourceAccounts.some(isPart) || asked.some(({ text }) => isPart(text));
}

const anyOwner: Owner = { account: undefined, resources: [], isAnyOther: false };
const anyAccount = arnSet('arn:*:*:*:????????????:*');

function ofAccount(account: string): Owner {
  return {
    account,
    resources: [{ isIn: true, sets: [arnSet(`arn:*:*:*:${account}:*`)] }],
    isAnyOther: false,
  };
}

function outside(accounts: readonly string[]): Demand<TextSet> {
  return { isIn: false, sets: accounts.map((account) => arnSet(`arn:*:*:*:${account}:*`)) };
}

/** The account that stands for all others, and no other one. */
export function onlyThisOne({ account }: Owner): Owner {
  return account === undefined ? anyOwner : ofAccount(account);
}

/** Accounts that conditions on the accounts of a request name. */
function accountsInConditions({ conditions }: SetProfile): readonly string[] {
  return accountKeys
    .flatMap((key) => conditions.get(key) ?? [])
    .flatMap(({ operands }) => operands)
    .flatMap(({ text }) => text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []);
}
