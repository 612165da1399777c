import type { Decision } from '../../iam/evaluate/decision.js';
import { allRequests, type Question } from '../../service/analyze/question.js';
import type { Request } from '../../service/request.js';
import type { PolicySet } from '../policy-set.js';
import type { AnalysisOptions, Undecided } from './answers.js';
import { type AskedOutcome, ask, firstOf } from './ask.js';

/** A request that the two decide differently, as `evaluate` confirmed. */
export interface OutcomeDifference {
  readonly answer: 'different';
  readonly request: Request;
  readonly before: Decision;
  readonly after: Decision;
}

/** Whether some request has another outcome: `same` is a proof that none has. */
export type ComparedOutcomes = OutcomeDifference | { readonly answer: 'same' } | Undecided;

/**
 * Looks for a request that has another outcome. Unlike `compare` it tells an explicit deny from an implicit one: whoever
 * expects the one is told of the other.
 * @param question the requests among which it is looked for
 */
export function outcomeDifference(
  before: PolicySet,
  after: PolicySet,
  options: AnalysisOptions = {},
  question: Question = allRequests,
): ComparedOutcomes {
  const asked = ask(question, [before, after], options);
  let open: Undecided | undefined;
  for (const outcome of outcomes) {
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const shown = firstOf(asked.differences(one, other, { outcome }));
      if (shown === undefined) continue;
      if (!('kind' in shown)) {
        open ??= shown;
        continue;
      }
      const [mine, others] = [shown.allowed, shown.refused];
      if (mine === undefined || others === undefined)
        throw new Error('a request is shown with its decisions');
      const decisions = one === before ? { before: mine, after: others } : { before: others, after: mine };
      return { answer: 'different', request: shown.request, ...decisions };
    }
  }
  return open ?? { answer: 'same' };
}

const outcomes: readonly AskedOutcome[] = ['allow', 'explicit-deny'];
