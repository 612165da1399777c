import type { Request } from '../src/index.js';
import { type MatcherResult, matchDecision } from './match-decision.js';

/** Passes when the decision is `explicit-deny` or `implicit-deny`. */
export function toDeny(subject: unknown, request: Request): MatcherResult {
  return matchDecision(subject, request, 'deny');
}
