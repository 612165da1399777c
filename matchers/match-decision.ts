import {
  asPolicySet,
  checkExpectation,
  type Decision,
  type Expectation,
  ExpectationError,
  evaluate,
  parseExpectation,
  type Request,
  recordDecision,
  type Subject,
} from '../src/index.js';

/** What a matcher gives back to Vitest, Jest or expect. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  readonly actual: string;
  readonly expected: string;
}

/**
 * Decides and compares. A broken policy, a malformed request or a senseless expectation throws: a matcher that
 * merely failed would pass under `.not`.
 */
export function matchDecision(subject: unknown, request: Request, expectation: Expectation): MatcherResult {
  const parsed = parseExpectation(expectation);
  if (!parsed.ok) throw new ExpectationError(parsed.problems);
  const set = asPolicySet(subject as Subject);
  const decision = evaluate(set, request);
  recordDecision(set, decision);
  const check = checkExpectation(parsed.value, request, decision, set.policies);
  if (check.problems !== undefined) throw new ExpectationError(check.problems);
  const { pass, actual, expected } = check;
  return {
    pass,
    actual,
    expected,
    message: () =>
      [
        `expected the decision ${pass ? 'not to be' : 'to be'} ${expected}, but it is ${actual}`,
        '',
        ...describe(decision),
      ].join('\n'),
  };
}

function describe(decision: Decision): string[] {
  return [decision.explain(), ...decision.notes.map(({ message }) => `note: ${message}`)];
}
