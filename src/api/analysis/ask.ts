import { workOf } from '../../iam/analyze/work.js';
import type { CompiledSet } from '../../iam/evaluate/compiled-set.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { describeUndecided } from '../../iam/explain/describe-undecided.js';
import { type Difference, findDifferences, hasRequests } from '../../service/analyze/find-differences.js';
import type { Question } from '../../service/analyze/question.js';
import { Faults } from '../../service/faults.js';
import type { Request } from '../../service/request.js';
import { RequestError } from '../errors.js';
import { evaluate } from '../evaluate.js';
import { compiledSetOf, type PolicySet } from '../policy-set.js';
import { problemOf } from '../problem.js';
import { type AnalysisOptions, type Undecided, usualWork } from './answers.js';

/** Policies that are asked about, or one of the two that nobody writes. */
export type AskedSide = PolicySet | 'everything' | 'nothing';

/** A request in question that one side allows and the other does not, as `evaluate` confirmed. */
export interface Shown {
  readonly kind: 'shown';
  readonly request: Request;
  readonly found: Extract<Difference, { readonly kind: 'request' }>;
  readonly allowed: Decision | undefined;
  readonly refused: Decision | undefined;
}

/** Every difference that can be shown; where there may be others, why they cannot. */
export function* askDifferences(
  question: Question,
  allowed: AskedSide,
  refused: AskedSide,
  { work = usualWork }: AnalysisOptions,
): Iterable<Shown | Undecided> {
  const side = (one: AskedSide) => (typeof one === 'string' ? one : compiledSetOf(one));
  for (const found of findDifferences(question, side(allowed), side(refused), workOf(work))) {
    if (found.kind === 'undecided') {
      yield undecided(describeUndecided(found.reason), found);
      continue;
    }
    const { request } = found;
    const decisions = [allowed, refused].map((one) =>
      typeof one === 'string' ? undefined : evaluate(one, request),
    );
    const [mine, other] = decisions;
    const isConfirmed = (mine === undefined || mine.outcome === 'allow') && other?.outcome !== 'allow';
    yield isConfirmed
      ? { kind: 'shown', request, found, allowed: mine, refused: other }
      : undecided(describeUndecided({ code: 'unconfirmed' }), undefined);
  }
}

function undecided(
  reason: string,
  found: Extract<Difference, { readonly kind: 'undecided' }> | undefined,
): Undecided {
  const statement = found?.statement?.placed.deciding;
  return { answer: 'undecided', reason, ...(statement !== undefined && { statement }) };
}

/** The first difference that can be shown, else the first that cannot be ruled out, else undefined. */
export function firstOf(differences: Iterable<Shown | Undecided>): Shown | Undecided | undefined {
  let open: Undecided | undefined;
  for (const difference of differences) {
    if ('kind' in difference) return difference;
    open ??= difference;
  }
  return open;
}

/** A pattern that no request fits would prove anything. */
export function refuseUnmet(question: Question, sets: readonly CompiledSet[]): void {
  if (hasRequests(question, sets)) return;
  const faults = new Faults();
  faults.refuse({ code: 'pattern-unmet' }, []);
  throw refusalOf(faults);
}

export function refusalOf({ diagnostics = [] }: Faults): RequestError {
  return new RequestError(diagnostics.map(problemOf));
}
