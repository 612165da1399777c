import { resolve } from 'node:path';
import type { Problem } from '../api/problem.js';
import { positionAt } from '../iam/document/source-text.js';
import { decidingPlace } from '../report/policy-place.js';
import { renderProblem, renderProblems } from '../report/render-problem.js';
import { renderReasons } from '../report/render-reasons.js';
import { renderValues } from '../report/render-values.js';
import { noStyle } from '../report/style.js';
import type { CaseResult } from '../scenario/result.js';
import { type AskedCase, isRefusal, runCase, skipCase } from '../scenario/run-suites.js';
import type { Case, Scenario } from '../scenario/suite.js';
import { loadSuites } from '../source/load-suites.js';
import type { TestOptions } from './options.js';
import { type FilePlace, placedError } from './placed-error.js';

/** What a test gets of vitest. */
interface TestContext {
  readonly skip: (reason: string) => void;
  readonly annotate?: (message: string, type: string) => Promise<unknown>;
}

/** As much of vitest's `test` and `describe` as is used here; they come from the test file's own vitest. */
interface TestApi {
  (name: string, run: (context: TestContext) => unknown): void;
  readonly only: (name: string, run: (context: TestContext) => unknown) => void;
}

interface DescribeApi {
  (name: string, declare: () => void): void;
  readonly only: (name: string, declare: () => void) => void;
}

/** Makes tests of the scenarios of a file. */
export interface OpenSuite {
  /** Declares what is in the file, under its name if it has one. */
  readonly suite: (declare: () => void) => void;
  /**
   * Declares the tests of one scenario, by its place in the file.
   * @param here calls what it is given: so the stack of each test, by which vitest knows its line, leads through the file
   */
  readonly scenario: (index: number, here: (declare: () => void) => void) => void;
}

interface Given extends TestOptions {
  /** Absolute. */
  readonly file: string;
  /** Whether `only` is refused. */
  readonly ci: boolean;
}

/**
 * Reads a scenario file, with its policies as they are now.
 * @throws an error at the place of the first mistake in the file or in its policies
 */
export async function openSuite(given: Given, describe: DescribeApi, test: TestApi): Promise<OpenSuite> {
  const { file, root, ci } = given;
  const {
    suites: [suite],
    problems,
  } = await loadSuites([file], root, ci);
  if (suite === undefined) throw errorOf(problems, given);
  if (suite.scenarios.length === 0)
    throw placedError('Error', 'there is no scenario in this file', [{ file, line: 1, column: 1 }]);
  for (const problem of suite.problems) console.warn(renderProblem(problem, noStyle));
  return {
    suite: (declare) =>
      suite.name === file.slice(file.lastIndexOf('/') + 1) ? declare() : describe(suite.name, declare),
    scenario: (index, here) => {
      const scenario = suite.scenarios[index] as Scenario;
      const declare = (title: string, one: Case, api: TestApi | TestApi['only']): void =>
        api(title, async (context) => await runTest({ suite, scenario, case: one }, given, context));
      const { name, cases, only } = scenario;
      const [first] = cases;
      if (first?.name === '') return here(() => declare(name, first, only ? test.only : test));
      (only ? describe.only : describe)(name, () =>
        here(() => {
          for (const one of cases) declare(one.name, one, test);
        }),
      );
    },
  };
}

async function runTest(asked: AskedCase, given: Given, context: TestContext): Promise<void> {
  const { strict, work } = given;
  const { skip } = asked.scenario;
  const ran =
    skip === undefined
      ? runCase(asked, { strict, ...(work !== undefined && { work }) })
      : skipCase(asked, skip);
  if (isRefusal(ran)) throw errorOf(ran.problems, given);
  if (ran.status === 'skipped') return context.skip(ran.message);
  if (ran.status === 'failed') throw failureOf(ran, given);
  for (const { message } of ran.notes) await context.annotate?.(message, 'note');
}

function failureOf(result: CaseResult, { file, root }: Given): Error {
  const { suite, case: one } = result;
  const place = decidingPlace(result);
  const policyFile = place?.source.file;
  const places: FilePlace[] = [{ file, ...positionAt(suite.source, one.expectedAt) }];
  if (place !== undefined && policyFile !== undefined)
    places.push({ file: resolve(root, policyFile), line: place.line, column: place.column });
  const parts = [renderValues(result, noStyle), ...renderReasons(result, noStyle)];
  return placedError('AssertionError', `${result.message}\n\n${parts.join('\n\n')}\n`, places);
}

function errorOf(problems: readonly Problem[], { file, root }: Given): Error {
  const places = problems.map((problem) => ({
    file: problem.file === undefined ? file : resolve(root, problem.file),
    line: problem.line ?? 1,
    column: problem.column ?? 1,
  }));
  // The place in the scenario file comes first, so that the runner shows it.
  const own = places.filter((place) => place.file === file);
  const message = renderProblems(problems, noStyle).join('\n\n');
  return placedError('Error', message, [...own, ...places.filter((place) => place.file !== file)]);
}
