import type { AnalysisOptions } from '../api/analysis/answers.js';
import { outcomeDifference } from '../api/analysis/outcome-difference.js';
import type { PolicySet } from '../api/policy-set.js';
import type { Decision } from '../iam/evaluate/decision.js';
import type { Request } from '../service/request.js';
import type { Test } from './tests-of.js';

/** A request that would tell the mutant from the policies as they are. */
export interface Witness {
  readonly request: Request;
  readonly before: Decision;
  readonly after: Decision;
  /** The policies of the request, the same with the change, and a test that has them. */
  readonly set: PolicySet;
  readonly changed: PolicySet;
  readonly test: Test;
}

export type Judgement =
  | { readonly status: 'survived'; readonly witness: Witness }
  /** It is proved that every request has the same outcome. */
  | { readonly status: 'equivalent' }
  | { readonly status: 'undecided'; readonly reason: string };

/** The policies with the change, and a test of those without it. */
export interface ChangedSet {
  readonly set: PolicySet;
  readonly changed: PolicySet;
  readonly test: Test;
}

/** Whether a mutant that no test noticed could be noticed at all. */
export function judgeSurvivor(sets: readonly ChangedSet[], options: AnalysisOptions): Judgement {
  let reason: string | undefined;
  for (const { set, changed, test } of sets) {
    const compared = outcomeDifference(set, changed, options);
    switch (compared.answer) {
      case 'different': {
        const { request, before, after } = compared;
        return { status: 'survived', witness: { request, before, after, set, changed, test } };
      }
      case 'undecided':
        reason ??= compared.reason;
        break;
      case 'same':
    }
  }
  return reason === undefined ? { status: 'equivalent' } : { status: 'undecided', reason };
}
