import { counterexampleOf } from '../scenario/describe-case.js';
import type { CaseResult } from '../scenario/result.js';
import { printable } from './printable.js';
import { renderReasons } from './render-reasons.js';
import { noStyle } from './style.js';

/** Looking for the nearest miss takes milliseconds: beyond this many failures only the decision is explained. */
const thorough = 50;

export type ReasonsOf = (failure: CaseResult) => string;

/** What makes of each failure of a run the reasons, without colours: what the pretty report says of it. */
export function reasonsOfFailures(cases: readonly CaseResult[]): ReasonsOf {
  const first = new Set(cases.filter(({ status }) => status === 'failed').slice(0, thorough));
  return (failure) =>
    first.has(failure) ? renderReasons(failure, noStyle).join('\n\n') : explained(failure).join('\n');
}

function explained(failure: CaseResult): readonly string[] {
  const { case: one, decision } = failure;
  if (one.kind === 'claim') return counterexampleOf(failure).map(printable);
  return decision === undefined ? [] : [printable(decision.explain())];
}
