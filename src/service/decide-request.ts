import type { ActionName } from '../iam/compile/situation.js';
import type { LayerName } from '../iam/document/policy.js';
import type { CompiledSet } from '../iam/evaluate/compiled-set.js';
import { decide, type Verdict } from '../iam/evaluate/decide.js';
import type { DecidingStatement, Outcome } from '../iam/evaluate/decision.js';
import { type RequestFacts, RequestSituation } from '../iam/evaluate/request-situation.js';
import { combineVerdicts } from './combine-verdicts.js';
import type { Faults } from './faults.js';
import { readRequest } from './read-request.js';
import { rejectionOf } from './rejection.js';
import type { Request } from './request.js';
import { serviceRules } from './service-rules.js';
import { authorizationTokenId, bearerTokenAction, checkToken, tokenService } from './token.js';

/** What a request comes to, with all that its reasons can be told from. */
export interface RequestVerdict {
  readonly set: CompiledSet;
  readonly facts: RequestFacts;
  readonly outcome: Outcome;
  readonly statements: readonly DecidingStatement[];
  readonly layer: LayerName | undefined;
  /** None when the service rejects the request before policies matter. */
  readonly permissions: readonly Verdict[];
}

const none: readonly never[] = Object.freeze([]);

/** Decides every permission that the request needs; the strictest decision is the request's. Undefined when there are faults. */
export function decideRequest(set: CompiledSet, input: Request, faults: Faults): RequestVerdict | undefined {
  const facts = readRequest(input, faults);
  if (facts === undefined) return undefined;
  const { action, resource, durationSeconds } = facts;
  if (durationSeconds !== undefined && !checkToken(facts, faults)) return undefined;
  if (rejectionOf(facts) !== undefined)
    return { set, facts, outcome: 'invalid-request', statements: none, layer: undefined, permissions: none };
  const isToken = durationSeconds !== undefined;
  if (isToken && action.id === authorizationTokenId) return decideToken(set, facts);
  const verdict = decide(set, situationOf(set, action, resource, facts, isToken ? tokenService : undefined));
  const { outcome, statements, layer } = verdict;
  return { set, facts, outcome, statements, layer, permissions: [verdict] };
}

/** Whoever asks CodeArtifact for a token needs the permission to ask, and sts:GetServiceBearerToken for the token itself. */
function decideToken(set: CompiledSet, facts: RequestFacts): RequestVerdict {
  const asking = decide(set, situationOf(set, facts.action, facts.resource, facts, undefined));
  const bearer = decide(set, situationOf(set, bearerTokenAction, '*', facts, tokenService));
  const permissions = [asking, bearer] as const;
  return { set, facts, ...combineVerdicts(permissions), permissions };
}

function situationOf(
  { layers }: CompiledSet,
  action: ActionName,
  resource: string,
  facts: RequestFacts,
  service: string | undefined,
): RequestSituation {
  return new RequestSituation(
    action,
    resource,
    facts,
    serviceRules(action, resource),
    service,
    layers.boundary !== undefined,
  );
}
