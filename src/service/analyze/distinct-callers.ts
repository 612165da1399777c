import { namingOf } from '../../iam/evaluate/naming.js';
import type { Accounts } from './accounts.js';
import type { Caller } from './callers.js';
import { situationIn } from './party.js';
import { otherRules } from './regions.js';
import type { SetProfile } from './set-profile.js';

/** What a condition or a variable may read of a caller. */
const callerKeys = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:username',
  'aws:userid',
  'aws:principalservicename',
  'aws:principalisawsservice',
];

/** Few callers are enough without a look at them. */
const few = 16;

/** Of callers whom no statement tells apart one is asked: of four hundred roles that one statement names, one. */
export function distinctCallers(
  callers: readonly Caller[],
  profile: SetProfile,
  { ofOwners, haveWildcards }: Accounts,
): readonly Caller[] {
  if (callers.length <= few || haveWildcards || callerKeys.some((key) => profile.keys.has(key)))
    return callers;
  const principals = profile.statements.flatMap((statement) => statement.principals ?? []);
  const distinct = new Map<string, Caller>();
  for (const caller of callers) {
    const { principal } = caller;
    if (principal === undefined) continue;
    const facts = {
      action: { text: '', id: '', service: '', name: '' },
      resource: '*',
      principal,
      context: caller.context,
      resourceAccount: principal.account,
      arnAccount: undefined,
      isOwnerAssumed: false,
      managementAccount: undefined,
      now: undefined,
      durationSeconds: undefined,
    };
    const [open, bounded] = [false, true].map((under) => situationIn(facts, otherRules, undefined, under));
    const namings = principals.map((one) =>
      [open, bounded].map((situation) => situation && namingOf(one, situation)),
    );
    const { kind, partition, serviceLinked, federatedBy } = principal;
    // Whose resources are spoken of by account is somebody else than whose are not.
    const { account } = principal;
    const owner = account === undefined || ofOwners.has(account) ? account : 'another';
    const name = JSON.stringify([kind, partition, serviceLinked, federatedBy?.kind, owner, namings]);
    if (!distinct.has(name)) distinct.set(name, caller);
  }
  return [...callers.filter(({ principal }) => principal === undefined), ...distinct.values()];
}
