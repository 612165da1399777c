import type { AnalysisOptions, RequestPattern } from '../src/index.js';
import { matchClaim } from './match-claim.js';
import type { MatcherResult } from './match-decision.js';

/** Passes when no request that fits the pattern is allowed. */
export function toNeverAllow(
  subject: unknown,
  pattern: RequestPattern,
  options?: AnalysisOptions,
): MatcherResult {
  return matchClaim(subject, { kind: 'never', pattern }, options);
}
