import type { Request } from '../src/index.js';
import { type MatcherResult, matchDecision } from './match-decision.js';

/** Passes when the decision is `allow`. */
export function toAllow(subject: unknown, request: Request): MatcherResult {
  return matchDecision(subject, request, 'allow');
}
