import type { Decision, Note } from '../iam/evaluate/decision.js';
import { decidingNames } from './deciding-statements.js';
import { describeDecision, describeExpected, holds } from './expectation.js';
import type { CaseResult } from './result.js';
import type { RequestCase, Scenario, Suite } from './suite.js';
import { idOf } from './title.js';

/** What came of a request that was decided. Its texts are made for those who ask for them: most cases pass unread. */
export class RequestResult implements CaseResult {
  readonly suite: Suite;
  readonly scenario: Scenario;
  readonly case: RequestCase;
  readonly status: 'passed' | 'failed';
  readonly decision: Decision;
  readonly notes: readonly Note[];
  readonly failedByNotes: boolean;

  constructor(suite: Suite, scenario: Scenario, one: RequestCase, decision: Decision, strict: boolean) {
    const { notes } = decision;
    const isAsExpected = holds(one.expected, decision);
    this.suite = suite;
    this.scenario = scenario;
    this.case = one;
    this.decision = decision;
    this.notes = notes;
    this.failedByNotes = strict && isAsExpected && notes.length > 0;
    this.status = isAsExpected && !this.failedByNotes ? 'passed' : 'failed';
  }

  get id(): string {
    return idOf(this.suite, this.scenario, this.case);
  }

  get message(): string {
    const { decision, notes } = this;
    const { expected } = this.case;
    if (this.status === 'passed') return `${decision.outcome}${by(decision)}, as expected`;
    if (!this.failedByNotes)
      return `expected ${describeExpected(expected)}; got ${describeDecision(decision, expected)}${by(decision)}`;
    const count = `${notes.length} note${notes.length === 1 ? '' : 's'}`;
    return `${decision.outcome}, as expected, but ${count}: ${notes.map(({ message }) => message).join('; ')}`;
  }
}

function by({ statements }: Decision): string {
  return statements.length === 0 ? '' : ` by ${decidingNames(statements).join(', ')}`;
}
