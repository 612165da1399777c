import {
  type AnalysisOptions,
  type Claim,
  describeAnswer,
  describeClaim,
  proveClaim,
  type Subject,
  UndecidedError,
} from '../src/index.js';
import type { MatcherResult } from './match-decision.js';

/**
 * Proves or refutes. What is broken, malformed or undecided throws: a matcher that merely failed would pass under `.not`,
 * and neither is known then.
 */
export function matchClaim(subject: unknown, claim: Claim, options?: AnalysisOptions): MatcherResult {
  const answer = proveClaim(subject as Subject, claim, options);
  const message = (): string => describeAnswer({ claim, answer });
  if (answer.answer === 'undecided') throw new UndecidedError(message());
  const expected = describeClaim(claim);
  if (answer.answer === 'refuted') return { pass: false, actual: 'refuted', expected, message };
  return {
    pass: true,
    actual: 'proved',
    expected,
    message: () => `expected the policies not to ${expected}, but this is proved`,
  };
}
