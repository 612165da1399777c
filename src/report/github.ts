import type { Problem } from '../api/problem.js';
import { type CaseResult, type RunResult, summarize } from '../scenario/result.js';
import { caseTitle, lineOfScenario } from './case-title.js';
import { cutAt } from './cut-at.js';
import { groupBy } from './group-by.js';
import { oneShortLine } from './one-line.js';
import { decidingPlace } from './policy-place.js';
import { reportPretty } from './pretty.js';
import { printable } from './printable.js';
import { type ReasonsOf, reasonsOfFailures } from './reasons-of.js';
import type { ReportOptions } from './reporter.js';
import { noStyle } from './style.js';
import { type Annotation, annotate, harmless } from './workflow-command.js';

export { githubSummary } from './markdown.js';

/** GitHub shows so many annotations of each level for a step, and drops the others without a word. */
const shownAnnotations = 10;
/** Of the cases of a scenario so many are told apart in its annotation. */
const shownCases = 10;
/** An annotation with more text than this is not read. */
const longestMessage = 4000;

/** For GitHub Actions: the whole report folded, then annotations on the lines of scenarios and policies. */
export function reportGithub(
  result: RunResult,
  { verbose = false }: Pick<ReportOptions, 'verbose'> = {},
): string {
  const { passed, failed } = summarize(result);
  const counts = `${passed} passed, ${failed} failed`;
  const report = reportPretty(result, { style: noStyle, withProblems: true, verbose });
  return [
    `::group::policy-spec: ${counts}`,
    ...report.trimEnd().split('\n').map(harmless),
    '::endgroup::',
    ...annotationsOf(result).map(annotate),
    counts,
    '',
  ].join('\n');
}

function annotationsOf(result: RunResult): readonly Annotation[] {
  const reasonsOf = reasonsOfFailures(result.cases);
  const failures = result.cases.filter(({ status }) => status === 'failed');
  const scenarios = groupBy(failures, ({ scenario }) => scenario);
  const noted = groupBy(
    result.cases.filter(({ notes, failedByNotes }) => notes.length > 0 && !failedByNotes),
    ({ scenario }) => scenario,
  );
  return [
    ...capped('error', [...result.errors, ...scenarios], (one) =>
      'severity' in one ? ofProblem(one) : ofScenario(one, reasonsOf),
    ),
    ...capped('warning', [...result.warnings, ...deciders(scenarios)], (one) =>
      'severity' in one ? ofProblem(one) : one,
    ),
    ...capped('notice', noted, ofNotes),
  ];
}

type Content = Omit<Annotation, 'level'>;

/** Made only of those that are shown; the last says how many are not. */
function capped<Item>(
  level: Annotation['level'],
  items: readonly Item[],
  contentOf: (item: Item) => Content,
): readonly Annotation[] {
  const shown = items.length > shownAnnotations ? items.slice(0, shownAnnotations - 1) : items;
  const rest = items.length - shown.length;
  return [
    ...shown.map((item) => ({ level, ...contentOf(item) })),
    ...(rest === 0
      ? []
      : [{ level, title: 'policy-spec', message: `and ${rest} more: the log of this step has all of them` }]),
  ];
}

function ofProblem(problem: Problem): Content {
  const { file, line, column, code, message } = problem;
  return {
    file,
    line,
    column,
    title: `policy-spec: ${code}`,
    message: cutAt(printable(message), longestMessage),
  };
}

function ofScenario(failures: readonly CaseResult[], reasonsOf: ReasonsOf): Content {
  const [first] = failures as readonly [CaseResult];
  const { suite, scenario } = first;
  const total = scenario.cases.length;
  const reasons = reasonsOf(first);
  const lines =
    total === 1
      ? [printable(first.message)]
      : [
          `${failures.length} of ${total} cases failed:`,
          ...failures.slice(0, shownCases).map((one) => printable(`- ${one.case.name}: ${one.message}`)),
          ...(failures.length > shownCases ? [`- and ${failures.length - shownCases} more`] : []),
        ];
  const why =
    reasons === '' ? [] : ['', ...(total === 1 ? [] : [`${printable(caseTitle(first))}:`]), reasons];
  return {
    file: suite.file,
    line: lineOfScenario(first),
    title: oneShortLine(scenario.name, 200),
    message: cutAt([...lines, ...why].join('\n'), longestMessage),
  };
}

/** Where policies decided otherwise than expected, each place once with the scenarios that failed by it. */
function deciders(scenarios: readonly (readonly CaseResult[])[]): readonly Content[] {
  const places = new Map<string, { file: string; line: number; titles: string[] }>();
  for (const [first] of scenarios) {
    const place = first && placeOf(first);
    if (first === undefined || place === undefined) continue;
    const key = JSON.stringify([place.file, place.line]);
    const known = places.get(key);
    const title = `- ${oneShortLine(first.scenario.name, 200)} (${first.suite.file}:${lineOfScenario(first)})`;
    if (known !== undefined) known.titles.push(title);
    else places.set(key, { ...place, titles: [title] });
  }
  return [...places.values()].map(({ file, line, titles }) => ({
    file,
    line,
    title: `policy-spec: ${titles.length} failed ${titles.length === 1 ? 'scenario' : 'scenarios'} here`,
    message: cutAt(['Decided here, or an Allow here came nearest:', ...titles].join('\n'), longestMessage),
  }));
}

function placeOf(failure: CaseResult): { readonly file: string; readonly line: number } | undefined {
  const place = decidingPlace(failure);
  if (place?.source.file !== undefined) return { file: place.source.file, line: place.line };
  const [statement] = failure.decision?.statements ?? [];
  if (statement?.file === undefined || statement.line === undefined) return undefined;
  return { file: statement.file, line: statement.line };
}

function ofNotes(cases: readonly CaseResult[]): Content {
  const [first] = cases as readonly [CaseResult];
  const messages = new Set(cases.flatMap(({ notes }) => notes.map(({ message }) => printable(message))));
  return {
    file: first.suite.file,
    line: lineOfScenario(first),
    title: oneShortLine(`note: ${first.scenario.name}`, 200),
    message: cutAt([...messages].join('\n'), longestMessage),
  };
}
