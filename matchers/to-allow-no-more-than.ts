import type { AnalysisOptions, Subject } from '../src/index.js';
import { matchClaim } from './match-claim.js';
import type { MatcherResult } from './match-decision.js';

/** Passes when the other policies allow whatever these allow. */
export function toAllowNoMoreThan(
  subject: unknown,
  other: Subject,
  options?: AnalysisOptions,
): MatcherResult {
  return matchClaim(subject, { kind: 'noMoreThan', other }, options);
}
