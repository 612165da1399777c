import type { AnalysisOptions } from '../api/analysis/answers.js';
import { RequestError } from '../api/errors.js';
import type { Problem } from '../api/problem.js';
import { describeClaim, proveClaim } from './claim.js';
import { describeOutcome, labelOfRequest } from './describe-answer.js';
import type { CaseResult } from './result.js';
import type { ClaimCase } from './suite.js';

type Given = Omit<CaseResult, 'status' | 'notes' | 'message' | 'failedByNotes' | 'case'> & {
  readonly case: ClaimCase;
};

export interface Refusal {
  readonly problems: readonly Problem[];
}

/** Only what is proved has passed. */
export function runClaim(given: Given, { work }: AnalysisOptions, strict: boolean): CaseResult | Refusal {
  const { claim } = given.case;
  return orRefusal(() => {
    const answer = proveClaim(given.scenario.set, claim, { work });
    const notes = answer.answer === 'proved' ? answer.notes : [];
    const failedByNotes = strict && notes.length > 0;
    const result = { ...given, answer, notes, failedByNotes } as const;
    if (answer.answer === 'proved') {
      const found = failedByNotes ? `, but ${notes.map(({ message }) => message).join('; ')}` : '';
      const message = `${describeClaim(claim)}: proved${found}`;
      return { ...result, status: failedByNotes ? 'failed' : 'passed', message };
    }
    const message = `expected to ${describeClaim(claim)}; ${describeOutcome(claim, answer)}`;
    if (answer.answer === 'undecided') return { ...result, status: 'failed', message };
    const { decision } = answer;
    return { ...result, status: 'failed', decision, message: `${message}: ${labelOfRequest(answer)}` };
  });
}

/** What is skipped must be well formed too: reading comes first, and then no work is left to answer. */
export function skipClaim(given: Given, reason: string): CaseResult | Refusal {
  return orRefusal(() => {
    proveClaim(given.scenario.set, given.case.claim, { work: 0 });
    return { ...given, status: 'skipped', notes: [], message: reason, failedByNotes: false };
  });
}

function orRefusal(run: () => CaseResult): CaseResult | Refusal {
  try {
    return run();
  } catch (error) {
    if (error instanceof RequestError) return { problems: error.diagnostics };
    throw error;
  }
}
