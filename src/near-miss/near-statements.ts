import { EvaluatedDecision } from '../api/evaluated-decision.js';
import type { CompiledStatement } from '../iam/compile/compiled-policy.js';
import type { Decision } from '../iam/evaluate/decision.js';
import { explainPermission, type NearStatement } from '../iam/explain/explanation.js';

/** What came near to allowing a request. */
export interface Near {
  /** The Allows whose action matched and that something else stopped, the nearest first. */
  readonly allows: readonly NearStatement[];
  /** The Denies that applied. */
  readonly denies: readonly CompiledStatement[];
  /** An action that the policies name, where none names this one. */
  readonly action: string | undefined;
}

export function nearStatements(decision: Decision): Near {
  const verdict = EvaluatedDecision.verdictOf(decision);
  if (verdict === undefined) return { allows: [], denies: [], action: undefined };
  const missed = verdict.permissions.filter(({ outcome }) => outcome !== 'allow');
  const explained = missed.map((permission) => explainPermission(verdict.set, permission));
  const denying = new Set(decision.statements);
  const placed = verdict.set.given.flatMap(({ levels }) => levels.flatMap(({ statements }) => statements));
  return {
    allows: explained
      .flatMap(({ layers }) => layers.flatMap(({ levels }) => levels.flat()))
      .filter(({ effect, stops }) => effect === 'Allow' && stops.length > 0)
      .sort((one, other) => one.stops.length - other.stops.length),
    denies: placed.filter(({ deciding }) => denying.has(deciding)).map(({ statement }) => statement),
    action: explained.find(({ nearestAction }) => nearestAction !== undefined)?.nearestAction,
  };
}
