import { type Position, positionAt } from '../../iam/document/source-text.js';
import type { MutantResult, MutationResult } from '../../mutation/result.js';
import type { Test } from '../../mutation/tests-of.js';
import { titleOf } from '../../scenario/title.js';
import { groupBy } from '../group-by.js';

export interface MutationReportOptions {
  readonly version: string;
  /** The score that is asked for. */
  readonly threshold: number | undefined;
}

/** The result as the mutation-testing-report-schema says, version 2, for the viewers that read it. No times: equal inputs give equal bytes. */
export function mutationReport(
  { mutants, tests }: MutationResult,
  { version, threshold = 100 }: MutationReportOptions,
): string {
  const numbered = mutants.map((result, number) => ({ result, id: String(number) }));
  const placed = numbered.filter(({ result }) => fileOf(result) !== undefined);
  const report = {
    schemaVersion: '2.0',
    framework: { name: 'policy-spec', version },
    thresholds: { high: Math.floor(threshold), low: Math.floor(threshold) },
    files: Object.fromEntries(
      groupBy(placed, ({ result }) => fileOf(result)).map((group) => {
        const [{ result }] = group as [(typeof placed)[number]];
        const { source } = result.mutant.policy;
        const mutants = group.map((one) => mutantOf(one.result, one.id));
        const file = fileOf(result) as string;
        return [file, { language: languageOf(file), source: source?.text ?? '', mutants }];
      }),
    ),
    testFiles: Object.fromEntries(
      groupBy(tests, ({ suite }) => suite.file).map((group) => {
        const { suite } = group[0] as Test;
        return [suite.file, { source: suite.source.text, tests: group.map(testOf) }];
      }),
    ),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function fileOf({ mutant }: MutantResult): string | undefined {
  return mutant.policy.source?.file;
}

function languageOf(file: string): string {
  return /\.ya?ml$/i.test(file) ? 'yaml' : 'json';
}

function mutantOf(result: MutantResult, id: string): object {
  const { operator, change } = result.mutant;
  const { place, replacement, diff } = change();
  return {
    id,
    mutatorName: operator,
    location: place ?? { start: firstPlace, end: firstPlace },
    replacement,
    description: diff.join('\n'),
    ...statusOf(result),
  };
}

const firstPlace: Position = { line: 1, column: 1 };

function statusOf(result: MutantResult): object {
  switch (result.status) {
    case 'killed':
      return { status: 'Killed', killedBy: result.killedBy.map(({ number }) => String(number)) };
    case 'survived':
      return { status: 'Survived' };
    case 'undecided':
      return { status: 'Survived', statusReason: `undecided: ${result.reason}` };
    case 'equivalent':
      return {
        status: 'Ignored',
        statusReason: 'equivalent: it is proved that every request has the same outcome',
      };
  }
}

function testOf({ number, suite, scenario, case: one }: Test): object {
  return {
    id: String(number),
    name: titleOf(suite, scenario, one),
    location: { start: positionAt(suite.source, scenario.at) },
  };
}
