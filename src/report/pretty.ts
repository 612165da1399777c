import { actualWord, describeActual, describeCase } from '../scenario/describe-case.js';
import { type CaseResult, type RunResult, summarize } from '../scenario/result.js';
import { groupBy } from './group-by.js';
import { printable } from './printable.js';
import { renderFailure } from './render-failure.js';
import { renderProblems } from './render-problem.js';
import type { ReportOptions } from './reporter.js';
import type { Style } from './style.js';

/** Failures beyond this many are named, but not shown. */
const shownFailures = 50;

/** For people: every scenario in a line with its outcome, then the failures, then the counts. */
export function reportPretty(
  result: RunResult,
  { style, withProblems, verbose = false }: ReportOptions,
): string {
  const problems = withProblems ? [...result.warnings, ...result.errors] : [];
  const failures = result.cases.filter(({ status }) => status === 'failed');
  const sections = [
    ...groupBy(result.cases, ({ suite }) => suite).map((cases) => renderSuite(cases, style, verbose)),
    ...renderProblems(problems, style),
    ...failures.slice(0, shownFailures).map((failure) => renderFailure(failure, style)),
    ...(failures.length > shownFailures
      ? [`and ${failures.length - shownFailures} more failures, named above`]
      : []),
    summaryOf(result),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderSuite(cases: readonly CaseResult[], style: Style, verbose: boolean): string {
  const { name, file } = (cases[0] as CaseResult).suite;
  const shownFile = name === file || file.endsWith(`/${name}`) ? '' : ` ${style.dim(printable(file))}`;
  const head = `${style.bold(printable(shownFile === '' ? file : name))}${shownFile}`;
  return [
    head,
    ...groupBy(cases, ({ scenario }) => scenario).flatMap((group) => renderScenario(group, style, verbose)),
  ].join('\n');
}

function renderScenario(cases: readonly CaseResult[], style: Style, verbose: boolean): readonly string[] {
  const [first] = cases as readonly [CaseResult];
  const name = printable(first.scenario.name);
  const failed = cases.filter(({ status }) => status === 'failed');
  const ran = cases.filter(({ status }) => status !== 'skipped');
  const rows: string[] = [];
  if (ran.length === 0)
    rows.push(`  ${style.yellow('-')} ${name}  ${style.dim(`skipped: ${printable(first.message)}`)}`);
  else if (failed.length === 0) rows.push(`  ${style.green('✓')} ${name}  ${style.dim(outcomesOf(cases))}`);
  else rows.push(`  ${style.red('✗')} ${name}  ${style.red(failuresOf(failed, cases.length))}`);
  if (first.case.name !== '')
    for (const one of verbose ? cases : failed) rows.push(`      ${renderCase(one, style)}`);
  for (const [message, count] of countNotes(cases)) {
    rows.push(`      ${style.yellow('note')} ${printable(message)}${count > 1 ? ` (${count} cases)` : ''}`);
  }
  return rows;
}

function renderCase(one: CaseResult, style: Style): string {
  const name = printable(one.case.name);
  switch (one.status) {
    case 'passed':
      return `${style.green('✓')} ${name}  ${style.dim(actualWord(one) ?? '')}`;
    case 'failed':
      return `${style.red('✗')} ${name}  ${actualWord(one) ?? ''}`;
    case 'skipped':
      return `${style.yellow('-')} ${name}  ${style.dim('skipped')}`;
  }
}

function failuresOf(failed: readonly CaseResult[], total: number): string {
  const [first] = failed as readonly [CaseResult];
  if (first.case.name !== '') return `${failed.length} of ${total} cases failed`;
  if (first.failedByNotes)
    return `${first.answer?.answer ?? first.decision?.outcome}, as expected, but see the notes`;
  const actual = describeActual(first) ?? '';
  return first.case.kind === 'claim'
    ? `expected to ${printable(describeCase(first.case))}; ${printable(actual)}`
    : `expected ${describeCase(first.case)}, got ${actual}`;
}

/** What the cases came to: readers must not take a tick for "allowed". */
function outcomesOf(cases: readonly CaseResult[]): string {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const outcome = actualWord(one) ?? 'skipped';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  if (cases.length === 1) return [...counts.keys()].join('');
  const [only] = counts.keys();
  return `${cases.length} cases: ${counts.size === 1 ? only : [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`;
}

function countNotes(cases: readonly CaseResult[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { notes } of cases)
    for (const { message } of notes) counts.set(message, (counts.get(message) ?? 0) + 1);
  return counts;
}

/** The last line is alone and never coloured: scripts look for it. */
function summaryOf(result: RunResult): string {
  const { passed, failed, skipped, notes, files } = summarize(result);
  const errors = result.errors.length;
  const others = [
    `${files} ${files === 1 ? 'file' : 'files'}`,
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(result.unselected > 0 ? [`${result.unselected} not selected`] : []),
    ...(notes > 0 ? [`${notes} ${notes === 1 ? 'note' : 'notes'}`] : []),
  ];
  return `${others.join(', ')}\n${passed} passed, ${failed} failed`;
}
