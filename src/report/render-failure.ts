import { positionAt } from '../iam/document/source-text.js';
import { counterexampleOf, describeActual, describeCase } from '../scenario/describe-case.js';
import { labelOf } from '../scenario/label.js';
import type { CaseResult } from '../scenario/result.js';
import type { RequestCase } from '../scenario/suite.js';
import { codeFrame } from './code-frame.js';
import { printable } from './printable.js';
import { renderNearMiss } from './render-near-miss.js';
import type { Style } from './style.js';

/** A failure fits on a screen: of the statements that came near, so many lines. */
const explainedLines = 14;

/** Where it is said, what was expected and what came, for which request, and which statements made it so. */
export function renderFailure(result: CaseResult, style: Style): string {
  const { suite, scenario, case: one, decision, notes, failedByNotes } = result;
  const { source, file } = suite;
  const start = positionAt(source, scenario.at);
  const { line, column } = positionAt(source, one.expectedAt);
  const title = [suite.name, scenario.name, one.name].filter((part) => part !== '').join(' > ');
  const rows = [
    style.red(style.bold(`✗ ${printable(title)}`)),
    `  ${style.bold(`${file}:${start.line}`)}`,
    '',
    indent(codeFrame(source, line, column, style, start.line), '  '),
    '',
    `  expected  ${style.green(printable(describeCase(one)))}`,
  ];
  const actual = describeActual(result);
  if (actual !== undefined) rows.push(`  actual    ${style.red(printable(actual))}`);
  if (one.kind === 'request')
    rows.push(`  request   ${requestRows(one).map(printable).join('\n            ')}`);
  if (failedByNotes)
    rows.push(
      '',
      ...notes.map((note) => `  ${style.yellow('note')} ${printable(note.message)} (fails under --strict)`),
    );
  if (one.kind === 'claim') rows.push(...counterexampleRows(result));
  else if (decision !== undefined) {
    rows.push('', indent(shorten(printable(decision.explain())), '  '));
    const near = renderNearMiss(result, style);
    if (near.length > 0) rows.push('', ...near.map((row) => `  ${row}`));
  }
  return rows.join('\n');
}

/** One field a line, and one condition key. */
function requestRows({ request }: RequestCase): readonly string[] {
  const { context, ...fields } = request;
  return Object.entries({ ...fields, ...context }).map(([key, value]) => `${key}: ${labelOf(value)}`);
}

/** None of it is left out: the scenario in it is there to be pasted. */
function counterexampleRows(result: CaseResult): readonly string[] {
  const lines = counterexampleOf(result);
  return lines.length === 0 ? [] : ['', ...lines.map((line) => indent(printable(line), '  '))];
}

function shorten(text: string): string {
  const lines = text.split('\n').map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
  if (lines.length <= explainedLines + 1) return lines.join('\n');
  return [
    ...lines.slice(0, explainedLines),
    `… and ${lines.length - explainedLines} more lines (policy-spec explain shows them)`,
  ].join('\n');
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');
}
