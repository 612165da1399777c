import type { PlacedStatement } from '../evaluate/statement-index.js';
import type { Box } from './dimension.js';
import type { Literal } from './literal.js';

/** When a policy set allows: a request in the frame is allowed where no Deny applies, and in one way each group has an Allow that does. */
export interface Formula {
  readonly denies: readonly Clause[];
  readonly ways: readonly Way[];
}

/** Of each of its groups one statement has to apply. */
export type Way = readonly Group[];

export interface Group {
  readonly id: string;
  readonly allows: readonly Clause[];
}

/** A statement: it applies where all its literals hold. */
export interface Clause {
  readonly placed: PlacedStatement;
  readonly literals: readonly Literal[];
}

/** Nothing is allowed. */
export const nothing: Formula = { denies: [], ways: [] };
/** Everything is allowed. */
export const everything: Formula = { denies: [], ways: [[]] };

/** Of two permissions that a request needs both, when both are allowed. */
export function bothOf(one: Formula, other: Formula): Formula {
  return {
    denies: [...one.denies, ...other.denies],
    ways: one.ways.flatMap((way) => other.ways.map((more) => [...way, ...more])),
  };
}

/** Requests of which some may be what is looked for. */
export interface Leaf {
  readonly box: Box;
  /** The statements that let it through. */
  readonly allows: readonly Clause[];
  /** The Deny of the other policies that stops it there. */
  readonly deny: Clause | undefined;
}
