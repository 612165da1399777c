import type { Expectation, Request } from '../src/index.js';
import { type MatcherResult, matchDecision } from './match-decision.js';

/** Passes when the decision is as expected, in any form that `expect:` of a scenario file has. */
export function toDecide(subject: unknown, request: Request, expectation: Expectation): MatcherResult {
  return matchDecision(subject, request, expectation);
}
