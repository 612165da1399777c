import type { TextSet } from '../../iam/analyze/literal.js';
import { type Vocabulary, vocabularyOf } from '../../iam/analyze/vocabulary.js';
import type { Work } from '../../iam/analyze/work.js';
import type { ServiceRules } from '../../iam/evaluate/service-rules.js';

import { accountsOf } from './accounts.js';
import { type Caller, callersOf } from './callers.js';
import { type Frame, type FrameParts, frameOf, tokenRegions, type VocabularyOf } from './frame.js';
import { anyOwner, type Owner, ofAccount, ownersOf } from './owners.js';
import type { Question } from './question.js';
import { otherRules, type Region, regions } from './regions.js';
import type { SetProfile } from './set-profile.js';
import { textSet } from './text-sets.js';

/** The requests in question, frame by frame. */
export function* framesOf(
  question: Question,
  profile: SetProfile,
  work: Work,
  mode: FrameParts['mode'] = 'taken',
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
  for (const region of regionsOf(question, profile, hasNamedCallers))
    for (const caller of callers)
      for (const owner of ownersFor(caller, owners))
        for (const resourceAccount of question.resourceAccounts)
          for (const managementAccount of question.managementAccounts)
            for (const now of question.instants)
              yield frameOf(
                { question, profile, caller, owner, region, resourceAccount, managementAccount, now, mode },
                vocabularyFor,
              );
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

/** Whoever is of the account that stands for all others meets resources of that very account. */
function ownersFor({ principal }: Caller, owners: readonly Owner[]): readonly Owner[] {
  return owners.map((owner) =>
    owner.isAnyOther && owner.account !== undefined && owner.account === principal?.account
      ? ofAccount(owner.account)
      : owner,
  );
}

/** The parts of all actions and resources that these policies tell apart; what makes no difference is one part. */
function regionsOf(
  { lifetimes }: Question,
  { layers }: SetProfile,
  hasNamedCallers: boolean,
): readonly Region[] {
  if (lifetimes !== undefined) return tokenRegions;
  const meaningOf = (rules: ServiceRules) =>
    JSON.stringify([
      rules.resourcePolicies.filter((layer) => layers.has(layer)),
      rules.indispensable,
      layers.has('rcp') && rules.beyondRcps,
      hasNamedCallers && [rules.twoOwners, rules.credentialsAlways, rules.ownAccount],
    ]);
  const usual = meaningOf(otherRules);
  const special = new Set(
    regions.filter(({ rules }) => meaningOf(rules) !== usual).flatMap(({ services }) => services),
  );
  const apart = regions.filter(({ services }) => services.some((service) => special.has(service)));
  return [
    {
      services: [],
      actions: { inside: undefined, outside: servicesOf(special) },
      resources: undefined,
      rules: otherRules,
    },
    ...apart,
  ];
}

function servicesOf(services: Iterable<string>): readonly TextSet[] {
  return [...services].map((service) => textSet(`${service}:*`));
}
