import type { CompiledSet } from '../iam/evaluate/compiled-set.js';
import { decide, type Verdict } from '../iam/evaluate/decide.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import type { Principal } from '../iam/evaluate/principal.js';
import { type RequestFacts, RequestSituation } from '../iam/evaluate/request-situation.js';
import type { Faults } from './faults.js';
import { readRequest } from './read-request.js';
import type { Request } from './request.js';
import {
  authorizationTokenId,
  bearerTokenAction,
  checkToken,
  isTokenLifetime,
  tokenService,
} from './token.js';

/** What a request comes to, with all that its reasons can be told from. */
export interface RequestVerdict {
  readonly set: CompiledSet;
  readonly facts: RequestFacts;
  readonly outcome: Outcome;
  /** None when the service rejects the request before policies matter. */
  readonly permissions: readonly Verdict[];
}

/** Decides every permission that the request needs; the strictest decision is the request's. Undefined when there are faults. */
export function decideRequest(set: CompiledSet, input: Request, faults: Faults): RequestVerdict | undefined {
  const facts = readRequest(input, faults);
  if (facts === undefined) return undefined;
  const { action, resource, principal, durationSeconds } = facts;
  if (principal !== undefined && !hasIdentityPolicies(principal)) {
    faults.refuse({ code: 'principal-not-decided', principal: principal.text }, ['principal']);
    return undefined;
  }
  if (durationSeconds !== undefined) {
    if (!checkToken(facts, faults)) return undefined;
    if (!isTokenLifetime(durationSeconds)) return { set, facts, outcome: 'invalid-request', permissions: [] };
    if (action.id === authorizationTokenId) return decideToken(set, facts);
  }
  const service = durationSeconds === undefined ? undefined : tokenService;
  const verdict = decide(set, new RequestSituation(action, resource, facts, service));
  return { set, facts, outcome: verdict.outcome, permissions: [verdict] };
}

/** Whoever asks CodeArtifact for a token needs the permission to ask, and sts:GetServiceBearerToken for the token itself. */
function decideToken(set: CompiledSet, facts: RequestFacts): RequestVerdict {
  const { action, resource, principal, resourceAccount } = facts;
  const asking = decide(set, new RequestSituation(action, resource, facts, undefined));
  // The token is of the caller's own account, wherever the domain is.
  const account = principal?.account ?? resourceAccount;
  const own = account === resourceAccount ? facts : { ...facts, resourceAccount: account };
  const bearer = decide(set, new RequestSituation(bearerTokenAction, '*', own, tokenService));
  return {
    set,
    facts,
    outcome: stricter(asking.outcome, bearer.outcome),
    permissions: [asking, bearer],
  };
}

function stricter(one: Outcome, other: Outcome): Outcome {
  if (one === 'explicit-deny' || other === 'explicit-deny') return 'explicit-deny';
  return one === 'allow' ? other : one;
}

/** Identity policies are attached to users and roles; who has none is decided by other layers. */
function hasIdentityPolicies({ kind }: Principal): boolean {
  return kind === 'user' || kind === 'role' || kind === 'session';
}
