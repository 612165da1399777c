import type { Request } from '../src/index.js';
import { type MatcherResult, matchDecision } from './match-decision.js';

/** Passes when the decision is `implicit-deny`. */
export function toImplicitlyDeny(subject: unknown, request: Request): MatcherResult {
  return matchDecision(subject, request, 'implicit-deny');
}
