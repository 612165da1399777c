import type { Problem } from '../api/problem.js';
import { actualWord, describeCase } from '../scenario/describe-case.js';
import type { CaseResult, RunResult } from '../scenario/result.js';
import { lineOfScenario } from './case-title.js';
import { describeDecider } from './describe-decider.js';
import { oneLine } from './one-line.js';
import { type ReasonsOf, reasonsOfFailures } from './reasons-of.js';
import { placeOfProblem } from './render-problem.js';
import type { ReportOptions } from './reporter.js';
import { yamlBlock } from './yaml-block.js';

/**
 * TAP 14. The points are flat: `prove` and the readers of TAP 13 take what is indented for comments, and would count a
 * file of a hundred cases as one.
 */
export function reportTap(result: RunResult, { withProblems }: Pick<ReportOptions, 'withProblems'>): string {
  const { cases, errors, warnings } = result;
  const total = cases.length + errors.length;
  const reasonsOf = reasonsOfFailures(cases);
  return [
    'TAP version 14',
    total === 0 ? '1..0 # SKIP there is nothing to run' : `1..${total}`,
    ...(withProblems ? warnings.map(warningOf) : []),
    ...cases.flatMap((one, index) => pointOf(one, index + 1, reasonsOf)),
    ...errors.flatMap((error, index) => pointOfError(error, cases.length + index + 1)),
    '',
  ].join('\n');
}

function pointOf(result: CaseResult, number: number, reasonsOf: ReasonsOf): readonly string[] {
  const name = escaped(result.id);
  switch (result.status) {
    case 'passed':
      return [`ok ${number} - ${name}`, ...(result.notes.length === 0 ? [] : diagnosticsOf(result, ''))];
    case 'failed':
      return [`not ok ${number} - ${name}`, ...diagnosticsOf(result, reasonsOf(result))];
    case 'skipped':
      return [`ok ${number} - ${name} # SKIP ${oneLine(result.message)}`.trimEnd()];
  }
}

function diagnosticsOf(result: CaseResult, explanation: string): readonly string[] {
  const { suite, case: one, decision, notes, message } = result;
  return block([
    ['message', message],
    ['file', suite.file],
    ['line', lineOfScenario(result)],
    ['expected', describeCase(one)],
    ['actual', actualWord(result)],
    ['layer', decision?.layer],
    ['decidedBy', (decision?.statements ?? []).map(describeDecider)],
    ['notes', notes.length === 0 ? undefined : notes.map((note) => `${note.code}: ${note.message}`)],
    ['explanation', explanation === '' ? undefined : `${explanation}\n`],
  ]);
}

/** What could not be run has failed: nobody may take a file that was refused for one that passed. */
function pointOfError(error: Problem, number: number): readonly string[] {
  const place = placeOfProblem(error);
  const name = `${place === '' ? '' : `${place} > `}error ${error.code}`;
  return [
    `not ok ${number} - ${escaped(name)}`,
    ...block([
      ['message', error.message],
      ['file', error.file],
      ['line', error.line],
      ['column', error.column],
      ['code', error.code],
    ]),
  ];
}

function block(fields: Parameters<typeof yamlBlock>[0]): readonly string[] {
  return ['  ---', ...yamlBlock(fields).map((line) => `  ${line}`), '  ...'];
}

function warningOf(warning: Problem): string {
  const place = placeOfProblem(warning);
  return `# warning: ${oneLine(`${place === '' ? '' : `${place}: `}${warning.message}`)}`;
}

/** `#` would begin a directive. */
function escaped(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}
