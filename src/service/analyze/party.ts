import type { ActionName } from '../../iam/compile/situation.js';
import { type RequestFacts, RequestSituation } from '../../iam/evaluate/request-situation.js';
import type { ServiceRules } from '../../iam/evaluate/service-rules.js';
import type { Caller } from './callers.js';
import { type AskedKeySpace, keySpacesOf } from './key-spaces.js';
import type { Owner } from './owners.js';
import type { Instant, Question } from './question.js';
import type { SetProfile } from './set-profile.js';

/** Who asks for something of whom. */
export interface PartyParts {
  readonly question: Question;
  readonly profile: SetProfile;
  readonly caller: Caller;
  readonly owner: Owner;
  readonly resourceAccount: string | undefined;
  readonly managementAccount: string | undefined;
  readonly now: Instant | undefined;
}

export interface Party extends PartyParts {
  readonly facts: RequestFacts;
  /** The keys of its requests, by what the rules of the action make of them. */
  keysFor(rules: ServiceRules, service: string | undefined): readonly AskedKeySpace[];
}

export function partyOf(parts: PartyParts): Party {
  const facts = factsOf(parts);
  const known = new Map<string, readonly AskedKeySpace[]>();
  return {
    ...parts,
    facts,
    keysFor(rules, service) {
      const name = `${rules.ownAccount} ${service}`;
      const keys = known.get(name) ?? keySpacesOf(parts, situationIn(facts, rules, service, false));
      known.set(name, keys);
      return keys;
    },
  };
}

const noAction: ActionName = { text: '', id: '', service: '', name: '' };

function factsOf({ caller, owner, resourceAccount, managementAccount, now }: PartyParts): RequestFacts {
  const { principal, context } = caller;
  return {
    action: noAction,
    resource: '*',
    principal,
    context,
    resourceAccount: resourceAccount ?? owner.account ?? principal?.account,
    arnAccount: owner.account,
    isOwnerAssumed: false,
    managementAccount,
    now,
    durationSeconds: undefined,
  };
}

/** A situation that stands for all those of the party under these rules: its action and its resource are open. */
export function situationIn(
  facts: RequestFacts,
  rules: ServiceRules,
  service: string | undefined,
  underBoundary: boolean,
): RequestSituation {
  return new RequestSituation(noAction, '*', facts, rules, service, underBoundary);
}
