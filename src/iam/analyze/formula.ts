import type { PlacedStatement } from '../evaluate/statement-index.js';
import type { Box } from './dimension.js';
import type { Literal } from './literal.js';

/** When policies allow, deny or do whatever is read of them: where none of `denies` applies, and in one way each group has a statement that does. */
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

/** Of two permissions that a request needs, when both are as they were read. */
export function bothOf(one: Formula, other: Formula): Formula {
  return {
    denies: [...one.denies, ...other.denies],
    ways: one.ways.flatMap((way) => other.ways.map((more) => [...way, ...more])),
  };
}

/** The same, when one of them is; neither may have anything in `denies`. */
export function eitherOf(one: Formula, other: Formula): Formula {
  return { denies: [], ways: [...one.ways, ...other.ways] };
}

/** Requests of which some may be what is looked for. */
export interface Leaf {
  readonly box: Box;
  /** The statements that let it through. */
  readonly allows: readonly Clause[];
  /** The Deny of the other policies that stops it there. */
  readonly deny: Clause | undefined;
}
