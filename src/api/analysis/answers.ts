import type { DecidingStatement, Decision, Note } from '../../iam/evaluate/decision.js';
import type { Request } from '../../service/request.js';

/** How a question about many requests may be asked. */
export interface AnalysisOptions {
  /** How many steps may be taken before the answer is `undecided`; 2,000,000 where it is not given, about a second or two. */
  readonly work?: number | undefined;
}

/** So many steps, where a question does not say how many. */
export const usualWork = 2_000_000;

/** The answer to a question about all requests that fit. Undecided is neither yes nor no. */
export type Answer = Proved | Refuted | Undecided;

export interface Proved {
  readonly answer: 'proved';
  /** What the proof may hide: a key that no statement reads, an action that there is not. */
  readonly notes: readonly Note[];
}

/** A request that shows otherwise, as `evaluate` confirmed. */
export interface Refuted {
  readonly answer: 'refuted';
  readonly request: Request;
  /** What the policies in question decide of it. */
  readonly decision: Decision;
  /** What the policies they are compared with decide of it, where there are any. */
  readonly other?: Decision;
  /** Of an expected set of values: whether this one is allowed too, or is not allowed. */
  readonly difference?: 'allowed-too' | 'not-allowed';
  /** Of expected numbers a drawing of what is allowed, what was expected, and where they part. */
  readonly lines?: readonly string[];
}

export interface Undecided {
  readonly answer: 'undecided';
  /** Why, in a sentence. */
  readonly reason: string;
  /** The statement that it is about, where it is about one. */
  readonly statement?: DecidingStatement;
}

export type Relation = 'equivalent' | 'narrower' | 'wider' | 'incomparable' | 'undecided';

/** A request that is allowed before and not after, or the other way round. */
export interface Change {
  readonly request: Request;
  readonly before: Decision;
  readonly after: Decision;
  /** The statements that let it through, where it is allowed. */
  readonly statements: readonly DecidingStatement[];
  /** The Deny that stops it, where one does. */
  readonly deny?: DecidingStatement;
}

export interface Comparison {
  readonly relation: Relation;
  /** One request for each statement that allows something new; each is allowed after and not before. */
  readonly newlyAllowed: readonly Request[];
  /** The same of what is no longer allowed. */
  readonly newlyDenied: readonly Request[];
  /** The requests of the two lists with their decisions, in the same order. */
  readonly changes: { readonly newlyAllowed: readonly Change[]; readonly newlyDenied: readonly Change[] };
  /** Why the answer is undecided, or why a list may lack something. */
  readonly undecided?: Undecided;
}
