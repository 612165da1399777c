import { decide } from '../api/evaluate.js';
import type { Problem } from '../api/problem.js';
import type { Decision } from '../iam/evaluate/decision.js';
import { decidingNames } from './deciding-statements.js';
import { placeProblem } from './describe-fault.js';
import { describeDecision, describeExpected, holds } from './expectation.js';
import type { CaseResult } from './result.js';
import { runClaim, skipClaim } from './run-claim.js';
import type { Case, RequestCase, Scenario, Suite } from './suite.js';

export interface RunOptions {
  /** The cases that are part of the run; all of them where it is not said. */
  readonly selected?: ReadonlySet<Case>;
  /** Ends the run after that many failures. */
  readonly bail?: number;
  /** Notes fail their case. */
  readonly strict?: boolean;
  /** How many steps a claim may take before it is undecided. */
  readonly work?: number;
}

export interface SuitesResult {
  readonly cases: readonly CaseResult[];
  readonly errors: readonly Problem[];
  readonly unselected: number;
}

/** Decides every selected case of the suites and compares. */
export function runSuites(suites: readonly Suite[], options: RunOptions = {}): SuitesResult {
  const steps = stepSuites(suites, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * The same in steps of one case, which are yielded by their number so far. Why the run ends is sent into it where it
 * is to end early: what is left is then skipped for that reason.
 */
export function* stepSuites(
  suites: readonly Suite[],
  options: RunOptions = {},
): Generator<number, SuitesResult, string | undefined> {
  const hasOnly = suites.some(({ scenarios }) => scenarios.some(({ only }) => only));
  const cases: CaseResult[] = [];
  const errors: Problem[] = [];
  let unselected = 0;
  let failures = 0;
  let ended: string | undefined;
  for (const suite of suites) {
    for (const scenario of suite.scenarios) {
      const idle =
        scenario.skip ?? (hasOnly && !scenario.only ? 'another scenario is marked "only"' : undefined);
      for (const one of scenario.cases) {
        if (options.selected?.has(one) === false) {
          unselected++;
          continue;
        }
        const given: Given = { id: idOf(suite, scenario, one), suite, scenario, case: one };
        const reason = idle ?? ended;
        const result = reason === undefined ? runCase(given, options) : skipCase(given, reason);
        if (!('problems' in result)) cases.push(result);
        else for (const problem of placeProblems(result.problems, given)) errors.push(problem);
        if ('problems' in result || result.status === 'failed') failures++;
        if (failures >= (options.bail ?? Infinity)) ended ??= `the run ended after ${count(failures, 'failure')}`;
        const told = yield cases.length;
        ended ??= told;
      }
    }
  }
  return { cases, errors, unselected };
}

/** What people select by: `suite > scenario > case`. */
export function titleOf(suite: Suite, scenario: Scenario, one: Case): string {
  return `${suite.name} > ${scenario.name}${one.name === '' ? '' : ` > ${one.name}`}`;
}

type Given = Pick<CaseResult, 'id' | 'suite' | 'scenario' | 'case'>;
type Ran = CaseResult | { readonly problems: readonly Problem[] };

/** The file is one of the run, the scenario's name one of the file, the case's one of the scenario. */
export function idOf(suite: Suite, scenario: Scenario, one: Case): string {
  return `${suite.file} > ${scenario.name}${one.name === '' ? '' : ` > ${one.name}`}`;
}

function runCase(given: Given, options: RunOptions): Ran {
  const { case: one } = given;
  return one.kind === 'request'
    ? runRequest(given, one, options.strict === true)
    : runClaim({ ...given, case: one }, options, options.strict === true);
}

/** A request that is malformed is refused here too: what is skipped should still run when its time comes. */
function skipCase(given: Given, reason: string): Ran {
  const { case: one } = given;
  return one.kind === 'request'
    ? skipRequest(given, one, reason)
    : skipClaim({ ...given, case: one }, reason);
}

function skipRequest(given: Given, { request }: RequestCase, reason: string): Ran {
  const decided = decide(given.scenario.set, request);
  if (!decided.ok) return decided;
  return { ...given, status: 'skipped', notes: [], message: reason, failedByNotes: false };
}

function runRequest(given: Given, one: RequestCase, strict: boolean): Ran {
  const decided = decide(given.scenario.set, one.request);
  if (!decided.ok) return decided;
  const decision = decided.value;
  const { notes } = decision;
  const holdsTrue = holds(one.expected, decision);
  const failedByNotes = strict && holdsTrue && notes.length > 0;
  const message = !holdsTrue
    ? `expected ${describeExpected(one.expected)}; got ${describeDecision(decision, one.expected)}${by(decision)}`
    : failedByNotes
      ? `${decision.outcome}, as expected, but ${count(notes.length, 'note')}: ${notes.map((note) => note.message).join('; ')}`
      : `${decision.outcome}${by(decision)}, as expected`;
  return {
    ...given,
    status: holdsTrue && !failedByNotes ? 'passed' : 'failed',
    decision,
    notes,
    message,
    failedByNotes,
  };
}

function by({ statements }: Decision): string {
  return statements.length === 0 ? '' : ` by ${decidingNames(statements).join(', ')}`;
}

/** A malformed request is a mistake in the file that asks it. */
function placeProblems(
  problems: readonly Problem[],
  { suite, scenario, case: one }: Given,
): readonly Problem[] {
  const title = `${scenario.name}${one.name === '' ? '' : ` > ${one.name}`}`;
  return problems.map((problem) => ({
    ...placeProblem(problem, suite.source, scenario.placeOf(problem.path ?? [])),
    message: `${title}: ${problem.message}`,
  }));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
