import type { TextSet } from '../../iam/analyze/literal.js';
import { type Vocabulary, vocabularyOf } from '../../iam/analyze/vocabulary.js';
import type { Work } from '../../iam/analyze/work.js';
import { isFullAccess } from '../../iam/evaluate/decide.js';
import type { ServiceRules } from '../../iam/evaluate/service-rules.js';
import { accountsOf } from './accounts.js';
import { type Caller, callersOf } from './callers.js';
import { distinctCallers } from './distinct-callers.js';
import { type Frame, frameOf, type RequestMode, tokenRegions, type VocabularyOf } from './frame.js';
import { anyOwner, type Owner, ofAccount, ownersBut, ownersOf } from './owners.js';
import { partyOf } from './party.js';
import type { Question } from './question.js';
import { allRegions, otherRules, type Region } from './regions.js';
import type { SetProfile } from './set-profile.js';
import { textSet } from './text-sets.js';

export interface FrameOptions {
  readonly mode?: RequestMode;
  /** Whether actions of services that no statement names are left out: no policy allows those. */
  readonly services?: 'all' | 'named';
}

/** The requests in question, frame by frame; those of whoever goes without a name come first. */
export function* framesOf(
  question: Question,
  profile: SetProfile,
  work: Work,
  options: FrameOptions = {},
): Iterable<Frame> {
  const vocabularyFor = sharedVocabularies(work);
  const accounts = accountsOf(question, profile);
  const callers = callersOf(question, profile, accounts);
  const hasNamedCallers = callers.some(({ principal }) => principal?.account !== undefined);
  const isOwnerAsked =
    hasNamedCallers ||
    accounts.areRead ||
    profile.accounts.length > 0 ||
    question.managementAccounts.some((account) => account !== undefined);
  const owners = isOwnerAsked ? ownersOf(accounts) : [anyOwner];
  // Then of the owners of resources only the caller's own account stands out.
  const isPlain = !accounts.areRead && question.managementAccounts.every((account) => account === undefined);
  const partsFor = (services: 'all' | 'named') => regionsOf(question, profile, hasNamedCallers, services);
  for (const caller of distinctCallers(callers, profile, accounts))
    for (const owner of ownersFor(caller, owners, isPlain))
      for (const resourceAccount of question.resourceAccounts)
        for (const managementAccount of question.managementAccounts)
          for (const now of question.instants) {
            const party = partyOf({
              question,
              profile,
              caller,
              owner,
              resourceAccount,
              managementAccount,
              now,
            });
            // The root user is allowed what no statement names.
            const services = isFullAccess(party) ? 'all' : (options.services ?? 'all');
            for (const region of partsFor(services)) {
              if (!work.spend(profile.statements.length + 1)) return;
              yield frameOf(party, region, options.mode ?? 'taken', vocabularyFor);
            }
          }
}

function sharedVocabularies(work: Work): VocabularyOf {
  const known = new Map<string, Vocabulary>();
  return (keys) => {
    const name = JSON.stringify(
      keys.map(({ space, pinned }) => [space.id, pinned?.value, pinned === undefined]),
    );
    let vocabulary = known.get(name);
    if (vocabulary === undefined) {
      const pins = new Map(
        keys.flatMap(({ space, pinned }) =>
          pinned === undefined ? [] : [[space.id, pinned.value] as const],
        ),
      );
      const spaces = keys.map(({ space }) => space);
      vocabulary = vocabularyOf(spaces, pins, work);
      known.set(name, vocabulary);
    }
    return vocabulary;
  };
}

/** The owners that make a difference to this caller. */
function ownersFor({ principal }: Caller, owners: readonly Owner[], isPlain: boolean): readonly Owner[] {
  const account = principal?.account;
  if (account === undefined || owners.length === 1) return owners;
  if (isPlain) return [ofAccount(account), ...ownersBut(account, owners)];
  // Whoever is of the account that stands for all others meets resources of that very account.
  return owners.map((owner) => (owner.isAnyOther && owner.account === account ? ofAccount(account) : owner));
}

const known = new WeakMap<SetProfile, Map<string, readonly Region[]>>();

function regionsOf(
  { lifetimes }: Question,
  profile: SetProfile,
  hasNamedCallers: boolean,
  services: 'all' | 'named',
): readonly Region[] {
  if (lifetimes !== undefined) return tokenRegions;
  const found = known.get(profile) ?? new Map<string, readonly Region[]>();
  known.set(profile, found);
  const name = `${hasNamedCallers} ${services}`;
  const parts = found.get(name) ?? partsToldApart(profile, hasNamedCallers, services);
  found.set(name, parts);
  return parts;
}

/** The parts of all actions and resources that these policies tell apart; what makes no difference is one part. */
function partsToldApart(
  { layers, actionServices: named }: SetProfile,
  hasNamedCallers: boolean,
  services: 'all' | 'named',
): readonly Region[] {
  const meaningOf = (rules: ServiceRules) =>
    JSON.stringify([
      rules.resourcePolicies.filter((layer) => layers.has(layer)),
      rules.indispensable,
      layers.has('rcp') && rules.beyondRcps,
      hasNamedCallers && [rules.twoOwners, rules.credentialsAlways, rules.ownAccount],
    ]);
  const usual = meaningOf(otherRules);
  const regions = allRegions();
  const special = new Set(
    regions.filter(({ rules }) => meaningOf(rules) !== usual).flatMap((region) => region.services),
  );
  const isNamed = (service: string) => services === 'all' || named === undefined || named.has(service);
  const apart = regions.filter((region) =>
    region.services.some((service) => special.has(service) && isNamed(service)),
  );
  const isUsualNamed =
    services === 'all' || named === undefined || [...named].some((one) => !special.has(one));
  const others: Region = {
    services: [],
    actions: { inside: undefined, outside: servicesOf(special) },
    resources: undefined,
    rules: otherRules,
  };
  return isUsualNamed ? [others, ...apart] : apart;
}

function servicesOf(services: Iterable<string>): readonly TextSet[] {
  return [...services].map((service) => textSet(`${service}:*`));
}
