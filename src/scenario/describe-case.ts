import { describeClaim } from './claim.js';
import { describeCounterexample, describeOutcome } from './describe-answer.js';
import { describeDecision, describeExpected } from './expectation.js';
import { isEmptyLevel } from './request-level.js';
import type { CaseResult } from './result.js';
import type { Case } from './suite.js';

/** What is expected of a case, in a line. */
export function describeCase(one: Case): string {
  return one.kind === 'request' ? describeExpected(one.expected) : describeClaim(one.claim);
}

/** What came of it, with as much as was asked about; undefined where it was skipped. */
export function describeActual({ case: one, decision, answer }: CaseResult): string | undefined {
  if (one.kind === 'claim') return answer && describeOutcome(one.claim, answer);
  return decision && describeDecision(decision, one.expected);
}

/** The same in a word. */
export function actualWord({ decision, answer }: CaseResult): string | undefined {
  return answer?.answer ?? decision?.outcome;
}

/** Of a claim that was refuted the request that shows it, as a scenario with a name of its own, and who decided it. */
export function counterexampleOf({ suite, scenario, case: one, answer }: CaseResult): readonly string[] {
  if (one.kind === 'request' || answer?.answer !== 'refuted') return [];
  const of = one.name === '' ? '' : ` of ${one.name}`;
  // A comparison is of all requests, and what the defaults say of them cannot be taken back in a scenario.
  const isElsewhere = 'other' in one.claim && !isEmptyLevel(suite.defaults);
  return [
    ...describeCounterexample(one.claim, answer, `${scenario.name} (counterexample${of})`),
    ...(isElsewhere
      ? ['note: the defaults of this file would change the request: paste it into a file without them']
      : []),
  ];
}
