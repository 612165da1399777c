import type { PolicySet } from '../api/policy-set.js';
import type { Decision } from '../iam/evaluate/decision.js';
import type { Varied } from '../scenario/vary-request.js';
import type { Request } from '../service/request.js';
import { type Near, nearStatements } from './near-statements.js';
import { type PolicyChange, policyChange } from './policy-change.js';
import { actionChange, type RequestChange, requestChange } from './request-change.js';

/** What would have to be otherwise, of the request or of a policy, for a denied request to be allowed. */
export interface NearMiss {
  readonly request: RequestChange | undefined;
  readonly policy: PolicyChange | undefined;
}

export function nearMiss(set: PolicySet, request: Request, decision: Decision): NearMiss {
  const near = nearStatements(decision);
  return {
    request:
      near.action === undefined
        ? requestChange(set, request, dimensionsOf(request, near))
        : actionChange(set, request, near.action),
    policy: decision.outcome === 'implicit-deny' ? policyChange(set, request, near.allows) : undefined,
  };
}

/** What stopped the nearest statements comes first. */
function dimensionsOf({ durationSeconds }: Request, { allows, denies }: Near): readonly Varied[] {
  const stops = allows.flatMap((one) => one.stops);
  const keys = [
    ...denies.flatMap(({ conditions }) => conditions.map(({ key }) => key.name)),
    ...stops.flatMap((stop) => (stop.kind === 'condition' ? [stop.condition.key.name] : [])),
  ];
  const isOnOther = stops.some(({ kind }) => kind === 'resource');
  const lifetime = durationSeconds === undefined ? [] : ['durationSeconds'];
  return [...new Set([...(isOnOther ? ['resource'] : []), ...keys, ...lifetime, 'resource'])];
}
