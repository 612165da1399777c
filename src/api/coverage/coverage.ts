import type { Effect, LayerName } from '../../iam/document/policy.js';
import type { Position } from '../../iam/document/source-text.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import type { ConditionOutcome, StatementOutcome } from '../../iam/evaluate/observe.js';
import type { Request } from '../../service/request.js';
import type { Policy } from '../policy.js';
import type { PolicySet } from '../policy-set.js';

/** What was seen of a policy, in whichever layers and sets it stood. */
export interface PolicyCoverage {
  readonly policy: Policy;
  readonly layers: readonly LayerName[];
  readonly statements: readonly StatementCoverage[];
}

export interface StatementCoverage {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect;
  /** Undefined where the policy has no text. */
  readonly place: Position | undefined;
  readonly outcomes: { readonly [outcome in StatementOutcome]: OutcomeCoverage };
  readonly conditions: readonly ConditionCoverage[];
}

export interface ConditionCoverage {
  readonly operator: string;
  readonly key: string;
  readonly place: Position | undefined;
  /** A condition on presence has no `absent`. */
  readonly outcomes: { readonly [outcome in ConditionOutcome]?: OutcomeCoverage };
}

export type OutcomeCoverage =
  | { readonly status: 'covered' }
  /** Nobody looked; the witness would cover it. */
  | {
      readonly status: 'uncovered';
      readonly witness: Witness;
      /** Whether a decision shows the outcome. */
      readonly isShownBy: (decision: Decision) => boolean;
    }
  /** It is proved that no request covers it. */
  | { readonly status: 'unreachable' }
  | { readonly status: 'undecided'; readonly reason: string };

/** A request that would cover an outcome, or several, and what is decided of it. */
export interface Witness {
  readonly request: Request;
  readonly decision: Decision;
  /** The policies that it was decided by. */
  readonly set: PolicySet;
}

/** How much was seen. Outcomes that nothing reaches do not count. */
export interface CoverageCounts {
  readonly outcomes: number;
  readonly covered: number;
  readonly unreachable: number;
  readonly undecided: number;
}

export function outcomesOf({ statements }: PolicyCoverage): readonly OutcomeCoverage[] {
  return statements.flatMap((statement) => [
    ...Object.values(statement.outcomes),
    ...statement.conditions.flatMap(({ outcomes }) => Object.values(outcomes)),
  ]);
}

export function countOutcomes(policies: readonly PolicyCoverage[]): CoverageCounts {
  const counts = { covered: 0, uncovered: 0, unreachable: 0, undecided: 0 };
  for (const policy of policies) for (const { status } of outcomesOf(policy)) counts[status]++;
  const { covered, uncovered, unreachable, undecided } = counts;
  return { outcomes: covered + uncovered + undecided, covered, unreachable, undecided };
}

/** Undefined where there is nothing to cover. */
export function percentOf({ outcomes, covered }: CoverageCounts): number | undefined {
  return outcomes === 0 ? undefined : (covered * 100) / outcomes;
}
