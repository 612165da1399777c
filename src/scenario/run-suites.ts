import { decide } from '../api/evaluate.js';
import type { Problem } from '../api/problem.js';
import { placeProblem } from './describe-fault.js';
import { RequestResult } from './request-result.js';
import type { CaseResult } from './result.js';
import { type Refusal, runClaim, skipClaim } from './run-claim.js';
import type { Case, Scenario, Suite } from './suite.js';
import { idOf } from './title.js';

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
 * The same in steps of one case, which is yielded. Why the run ends is sent into it where it is to end early: what is
 * left is then skipped for that reason.
 */
export function* stepSuites(
  suites: readonly Suite[],
  options: RunOptions = {},
): Generator<Case, SuitesResult, string | undefined> {
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
        const given: AskedCase = { suite, scenario, case: one };
        const reason = idle ?? ended;
        const result = reason === undefined ? runCase(given, options) : skipCase(given, reason);
        if (isRefusal(result)) for (const problem of result.problems) errors.push(problem);
        else cases.push(result);
        if (isRefusal(result) || result.status === 'failed') failures++;
        if (failures >= (options.bail ?? Infinity))
          ended ??= `the run ended after ${count(failures, 'failure')}`;
        const told = yield one;
        ended ??= told;
      }
    }
  }
  return { cases, errors, unselected };
}

/** A case in its file. */
export interface AskedCase {
  readonly suite: Suite;
  readonly scenario: Scenario;
  readonly case: Case;
}

export type Ran = CaseResult | Refusal;

export function isRefusal(ran: Ran): ran is Refusal {
  return !(ran instanceof RequestResult) && 'problems' in ran;
}

/** Runs one case; its problems where the request is malformed. */
export function runCase(given: AskedCase, options: Pick<RunOptions, 'strict' | 'work'>): Ran {
  return placed(decideCase(given, options), given);
}

function decideCase(
  { suite, scenario, case: one }: AskedCase,
  { strict = false, work }: Pick<RunOptions, 'strict' | 'work'>,
): Ran {
  if (one.kind === 'claim')
    return runClaim(
      { id: idOf(suite, scenario, one), suite, scenario, case: one },
      { ...(work !== undefined && { work }) },
      strict,
    );
  const decided = decide(scenario.set, one.request);
  return decided.ok ? new RequestResult(suite, scenario, one, decided.value, strict) : decided;
}

/** A request that is malformed is refused here too: what is skipped should still run when its time comes. */
export function skipCase(given: AskedCase, reason: string): Ran {
  return placed(passOver(given, reason), given);
}

function passOver({ suite, scenario, case: one }: AskedCase, reason: string): Ran {
  const id = idOf(suite, scenario, one);
  if (one.kind === 'claim') return skipClaim({ id, suite, scenario, case: one }, reason);
  const decided = decide(scenario.set, one.request);
  if (!decided.ok) return decided;
  return {
    id,
    suite,
    scenario,
    case: one,
    status: 'skipped',
    notes: [],
    message: reason,
    failedByNotes: false,
  };
}

/** A malformed request is a mistake in the file that asks it. */
function placed(ran: Ran, { suite, scenario, case: one }: AskedCase): Ran {
  if (!isRefusal(ran)) return ran;
  const title = `${scenario.name}${one.name === '' ? '' : ` > ${one.name}`}`;
  const problems = ran.problems.map((problem) => ({
    ...placeProblem(problem, suite.source, scenario.placeOf(problem.path ?? [])),
    message: `${title}: ${problem.message}`,
  }));
  return { problems };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
