import type { AnalysisOptions, Subject } from '../src/index.js';
import { matchClaim } from './match-claim.js';
import type { MatcherResult } from './match-decision.js';

/** Passes when both allow the same requests. */
export function toBeEquivalentTo(subject: unknown, other: Subject, options?: AnalysisOptions): MatcherResult {
  return matchClaim(subject, { kind: 'equivalentTo', other }, options);
}
