import type { TextSet } from '../../iam/analyze/literal.js';
import type { Accounts } from './accounts.js';
import type { Demand } from './question.js';
import { arnSet } from './text-sets.js';

/** Whose the resources are: one account, or none that their ARN says. */
export interface Owner {
  readonly account: string | undefined;
  readonly resources: readonly Demand<TextSet>[];
  /** Whether the account stands for all that nobody speaks of. */
  readonly isAnyOther: boolean;
}

/** Every owner that policies and question tell apart from others. */
export function ownersOf({ known, owners, areRead, areAll }: Accounts): readonly Owner[] {
  const [fresh] = owners;
  const others: Owner = {
    account: fresh,
    resources: [
      { isIn: false, sets: withoutAccount },
      { isIn: false, sets: known.map(resourcesOf) },
    ],
    isAnyOther: true,
  };
  const unspoken = areRead && areAll ? owners.map(ofAccount) : [others];
  const nobody: Owner = {
    account: undefined,
    resources: [{ isIn: true, sets: withoutAccount }],
    isAnyOther: false,
  };
  return [...unspoken, nobody, ...known.map(ofAccount)];
}

/** Everybody else's resources, and those of which nobody is the owner. */
export function ownersBut(account: string, owners: readonly Owner[]): readonly Owner[] {
  const other = owners.find((owner) => owner.account !== undefined && owner.account !== account);
  const resources = [
    { isIn: false, sets: withoutAccount },
    { isIn: false, sets: [resourcesOf(account)] },
  ];
  const nobody = owners.filter((owner) => owner.account === undefined);
  return [{ account: other?.account ?? '000000000000', resources, isAnyOther: true }, ...nobody];
}

/** Where it makes no difference whose the resources are. */
export const anyOwner: Owner = { account: undefined, resources: [], isAnyOther: false };

/** `*`, and ARNs without an account: nothing stands in its place, or the name of a service. */
const withoutAccount: readonly TextSet[] = [
  { kind: 'text', pattern: { tokens: [42], anyCase: false } },
  arnSet('arn:*:*:*::*'),
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => arnSet(`arn:*:*:*:${letter}*:*`)),
];

export function ofAccount(account: string): Owner {
  return { account, resources: [{ isIn: true, sets: [resourcesOf(account)] }], isAnyOther: false };
}

const sets = new Map<string, TextSet>();
const mostSets = 4096;

/** The same set for the same account, so that what is found out of it is kept. */
function resourcesOf(account: string): TextSet {
  const set = sets.get(account) ?? arnSet(`arn:*:*:*:${account}:*`);
  if (sets.size >= mostSets) sets.clear();
  sets.set(account, set);
  return set;
}
