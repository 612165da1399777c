import type { Request } from '../src/index.js';
import { type MatcherResult, matchDecision } from './match-decision.js';

/** Passes when the decision is `explicit-deny`. */
export function toExplicitlyDeny(subject: unknown, request: Request): MatcherResult {
  return matchDecision(subject, request, 'explicit-deny');
}
