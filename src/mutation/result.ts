import type { Scenario, Suite } from '../scenario/suite.js';
import type { Judgement } from './judge-survivor.js';
import type { Mutant } from './mutant.js';
import type { Test } from './tests-of.js';

export type MutantResult = {
  readonly mutant: Mutant;
} & (
  | {
      readonly status: 'killed';
      /** The tests that fail, in the order of the run. Claims stand here only where nothing else had failed yet. */
      readonly killedBy: readonly Test[];
    }
  | Judgement
);

export interface MutationResult {
  readonly mutants: readonly MutantResult[];
  readonly tests: readonly Test[];
  /** Scenarios of which no case fails on any mutant: they prove nothing about these policies. */
  readonly idle: readonly { readonly suite: Suite; readonly scenario: Scenario }[];
  /** Suites in which nothing expects an allow: policies that allow nothing would pass them. */
  readonly denyOnly: readonly Suite[];
}

export interface MutationSummary {
  readonly killed: number;
  readonly survived: number;
  readonly undecided: number;
  readonly equivalent: number;
  /** The per cent of the mutants that count which are killed; undefined where none counts. What is undecided counts as not killed. */
  readonly score: number | undefined;
}

export function summarizeMutants(mutants: readonly MutantResult[]): MutationSummary {
  const counts = { killed: 0, survived: 0, undecided: 0, equivalent: 0 };
  for (const { status } of mutants) counts[status]++;
  const counted = counts.killed + counts.survived + counts.undecided;
  return { ...counts, score: counted === 0 ? undefined : (100 * counts.killed) / counted };
}
