import type { PolicySet } from '../api/policy-set.js';
import type { Problem } from '../api/problem.js';
import type { LayerName } from '../iam/document/policy.js';
import type { Decision, Outcome } from '../iam/evaluate/decision.js';
import type { Request } from '../service/request.js';
import { checkExpected } from './check-expected.js';
import { decidingNames, namesStatements } from './deciding-statements.js';
import { describeFault } from './describe-fault.js';
import { coveringTest, type When } from './when.js';

/** `deny` is explicit-deny or implicit-deny, never invalid-request. */
export type ExpectedOutcome = Outcome | 'deny';

/** An outcome, with who decides where that matters. */
export interface ExpectedDecision {
  readonly outcome: ExpectedOutcome;
  /** Exactly the deciding statements: a Sid, or `#0` for a statement by its index; `policy#…` where that is ambiguous. */
  readonly decidedBy?: readonly string[];
  readonly layer?: LayerName;
}

export type Then = ExpectedOutcome | ExpectedDecision;

export type Clause = { readonly when: When; readonly then: Then } | { readonly otherwise: Then };

/** What `expect:` says in a scenario file. */
export type Expectation = Then | readonly Clause[];

export interface ExpectationCheck {
  readonly pass: boolean;
  /** What was expected and what came, each in a line. */
  readonly expected: string;
  readonly actual: string;
  /** Why the expectation itself makes no sense for this request: nothing was compared. */
  readonly problems?: readonly Problem[];
}

/**
 * Compares a decision with an expectation. Of a list exactly one clause must cover the request. With the policies that
 * decided, what can never hold is told from what does not hold.
 */
export function checkExpectation(
  expectation: Expectation,
  request: Request,
  decision: Decision,
  policies: PolicySet['policies'],
): ExpectationCheck {
  const { then: found, fault } = clauseFor(expectation, request);
  if (found === undefined)
    return { pass: false, expected: '', actual: describeDecision(decision), problems: [problem(fault)] };
  const then = expectedDecision(found);
  const faults = checkExpected(then, policies);
  return {
    pass: faults.length === 0 && holds(then, decision),
    expected: describeExpected(then),
    actual: describeDecision(decision, then),
    ...(faults.length > 0 && { problems: faults.map((fault) => problem(describeFault(fault), fault.code)) }),
  };
}

/** The one clause that covers the request, or why there is none. */
function clauseFor(
  expectation: Expectation,
  request: Request,
): { readonly then: Then; readonly fault?: never } | { readonly then?: never; readonly fault: string } {
  if (!isList(expectation)) return { then: expectation };
  const covering = expectation.filter((clause) => 'when' in clause && coveringTest(clause.when)(request));
  const otherwise = expectation.find((clause) => 'otherwise' in clause);
  if (covering.length > 1)
    return { fault: 'the request is covered by more than one "when" of the expectation' };
  const [clause] = covering.length === 1 ? covering : [otherwise];
  if (clause === undefined) {
    return { fault: 'the request is covered by no "when" of the expectation, and there is no "otherwise"' };
  }
  return { then: 'otherwise' in clause ? clause.otherwise : clause.then };
}

export function isList(expectation: Expectation): expectation is readonly Clause[] {
  return Array.isArray(expectation);
}

export function expectedDecision(then: Then): ExpectedDecision {
  return typeof then === 'string' ? { outcome: then } : then;
}

/** Whether the decision is what was expected. */
export function holds(then: ExpectedDecision, decision: Decision): boolean {
  if (!outcomeHolds(then.outcome, decision.outcome)) return false;
  if (then.layer !== undefined && then.layer !== decision.layer) return false;
  return then.decidedBy === undefined || namesStatements(then.decidedBy, decision.statements);
}

export function outcomeHolds(expected: ExpectedOutcome, actual: Outcome): boolean {
  return expected === 'deny' ? actual === 'explicit-deny' || actual === 'implicit-deny' : expected === actual;
}

export function describeExpected({ outcome, decidedBy, layer }: ExpectedDecision): string {
  const word = outcome === 'deny' ? 'deny (explicit-deny or implicit-deny)' : outcome;
  return word + describeDeciders(decidedBy, layer);
}

/** The decision, with as much of who decided as the expectation asks about. */
export function describeDecision(decision: Decision, asked: Partial<ExpectedDecision> = {}): string {
  const decidedBy = asked.decidedBy === undefined ? undefined : decidingNames(decision.statements);
  return (
    decision.outcome +
    describeDeciders(decidedBy, asked.layer === undefined ? undefined : (decision.layer ?? 'none'))
  );
}

function describeDeciders(decidedBy: readonly string[] | undefined, layer: string | undefined): string {
  const by =
    decidedBy === undefined
      ? ''
      : `, decided by ${decidedBy.length === 0 ? 'no statement' : decidedBy.join(', ')}`;
  return by + (layer === undefined ? '' : `, in layer ${layer}`);
}

function problem(message: string, code = 'expectation'): Problem {
  return { severity: 'error', code, message };
}
