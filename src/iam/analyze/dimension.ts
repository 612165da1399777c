import type { ContextValue } from '../value/scalar.js';
import type { Literal } from './literal.js';
import type { Pins } from './pins.js';
import type { Solution } from './solution.js';

/** One thing that requests differ in: the action, the resource, or a condition key. */
export interface Dimension {
  /** A value for which all literals hold, under what is known of the variables. */
  solve(literals: readonly Literal[], pins?: Pins): Solution;
  /** Whether a literal holds for a value; undefined where that depends on policy variables. */
  accepts(value: ContextValue, literal: Literal, pins?: Pins): boolean | undefined;
}

/** What is asked of one dimension so far, and a value that meets it. */
export interface State {
  readonly literals: readonly Literal[];
  readonly solution: Solution;
  /** The state in which this literal holds too; the same one whenever it is asked for. */
  with(literal: Literal): State;
  /** How the values that are left relate to a literal. */
  relationTo(literal: Literal): Relation;
}

/** Whether all values that are left meet a literal, none, or some. */
export type Relation = 'inside' | 'outside' | 'across';

/** The state in which nothing is asked. */
export function stateOf(dimension: Dimension): State {
  return new DemandState(dimension, undefined, undefined);
}

/** Made by the thousand, and most of them for one look: so their literals are gathered only where they are needed. */
class DemandState implements State {
  readonly #dimension: Dimension;
  readonly #before: DemandState | undefined;
  readonly #added: Literal | undefined;
  #literals: readonly Literal[] | undefined;
  #solution: Solution | undefined;
  #next: Map<number, DemandState> | undefined;
  #relations: Map<number, Relation> | undefined;

  constructor(dimension: Dimension, before: DemandState | undefined, added: Literal | undefined) {
    this.#dimension = dimension;
    this.#before = before;
    this.#added = added;
  }

  get literals(): readonly Literal[] {
    this.#literals ??=
      this.#before === undefined || this.#added === undefined ? [] : [...this.#before.literals, this.#added];
    return this.#literals;
  }

  get solution(): Solution {
    this.#solution ??= this.#keptSolution() ?? this.#dimension.solve(this.literals);
    return this.#solution;
  }

  /** The value found so far will often do. */
  #keptSolution(): Solution | undefined {
    const before = this.#before?.solution;
    if (before?.kind !== 'found' || before.loose || this.#added === undefined) return undefined;
    return this.#dimension.accepts(before.value, this.#added) === true ? before : undefined;
  }

  with(literal: Literal): State {
    if (this.#has(literal)) return this;
    this.#next ??= new Map();
    let state = this.#next.get(literal.id);
    if (state === undefined) {
      state = new DemandState(this.#dimension, this, literal);
      this.#next.set(literal.id, state);
    }
    return state;
  }

  relationTo(literal: Literal): Relation {
    this.#relations ??= new Map();
    let relation = this.#relations.get(literal.id);
    if (relation === undefined) {
      relation = this.#findRelation(literal);
      this.#relations.set(literal.id, relation);
    }
    return relation;
  }

  #findRelation(literal: Literal): Relation {
    if (this.#has(literal)) return 'inside';
    if (this.#has(literal.contrary)) return 'outside';
    const { solution } = this;
    const isMet =
      solution.kind === 'found' && !solution.loose
        ? this.#dimension.accepts(solution.value, literal)
        : undefined;
    if (isMet !== true && isEmptyState(this.with(literal))) return 'outside';
    if (isMet !== false && isEmptyState(this.with(literal.contrary))) return 'inside';
    return 'across';
  }

  #has(literal: Literal): boolean {
    for (let state: DemandState | undefined = this; state !== undefined; state = state.#before)
      if (state.#added === literal) return true;
    return false;
  }
}

/** A product of states, one of each dimension: the requests that meet all of them. */
export type Box = readonly State[];

export function isEmptyState({ solution }: State): boolean {
  return solution.kind === 'none';
}

/** The box in which these literals hold too; undefined where it is empty. */
export function narrow(box: Box, literals: readonly Literal[]): Box | undefined {
  if (literals.length === 0) return box;
  const states = [...box];
  for (const literal of literals) {
    const state = (states[literal.dimension] as State).with(literal);
    if (isEmptyState(state)) return undefined;
    states[literal.dimension] = state;
  }
  return states;
}

export function relationOf(box: Box, literal: Literal): Relation {
  return (box[literal.dimension] as State).relationTo(literal);
}
