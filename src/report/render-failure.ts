import { positionAt } from '../iam/document/source-text.js';
import type { CaseResult } from '../scenario/result.js';
import { codeFrame } from './code-frame.js';
import { printable } from './printable.js';
import { renderReasons } from './render-reasons.js';
import { renderValues } from './render-values.js';
import { rerunCommand } from './rerun-command.js';
import type { Style } from './style.js';

/** Where it is said, what was expected and what came, for which request, and what made it so. */
export function renderFailure(result: CaseResult, style: Style): string {
  const { suite, scenario, case: one } = result;
  const { source, file } = suite;
  const start = positionAt(source, scenario.at);
  const { line, column } = positionAt(source, one.expectedAt);
  const title = [suite.name, scenario.name, one.name].filter((part) => part !== '').join(' > ');
  const parts = [
    codeFrame(source, line, column, style, start.line),
    renderValues(result, style),
    ...notesOf(result, style),
    ...renderReasons(result, style),
    `${style.dim('run it again:')} ${rerunCommand(result)}`,
  ];
  const head = `${style.red(style.bold(`✗ ${printable(title)}`))}\n  ${style.bold(`${printable(file)}:${start.line}`)}`;
  return [head, ...parts.map(indent)].join('\n\n');
}

function notesOf({ failedByNotes, notes }: CaseResult, style: Style): readonly string[] {
  if (!failedByNotes) return [];
  return [
    notes
      .map(({ message }) => `${style.yellow('note')} ${printable(message)} (fails under --strict)`)
      .join('\n'),
  ];
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}
