import { outcomeHolds } from '../scenario/expectation.js';
import type { CaseResult } from '../scenario/result.js';

/** What is wrong with a failed case: a closed list, which machines sort by. */
export const failureKinds = [
  'wrong-outcome',
  'wrong-deciders',
  'claim-refuted',
  'claim-undecided',
  'note',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** Of a case that failed. */
export function failureKind({ case: one, decision, answer, failedByNotes }: CaseResult): FailureKind {
  if (failedByNotes) return 'note';
  if (one.kind === 'claim') return answer?.answer === 'undecided' ? 'claim-undecided' : 'claim-refuted';
  return decision !== undefined && outcomeHolds(one.expected.outcome, decision.outcome)
    ? 'wrong-deciders'
    : 'wrong-outcome';
}
