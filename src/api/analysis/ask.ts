import { allowing, denying } from '../../iam/analyze/aspect.js';
import type { Clause } from '../../iam/analyze/formula.js';
import { workOf } from '../../iam/analyze/work.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { describeNote } from '../../iam/explain/describe-note.js';
import { describeUndecided } from '../../iam/explain/describe-undecided.js';
import { nearest } from '../../iam/nearest.js';
import { type Difference, inquire } from '../../service/analyze/inquire.js';
import type { Question } from '../../service/analyze/question.js';
import { questionNotes } from '../../service/analyze/question-notes.js';
import { Faults, typeName } from '../../service/faults.js';
import type { Request } from '../../service/request.js';
import { RequestError } from '../errors.js';
import { decide } from '../evaluate.js';
import { compiledSetOf, type PolicySet } from '../policy-set.js';
import { problemOf } from '../problem.js';
import { type AnalysisOptions, type Proved, type Undecided, usualWork } from './answers.js';

/** Policies that are asked about, or one of the two that nobody writes. */
export type AskedSide = PolicySet | 'everything' | 'nothing';

/** What sides may differ in; an implicit deny is neither. */
export type AskedOutcome = 'allow' | 'explicit-deny';

/** A request in question that one side decides so and the other does not, as `evaluate` confirmed. */
export interface Shown {
  readonly kind: 'shown';
  readonly request: Request;
  readonly found: Extract<Difference, { readonly kind: 'request' }>;
  readonly allowed: Decision | undefined;
  readonly refused: Decision | undefined;
}

export interface AskedDifferences {
  readonly isKnown?: (allows: readonly Clause[]) => boolean;
  /** `allow` where it is not said. */
  readonly outcome?: AskedOutcome;
}

/** A question about policies, that may be asked in both directions. */
export interface Asked {
  /** Every difference that can be shown; where there may be others, why they cannot. */
  differences(
    allowed: AskedSide,
    refused: AskedSide,
    options?: AskedDifferences,
  ): Iterable<Shown | Undecided>;
  /** That nothing shows otherwise, with what that may hide. */
  proved(): Proved;
  /**
   * A pattern that no request fits would prove anything.
   * @throws {RequestError} where that is so
   */
  refuseUnmet(): void;
}

export function ask(question: Question, sets: readonly PolicySet[], options: AnalysisOptions): Asked {
  const work = readWork(options);
  const compiled = sets.map(compiledSetOf);
  const inquiry = inquire(question, compiled, workOf(work));
  const side = (one: AskedSide) => (typeof one === 'string' ? one : compiledSetOf(one));
  return {
    *differences(allowed, refused, { isKnown, outcome = 'allow' } = {}) {
      const aspect = outcome === 'allow' ? allowing : denying;
      for (const found of inquiry.differences(side(allowed), side(refused), { isKnown, aspect })) {
        yield found.kind === 'undecided'
          ? undecided(describeUndecided(found.reason), found)
          : confirm(found, allowed, refused, outcome);
      }
    },
    proved() {
      const facts = compiled.flatMap((set) => questionNotes(question, set));
      const notes = new Map(facts.map((note) => [describeNote(note), note.code]));
      return { answer: 'proved', notes: [...notes].map(([message, code]) => ({ code, message })) };
    },
    refuseUnmet() {
      if (inquiry.hasRequests()) return;
      const faults = new Faults();
      faults.refuse({ code: 'pattern-unmet' }, []);
      throw refusalOf(faults);
    },
  };
}

/** Nothing is shown that `evaluate` does not say, too. */
function confirm(
  found: Shown['found'],
  allowed: AskedSide,
  refused: AskedSide,
  outcome: AskedOutcome,
): Shown | Undecided {
  const { request } = found;
  const decided = [allowed, refused].map((one) =>
    typeof one === 'string' ? undefined : decide(one, request),
  );
  const [mine, other] = decided.map((one) => (one?.ok === true ? one.value : undefined));
  const isConfirmed =
    decided.every((one) => one?.ok !== false) &&
    (mine === undefined || mine.outcome === outcome) &&
    other?.outcome !== outcome;
  return isConfirmed
    ? { kind: 'shown', request, found, allowed: mine, refused: other }
    : undecided(describeUndecided({ code: 'unconfirmed' }), undefined);
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

export function refusalOf({ diagnostics = [] }: Faults): RequestError {
  return new RequestError(diagnostics.map(problemOf));
}

/**
 * The steps that may be taken.
 * @throws {RequestError} on anything but a whole number, and on an option that there is not
 */
export function readWork(options: AnalysisOptions): number {
  const faults = new Faults();
  const isObject = typeof options === 'object' && options !== null;
  if (!isObject) {
    const actual = typeName(options);
    faults.refuse(
      { code: 'request-type', field: 'options', expected: 'an object such as { work: 100000 }', actual },
      [],
    );
    throw refusalOf(faults);
  }
  for (const field of Object.keys(options))
    if (field !== 'work')
      faults.refuse({ code: 'unknown-field', field, nearest: nearest(field, ['work']) }, [field]);
  const { work = usualWork } = options;
  if (!Number.isSafeInteger(work) || work < 0) {
    const actual = typeof work === 'number' ? String(work) : typeName(work);
    faults.refuse({ code: 'request-type', field: 'work', expected: 'a whole number of steps', actual }, [
      'work',
    ]);
  }
  if (faults.diagnostics !== undefined) throw refusalOf(faults);
  return work;
}
