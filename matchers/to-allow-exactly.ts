import type { AnalysisOptions, ExpectedValues, VaryingRequest } from '../src/index.js';
import { matchClaim } from './match-claim.js';
import type { MatcherResult } from './match-decision.js';

/** Passes when, with everything else as in the request, these values of a field or condition key are allowed and no others. */
export function toAllowExactly(
  subject: unknown,
  request: VaryingRequest,
  values: ExpectedValues,
  options?: AnalysisOptions,
): MatcherResult {
  return matchClaim(subject, { kind: 'exactly', request, values }, options);
}
