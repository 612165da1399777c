import type { ActionName } from '../iam/compile/situation.js';
import type { Diagnostic } from '../iam/diagnostic.js';
import type { RequestFacts } from '../iam/evaluate/request-situation.js';
import type { ConditionKey } from '../iam/value/condition-key.js';
import { conditionKey } from '../iam/value/condition-key.js';

/** The service that CodeArtifact's tokens are for, as sts:AWSServiceName has it. */
export const tokenService = 'codeartifact.amazonaws.com';

export const bearerTokenAction: ActionName = {
  text: 'sts:GetServiceBearerToken',
  id: 'sts:getservicebearertoken',
  service: 'sts',
  name: 'getservicebearertoken',
};

export const authorizationTokenId = 'codeartifact:getauthorizationtoken';

const durationKey = conditionKey('sts:DurationSeconds');
const serviceKey = conditionKey('sts:AWSServiceName');

/** The keys that a request for a bearer token carries. */
export const tokenKeys: readonly ConditionKey[] = [durationKey, serviceKey];

/** CodeArtifact User Guide, tokens-authentication: 0, the lifetime of the role's own credentials, or 15 minutes to 12 hours. */
export function isTokenLifetime(seconds: number): boolean {
  return seconds === 0 || (seconds >= 900 && seconds <= 43200);
}

export function asksForToken(action: ActionName): boolean {
  return action.id === bearerTokenAction.id || action.id === authorizationTokenId;
}

/** A request with a lifetime speaks of one token: its action must be one that issues it, and its context must agree. */
export function checkToken(action: ActionName, facts: RequestFacts): readonly Diagnostic[] {
  if (!asksForToken(action)) {
    return [{ code: 'token-action', action: action.text, severity: 'error', place: { offset: -1, path: ['durationSeconds'] } }];
  }
  if (facts.context === undefined) return [];
  return [
    ...checkKey(durationKey, String(facts.durationSeconds), facts.context),
    ...checkKey(serviceKey, tokenService, facts.context),
  ];
}

function checkKey(key: ConditionKey, token: string, context: NonNullable<RequestFacts['context']>): readonly Diagnostic[] {
  const given = context.get(key.id);
  if (given === undefined || String(given.value) === token) return [];
  const severity = 'error';
  if (given.value === undefined) {
    const place = { offset: -1, path: ['absent'] };
    return [{ code: 'absent-with-value', key: given.name, giver: 'durationSeconds', severity, place }];
  }
  const place = { offset: -1, path: ['context', given.name] };
  return [{ code: 'token-context', key: given.name, given: String(given.value), token, severity, place }];
}
