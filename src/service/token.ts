import type { ActionName } from '../iam/compile/situation.js';
import type { RequestFacts } from '../iam/evaluate/request-situation.js';
import { type ConditionKey, conditionKey } from '../iam/value/condition-key.js';
import type { Faults } from './faults.js';

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

/** The keys that a real request for this action carries, whether policies read them or not: their ids. */
export function carriedKeys(action: ActionName): readonly string[] {
  return action.id === bearerTokenAction.id ? tokenKeys.map(({ id }) => id) : [];
}

/**
 * CodeArtifact User Guide, tokens-authentication: a token lives 0 seconds, which is as long as the role's own
 * credentials, or 15 minutes to 12 hours.
 */
export function isTokenLifetime(seconds: number): boolean {
  return seconds === 0 || (seconds >= 900 && seconds <= 43200);
}

/**
 * A request with a lifetime speaks of one token: its action must be one that issues it, and its context must
 * agree. False when there are faults.
 */
export function checkToken({ action, context, durationSeconds }: RequestFacts, faults: Faults): boolean {
  if (action.id !== bearerTokenAction.id && action.id !== authorizationTokenId) {
    faults.refuse({ code: 'token-action', action: action.text }, ['durationSeconds']);
  } else if (context !== undefined) {
    checkKey(durationKey, String(durationSeconds), context, faults);
    checkKey(serviceKey, tokenService, context, faults);
  }
  return faults.diagnostics === undefined;
}

function checkKey(
  key: ConditionKey,
  token: string,
  context: NonNullable<RequestFacts['context']>,
  faults: Faults,
): void {
  const given = context.get(key.id);
  if (given === undefined || String(given.value) === token) return;
  if (given.value === undefined) {
    faults.refuse({ code: 'absent-with-value', key: given.name, giver: 'durationSeconds' }, ['absent']);
  } else {
    const fault = { code: 'token-context', key: given.name, given: String(given.value), token } as const;
    faults.refuse(fault, ['context', given.name]);
  }
}
