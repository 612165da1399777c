import type { Clause, Formula } from '../../iam/analyze/formula.js';
import { everything, nothing } from '../../iam/analyze/formula.js';
import { differenceOf, isEmpty } from '../../iam/analyze/ordered/interval-set.js';
import { differences } from '../../iam/analyze/search.js';
import { type Readable, settle, type Unsettled } from '../../iam/analyze/settle.js';
import { type Work, workOf } from '../../iam/analyze/work.js';
import type { CompiledSet } from '../../iam/evaluate/compiled-set.js';
import type { Request } from '../request.js';
import { framesOf } from './frames.js';
import { lifetimes } from './lifetimes.js';
import type { Question } from './question.js';
import { readableActions, readableResources, requestOf } from './request-of.js';
import { joined, profileOf, type SetProfile } from './set-profile.js';

/** Policies, or one of the two that nobody writes. */
export type Side = CompiledSet | 'everything' | 'nothing';

/** A request that one side allows and the other does not; or that there may be one, and why none was found. */
export type Difference =
  | {
      readonly kind: 'request';
      readonly request: Request;
      /** Those whose Allow lets it through. */
      readonly allows: readonly Clause[];
      /** The Deny of the other side that stops it. */
      readonly deny: Clause | undefined;
    }
  | { readonly kind: 'undecided'; readonly reason: Unsettled; readonly statement: Clause | undefined };

/** Every way in which requests in question are allowed by one side and not by the other, with a request for each. */
export function* findDifferences(
  question: Question,
  allowed: Side,
  refused: Side,
  work: Work,
): Iterable<Difference> {
  const sets = [allowed, refused].filter((side) => typeof side === 'object');
  const [first, second] = sets;
  if (first === undefined) return;
  const profile = joined(profileOf(first), second && profileOf(second));
  const readable = {
    actions: readableActions(profile),
    resourcesFor: (action: string) => readableResources(action, profile),
  };
  if (allowed === 'everything') yield* rejected(question, profile, readable, work);
  for (const frame of framesOf(question, profile, work)) {
    if (frame.start === undefined) continue;
    const formulaOf = (side: Side): Formula =>
      side === 'everything' ? everything : side === 'nothing' ? nothing : frame.formula(side);
    const allowedFormula = formulaOf(allowed);
    if (allowedFormula.ways.length === 0) continue;
    for (const { box, allows, deny } of differences(frame.start, allowedFormula, formulaOf(refused), work)) {
      const settled = settle(box, frame.vocabulary, readable);
      yield 'code' in settled
        ? { kind: 'undecided', reason: settled, statement: allows[0] ?? deny }
        : { kind: 'request', request: requestOf(frame, settled), allows, deny };
    }
    if (!work.spend(0)) break;
  }
  if (!work.spend(0)) yield { kind: 'undecided', reason: { code: 'work' }, statement: undefined };
}

/** Requests for tokens of lifetimes that the service does not take, if any are in question: no policy allows them. */
function* rejected(
  question: Question,
  profile: SetProfile,
  readable: Readable,
  work: Work,
): Iterable<Difference> {
  const wrong = question.lifetimes && differenceOf(question.lifetimes, lifetimes);
  if (wrong === undefined || isEmpty(wrong)) return;
  for (const frame of framesOf({ ...question, lifetimes: wrong }, profile, work)) {
    const settled = frame.start && settle(frame.start, frame.vocabulary, readable);
    if (settled === undefined || 'code' in settled) continue;
    yield { kind: 'request', request: requestOf(frame, settled), allows: [], deny: undefined };
    return;
  }
}

/** Whether any request is in question at all. */
export function hasRequests(question: Question, sets: readonly CompiledSet[]): boolean {
  const [first, second] = sets.map(profileOf);
  if (first === undefined) return true;
  for (const frame of framesOf(question, joined(first, second), workOf(mostWork)))
    if (frame.start !== undefined) return true;
  return false;
}

const mostWork = 1_000_000;
