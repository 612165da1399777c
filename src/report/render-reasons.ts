import { counterexampleOf } from '../scenario/describe-case.js';
import type { CaseResult } from '../scenario/result.js';
import { codeFrame } from './code-frame.js';
import { decidingPlace } from './policy-place.js';
import { printable } from './printable.js';
import { renderNearMiss } from './render-near-miss.js';
import type { Style } from './style.js';

/** A failure fits on a screen: of the statements that came near, so many lines. */
const explainedLines = 8;

/**
 * Why a case came out as it did, in paragraphs: the layers and statements, the statement that decided where its policy
 * has it, and what would have to be otherwise.
 */
export function renderReasons(result: CaseResult, style: Style): readonly string[] {
  const { case: one, decision } = result;
  // None of it is left out: the scenario in it is there to be pasted.
  if (one.kind === 'claim')
    return [...paragraph(counterexampleOf(result).map(printable)), ...renderPlace(result, style)];
  if (decision === undefined) return [];
  return [
    ...paragraph(shorten(printable(decision.explain()))),
    ...renderPlace(result, style),
    ...paragraph(renderNearMiss(result, style)),
  ];
}

function renderPlace(result: CaseResult, style: Style): readonly string[] {
  const place = decidingPlace(result);
  if (place === undefined) return [];
  const { source, line, column, statementLine } = place;
  const head = style.bold(`${printable(source.file ?? 'the policy')}:${line}`);
  return [`${head}\n${codeFrame(source, line, column, style, statementLine)}`];
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function shorten(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
  if (lines.length <= explainedLines + 1) return lines;
  return [
    ...lines.slice(0, explainedLines),
    `… and ${lines.length - explainedLines} more lines (policy-spec explain shows them)`,
  ];
}
