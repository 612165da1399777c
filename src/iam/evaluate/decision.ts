import type { LayerName } from '../document/policy.js';
import type { NoteFact } from './note-fact.js';

/** What a request comes to. `deny` in an expectation means either of the two denials. */
export const outcomes = ['allow', 'explicit-deny', 'implicit-deny', 'invalid-request'] as const;
export type Outcome = (typeof outcomes)[number];

/** A statement that decided. */
export interface DecidingStatement {
  readonly layer: LayerName;
  /** The policy's name: its file without folder and extension, or `inline`. */
  readonly policy: string;
  /** Zero-based, in the order of the policy. */
  readonly index: number;
  readonly sid?: string;
  readonly file?: string;
  /** One-based line of the statement's opening brace. */
  readonly line?: number;
  readonly column?: number;
}

/** One permission of a request, decided by itself: a token request asks for two. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  readonly outcome: Outcome;
  readonly statements: readonly DecidingStatement[];
  readonly layer?: LayerName;
  /** Whether the whole decision is this permission's: the stricter of two, or both where they agree. */
  readonly decided: boolean;
}

/** Something that a green result may hide. */
export interface Note {
  readonly code: NoteFact['code'];
  readonly message: string;
}

export interface Decision {
  readonly outcome: Outcome;
  /** The statements that decided; none for an implicit deny. */
  readonly statements: readonly DecidingStatement[];
  /** The layer that granted, denied, or had to allow and did not. */
  readonly layer?: LayerName;
  readonly permissions: readonly Permission[];
  readonly notes: readonly Note[];
  /** The decision in words: every statement that came near, and what stopped it. */
  explain(): string;
}
