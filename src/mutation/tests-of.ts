import type { AnalysisOptions } from '../api/analysis/answers.js';
import { RequestError } from '../api/errors.js';
import { decide } from '../api/evaluate.js';
import type { PolicySet } from '../api/policy-set.js';
import { type Claim, proveClaim } from '../scenario/claim.js';
import { holds } from '../scenario/expectation.js';
import type { CaseResult } from '../scenario/result.js';
import type { RequestCase } from '../scenario/suite.js';

/** A case that passes on the policies as they are. */
export interface Test extends Pick<CaseResult, 'suite' | 'scenario' | 'case'> {
  /** In the order of the run. */
  readonly number: number;
  readonly id: string;
}

/** Tests of policies that are the same, layer by layer, whichever suites have them. */
export interface TestGroup {
  readonly set: PolicySet;
  readonly tests: readonly Test[];
}

/**
 * What passed, by the policies that it is about.
 * @param merged the policies with one policy for all its copies
 */
export function testsOf(
  cases: readonly CaseResult[],
  merged: (set: PolicySet) => PolicySet,
): readonly TestGroup[] {
  const nameOf = namer();
  const groups = new Map<string, { set: PolicySet; tests: Test[] }>();
  cases
    .filter(({ status }) => status === 'passed')
    .forEach(({ id, suite, scenario, case: one }, number) => {
      const set = merged(scenario.set);
      const name = nameOf(set);
      const group = groups.get(name) ?? { set, tests: [] };
      groups.set(name, group);
      group.tests.push({ number, id, suite, scenario, case: one });
    });
  return [...groups.values()];
}

/** Sets have the same name where they have the same policies in the same places. */
function namer(): (set: PolicySet) => string {
  const numbers = new Map<unknown, number>();
  const known = new Map<PolicySet, string>();
  const numberOf = (policy: unknown): number => {
    const number = numbers.get(policy) ?? numbers.size;
    numbers.set(policy, number);
    return number;
  };
  return (set) => {
    const name =
      known.get(set) ??
      set.policies.map(({ layer, level, policy }) => `${layer} ${level} ${numberOf(policy)}`).join(',');
    known.set(set, name);
    return name;
  };
}

/** Whether what a case states of a request still holds of other policies. */
export function requestHolds({ request, expected }: RequestCase, set: PolicySet): boolean {
  const decided = decide(set, request);
  return decided.ok && holds(expected, decided.value);
}

/** Whether a claim still holds of other policies. Undecided is no proof that it does not. */
export function claimHolds(claim: Claim, set: PolicySet, options: AnalysisOptions): boolean {
  try {
    return proveClaim(set, claim, options).answer !== 'refuted';
  } catch (error) {
    // Of other policies a pattern may be one that no request fits.
    if (error instanceof RequestError) return true;
    throw error;
  }
}
