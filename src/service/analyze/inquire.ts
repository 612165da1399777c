import { type Aspect, allowing } from '../../iam/analyze/aspect.js';
import { type Clause, everything, nothing } from '../../iam/analyze/formula.js';
import { differenceOf, intersectionOf, isEmpty } from '../../iam/analyze/ordered/interval-set.js';
import { differences } from '../../iam/analyze/search.js';
import { type Readable, settle, type Unsettled } from '../../iam/analyze/settle.js';
import { type Work, workOf } from '../../iam/analyze/work.js';
import type { CompiledSet } from '../../iam/evaluate/compiled-set.js';
import type { Request } from '../request.js';
import type { Frame } from './frame.js';
import { framesOf } from './frames.js';
import { lifetimes } from './lifetimes.js';
import type { Question } from './question.js';
import { readableActions, readableResources, requestOf } from './request-of.js';
import { joined, profileOf } from './set-profile.js';

/** Policies, or one of the two that nobody writes. */
export type Side = CompiledSet | 'everything' | 'nothing';

/** A request that one side allows (or denies, where that is asked) and the other does not; or that there may be one, and why none was found. */
export type Difference =
  | {
      readonly kind: 'request';
      readonly request: Request;
      /** The statements of the one side by which it does. */
      readonly allows: readonly Clause[];
      /** The Deny of the other side that stops it. */
      readonly deny: Clause | undefined;
    }
  | { readonly kind: 'undecided'; readonly reason: Unsettled; readonly statement: Clause | undefined };

export interface DifferenceOptions {
  /** Whether what these statements let through need not be looked at any more. */
  readonly isKnown?: ((allows: readonly Clause[]) => boolean) | undefined;
  /** What the sides differ in; what they allow where it is not said. */
  readonly aspect?: Aspect | undefined;
  /** Whether actions of services that no statement names count; where it is not said, they do for what everything allows. */
  readonly services?: 'all' | 'named' | undefined;
}

/** One question about one or two sets, that may be asked in both directions. */
export interface Inquiry {
  /** What one side allows and the other does not, grant by grant. */
  differences(allowed: Side, refused: Side, options?: DifferenceOptions): Iterable<Difference>;
  /** Whether any request is in question at all. */
  hasRequests(): boolean;
}

export function inquire(question: Question, sets: readonly CompiledSet[], work: Work): Inquiry {
  const profile = sets.map(profileOf).reduce(joined);
  const actions = readableActions(profile);
  const readableIn = ({ party, facts }: Frame): Readable => ({
    actions,
    resourcesFor: (action) =>
      readableResources(action, profile, party.owner.account ?? facts.resourceAccount),
  });
  const { lifetimes: asked } = question;
  const [taken, refusedLifetimes] = [
    asked && intersectionOf(asked, lifetimes),
    asked && differenceOf(asked, lifetimes),
  ];
  const framesFor = (services: 'all' | 'named') =>
    lazily(framesOf({ ...question, lifetimes: taken }, profile, work, { services }));
  const [all, named] = [framesFor('all'), framesFor('named')];

  return {
    *differences(
      allowed,
      refused,
      {
        isKnown = () => false,
        aspect = allowing,
        services = allowed === 'everything' ? 'all' : 'named',
      } = {},
    ) {
      for (const frame of services === 'all' ? all() : named()) {
        if (frame.start === undefined) continue;
        const way = allowed === 'everything' ? everything : frame.formula(allowed as CompiledSet, aspect);
        if (way.ways.length === 0) continue;
        const other = refused === 'nothing' ? nothing : frame.formula(refused as CompiledSet, aspect);
        for (const { box, allows, deny } of differences(frame.start, way, other, work, isKnown)) {
          const settled = settle(box, frame.vocabulary, readableIn(frame), work);
          yield 'code' in settled
            ? { kind: 'undecided', reason: settled, statement: allows[0] ?? deny }
            : { kind: 'request', request: requestOf(frame, settled), allows, deny };
        }
        if (!work.spend(0)) break;
      }
      if (allowed === 'everything') yield* rejected();
      if (!work.spend(0)) yield { kind: 'undecided', reason: { code: 'work' }, statement: undefined };
    },
    hasRequests() {
      const looking = workOf(mostWork);
      for (const frame of framesOf(question, profile, looking, { mode: 'both' }))
        if (frame.start !== undefined) return true;
      // Where not all was looked at, there may be one.
      return !looking.spend(0);
    },
  };

  /** Requests that the service rejects, if any are in question: no policy allows them. */
  function* rejected(): Iterable<Difference> {
    const inQuestion = [
      framesOf({ ...question, lifetimes: taken }, profile, work, { mode: 'rejected' }),
      ...(refusedLifetimes === undefined || isEmpty(refusedLifetimes)
        ? []
        : [framesOf({ ...question, lifetimes: refusedLifetimes }, profile, work, { mode: 'both' })]),
    ];
    let open: Difference | undefined;
    for (const frame of oneByOne(inQuestion)) {
      const settled = frame.start && settle(frame.start, frame.vocabulary, readableIn(frame), work);
      if (settled === undefined) continue;
      if ('code' in settled) {
        open ??= { kind: 'undecided', reason: settled, statement: undefined };
        continue;
      }
      yield { kind: 'request', request: requestOf(frame, settled), allows: [], deny: undefined };
      return;
    }
    if (open !== undefined) yield open;
  }
}

const mostWork = 1_000_000;

function* oneByOne<Item>(lists: readonly Iterable<Item>[]): Iterable<Item> {
  for (const list of lists) yield* list;
}

/** Each is made when it is first asked for, and kept. */
function lazily<Item>(items: Iterable<Item>): () => Iterable<Item> {
  const made: Item[] = [];
  const rest = items[Symbol.iterator]();
  return function* () {
    for (let index = 0; ; index++) {
      if (index === made.length) {
        const next = rest.next();
        if (next.done === true) return;
        made.push(next.value);
      }
      yield made[index] as Item;
    }
  };
}
