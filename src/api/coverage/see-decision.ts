import type { Decision } from '../../iam/evaluate/decision.js';
import type { Observer } from '../../iam/evaluate/observe.js';
import { EvaluatedDecision } from '../evaluated-decision.js';

/** Shows the observer each permission of the decision; a request that the service rejects has none. */
export function seeDecision(decision: Decision, { see }: Observer): void {
  const verdict = EvaluatedDecision.verdictOf(decision);
  if (verdict === undefined) return;
  for (const { situation } of verdict.permissions) see(verdict.set, situation);
}
