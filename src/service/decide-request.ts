import type { Diagnostic } from '../iam/diagnostic.js';
import type { CompiledSet } from '../iam/evaluate/compiled-set.js';
import { decide, type Verdict } from '../iam/evaluate/decide.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import type { Principal } from '../iam/evaluate/principal.js';
import { RequestSituation } from '../iam/evaluate/request-situation.js';
import { type CheckedRequest, readRequest } from './read-request.js';
import type { Request } from './request.js';
import { authorizationTokenId, bearerTokenAction, checkToken, isTokenLifetime, tokenService } from './token.js';

/** One permission that a request needs, and what the policies say of it. */
export interface DecidedPermission {
  readonly situation: RequestSituation;
  readonly verdict: Verdict;
}

/** What a request comes to, with all that its reasons can be told from. */
export interface RequestVerdict {
  readonly set: CompiledSet;
  readonly request: CheckedRequest;
  readonly outcome: Outcome;
  /** None when the service rejects the request before policies matter. */
  readonly permissions: readonly DecidedPermission[];
}

export type RequestVerdictResult =
  | { readonly verdict: RequestVerdict; readonly diagnostics?: never }
  | { readonly verdict?: never; readonly diagnostics: readonly Diagnostic[] };

/** Decides every permission that the request needs; the strictest decision is the request's. */
export function decideRequest(set: CompiledSet, input: Request): RequestVerdictResult {
  const { request, diagnostics } = readRequest(input);
  if (request === undefined) return { diagnostics };
  const { action, resource, facts } = request;
  if (facts.principal !== undefined && !hasIdentityPolicies(facts.principal)) return { diagnostics: [notDecided(facts.principal)] };
  if (facts.durationSeconds === undefined) {
    return { verdict: verdictOf(set, request, [new RequestSituation(action, resource, facts, undefined)]) };
  }
  const faults = checkToken(action, facts);
  if (faults.length > 0) return { diagnostics: faults };
  return { verdict: verdictOf(set, request, isTokenLifetime(facts.durationSeconds) ? tokenSituations(request) : []) };
}

/** A token needs sts:GetServiceBearerToken, and whoever asks CodeArtifact for it also the permission to ask. */
function tokenSituations({ action, resource, facts }: CheckedRequest): RequestSituation[] {
  if (action.id !== authorizationTokenId) return [new RequestSituation(action, resource, facts, tokenService)];
  // The token is of the caller's own account, wherever the domain is.
  const account = facts.principal?.account;
  const own = account === undefined || account === facts.resourceAccount ? facts : { ...facts, resourceAccount: account };
  return [
    new RequestSituation(action, resource, facts, undefined),
    new RequestSituation(bearerTokenAction, '*', own, tokenService),
  ];
}

function verdictOf(set: CompiledSet, request: CheckedRequest, situations: readonly RequestSituation[]): RequestVerdict {
  const permissions: DecidedPermission[] = [];
  let outcome: Outcome = situations.length === 0 ? 'invalid-request' : 'allow';
  for (const situation of situations) {
    const verdict = decide(set, situation);
    permissions.push({ situation, verdict });
    if (strictness(verdict.outcome) > strictness(outcome)) outcome = verdict.outcome;
  }
  return { set, request, outcome, permissions };
}

function strictness(outcome: Outcome): number {
  switch (outcome) {
    case 'allow':
      return 0;
    case 'implicit-deny':
      return 1;
    case 'explicit-deny':
      return 2;
    case 'invalid-request':
      return 3;
  }
}

/** Identity policies are attached to users and roles; who has none is decided by other layers. */
function hasIdentityPolicies({ kind }: Principal): boolean {
  return kind === 'user' || kind === 'role' || kind === 'session';
}

function notDecided(principal: Principal): Diagnostic {
  return { code: 'principal-not-decided', principal: principal.text, severity: 'error', place: { offset: -1, path: ['principal'] } };
}
