import type { Answer } from '../api/analysis/answers.js';
import type { Problem } from '../api/problem.js';
import type { Decision, Note } from '../iam/evaluate/decision.js';
import type { Case, Scenario, Suite } from './suite.js';

/** What came of one case. */
export interface CaseResult {
  /** The same in every run: file, scenario and case. */
  readonly id: string;
  readonly suite: Suite;
  readonly scenario: Scenario;
  readonly case: Case;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** None where it was skipped, and where a claim was not refuted: of that it is the counterexample's. */
  readonly decision?: Decision;
  /** Of a claim that was not skipped. */
  readonly answer?: Answer;
  readonly notes: readonly Note[];
  /** The result in a line. */
  readonly message: string;
  /** It was decided as expected; only the notes fail it. */
  readonly failedByNotes: boolean;
}

/** What came of a run. */
export interface RunResult {
  readonly files: number;
  readonly cases: readonly CaseResult[];
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Cases that a filter left out: no part of the report. */
  readonly unselected: number;
  /** Which part of a greater run it is, counted from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
}

export interface Summary {
  readonly files: number;
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly notes: number;
}

export function summarize({ files, cases }: RunResult): Summary {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let notes = 0;
  for (const one of cases) {
    counts[one.status]++;
    notes += one.notes.length;
  }
  return { files, total: cases.length, ...counts, notes };
}
