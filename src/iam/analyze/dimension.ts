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

/** What is asked of one dimension so far. Equal demands are one state, so that each is solved once. */
export interface State {
  readonly literals: readonly Literal[];
  readonly solution: Solution;
  /** The state in which this literal holds too. */
  with(literal: Literal): State;
}

/** The state in which nothing is asked. */
export function statesOf(dimension: Dimension): State {
  const known = new Map<string, State>();
  const solved = (literals: readonly Literal[], before: Solution | undefined, added?: Literal): Solution => {
    // The value found so far will often do.
    const isKept =
      before?.kind === 'found' &&
      !before.loose &&
      added !== undefined &&
      dimension.accepts(before.value, added) === true;
    return isKept ? before : dimension.solve(literals);
  };
  const make = (literals: readonly Literal[], before: Solution | undefined, added?: Literal): State => {
    const next = new Map<number, State>();
    let solution: Solution | undefined;
    const state: State = {
      literals,
      get solution() {
        solution ??= solved(literals, before, added);
        return solution;
      },
      with(literal) {
        let found = next.get(literal.id);
        if (found === undefined) {
          found = extend(state, literal);
          next.set(literal.id, found);
        }
        return found;
      },
    };
    return state;
  };
  const extend = (state: State, literal: Literal): State => {
    if (state.literals.includes(literal)) return state;
    const literals = [...state.literals, literal].sort((one, other) => one.id - other.id);
    const key = literals.map(({ id }) => id).join();
    let found = known.get(key);
    if (found === undefined) {
      found = make(literals, state.solution, literal);
      known.set(key, found);
    }
    return found;
  };
  return make([], undefined);
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

/** How what a box asks of a dimension relates to a literal. */
export type Relation = 'inside' | 'outside' | 'across';

export function relationOf(box: Box, literal: Literal): Relation {
  const state = box[literal.dimension] as State;
  if (state.literals.includes(literal)) return 'inside';
  if (state.literals.includes(literal.contrary)) return 'outside';
  if (isEmptyState(state.with(literal))) return 'outside';
  return isEmptyState(state.with(literal.contrary)) ? 'inside' : 'across';
}
