import { actualWord, describeActual, describeCase } from '../scenario/describe-case.js';
import { type CaseResult, type RunResult, summarize } from '../scenario/result.js';
import { caseTitle, lineOfScenario } from './case-title.js';
import { groupBy } from './group-by.js';
import { codeBlock, folded, inlineText, table } from './markdown-text.js';
import { reasonsOfFailures } from './reasons-of.js';
import { placeOfProblem, renderProblem } from './render-problem.js';
import { rerunCommand } from './rerun-command.js';
import { noStyle } from './style.js';

/** Rows of a table beyond this many are counted, and failures beyond those that are explained are rows only. */
const shownRows = 200;
const shownFailures = 50;

/** A comment on GitHub takes 65,536 characters. */
const longestComment = 65_000;
/** The summary of a step takes 1 MiB; other tools may have written into it. */
const longestSummary = 1_000_000;

/** For a comment on a pull request: the counts, what failed and why, errors, notes, and the rest as counts. */
export function reportMarkdown(result: RunResult): string {
  return asMuchAsFits(sectionsOf(result), longestComment);
}

/** The same for the page of a job, which has more room. */
export function githubSummary(result: RunResult): string {
  return asMuchAsFits(sectionsOf(result), longestSummary);
}

/** Sections as long as they fit; what matters comes first. None is cut in the middle, where it would leave a fold open. */
function asMuchAsFits(sections: readonly string[], most: number): string {
  const bytes = new TextEncoder();
  let left = most - 200;
  const fitting: string[] = [];
  for (const section of sections) {
    left -= bytes.encode(section).length + 2;
    if (left < 0) break;
    fitting.push(section);
  }
  if (fitting.length < sections.length)
    fitting.push('_The report is cut here: what follows would be more than GitHub takes._');
  return `${fitting.join('\n\n')}\n`;
}

function sectionsOf(result: RunResult): readonly string[] {
  const failures = result.cases.filter(({ status }) => status === 'failed');
  return [
    headOf(result),
    ...failuresOf(failures),
    ...problemsOf('Errors', result.errors),
    ...problemsOf('Warnings', result.warnings),
    ...notesOf(result.cases),
    ...suitesOf(result.cases),
  ];
}

function headOf(result: RunResult): string {
  const { files, total, passed, failed, skipped, notes } = summarize(result);
  const { errors, unselected, shard } = result;
  const part = shard === undefined ? '' : ` (shard ${shard.index} of ${shard.of})`;
  const wrong = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(errors.length > 0 ? [count(errors.length, 'error')] : []),
  ];
  const head = wrong.length > 0 ? wrong.join(', ') : total === 0 ? 'nothing was run' : `${passed} passed`;
  return [
    `## policy-spec: ${head}${part}`,
    '',
    table(
      ['Files', 'Cases', 'Passed', 'Failed', 'Skipped', 'Errors', 'Notes', 'Not selected'],
      [[files, total, passed, failed, skipped, errors.length, notes, unselected].map(String)],
    ),
  ].join('\n');
}

function failuresOf(failures: readonly CaseResult[]): readonly string[] {
  if (failures.length === 0) return [];
  const reasonsOf = reasonsOfFailures(failures);
  const rows = failures
    .slice(0, shownRows)
    .map((one) => [
      inlineText(`${one.suite.file}:${lineOfScenario(one)}`),
      inlineText(caseTitle(one)),
      inlineText(describeCase(one.case)),
      one.failedByNotes ? `${actualWord(one)}, but see the notes` : inlineText(describeActual(one) ?? ''),
    ]);
  return [
    `### Failures\n\n${table(['Scenario', 'Name', 'Expected', 'Got'], rows)}`,
    ...andMore(failures.length - shownRows, 'failure'),
    ...failures.slice(0, shownFailures).map((one) => {
      const text = [one.message, reasonsOf(one), rerunCommand(one)].filter((part) => part !== '');
      return folded(inlineText(caseTitle(one)), codeBlock(text.join('\n\n')));
    }),
    ...(failures.length > shownFailures
      ? [
          `${count(failures.length - shownFailures, 'failure')} more without details: run it locally for them.`,
        ]
      : []),
  ];
}

function problemsOf(title: string, problems: RunResult['errors']): readonly string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, shownFailures);
  return [
    `### ${title}`,
    ...shown.map((problem) => {
      const place = placeOfProblem(problem);
      return folded(
        `${inlineText(place === '' ? problem.code : place)} ${inlineText(problem.message)}`,
        codeBlock(renderProblem(problem, noStyle)),
      );
    }),
    ...andMore(problems.length - shown.length, title === 'Errors' ? 'error' : 'warning'),
  ];
}

/** Notes repeat from case to case: each once a scenario. */
function notesOf(cases: readonly CaseResult[]): readonly string[] {
  const rows = groupBy(
    cases.filter(({ notes }) => notes.length > 0),
    ({ scenario }) => scenario,
  ).flatMap((group) => {
    const [first] = group as readonly [CaseResult];
    const messages = groupBy(
      group.flatMap(({ notes }) => notes.map(({ message }) => message)),
      (message) => message,
    );
    return messages.map((same) => [
      inlineText(`${first.suite.file}:${lineOfScenario(first)}`),
      inlineText(first.scenario.name),
      inlineText(same[0] ?? ''),
      String(same.length),
    ]);
  });
  if (rows.length === 0) return [];
  const head = ['Scenario', 'Name', 'Note', 'Cases'];
  return [
    `### Notes\n\n${table(head, rows.slice(0, shownRows))}`,
    ...andMore(rows.length - shownRows, 'note'),
  ];
}

function suitesOf(cases: readonly CaseResult[]): readonly string[] {
  const suites = groupBy(cases, ({ suite }) => suite).filter((group) =>
    group.every(({ status }) => status !== 'failed'),
  );
  if (suites.length === 0) return [];
  const rows = suites.slice(0, shownRows).map((group) => {
    const [first] = group as readonly [CaseResult];
    const skipped = group.filter(({ status }) => status === 'skipped').length;
    return [
      inlineText(first.suite.file),
      inlineText(first.suite.name),
      String(group.length - skipped),
      String(skipped),
    ];
  });
  const rest = andMore(suites.length - rows.length, 'file');
  return [
    folded(
      `${count(suites.length, 'file')} without failures`,
      [table(['File', 'Suite', 'Passed', 'Skipped'], rows), ...rest].join('\n\n'),
    ),
  ];
}

function andMore(rest: number, noun: string): readonly string[] {
  return rest > 0 ? [`and ${count(rest, `more ${noun}`)}`] : [];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
