import type { TextSpace } from './build-space.js';
import type { TextMachine } from './text-machine.js';

/** The machines of a question, side by side: of each list some one has to accept, and none of the last may. */
export interface Product {
  readonly space: TextSpace;
  readonly lists: readonly (readonly TextMachine[])[];
  readonly none: readonly TextMachine[];
}

/**
 * Where all the machines stand: the space, then list by list, then those that may not accept. -1 is dead. A list of
 * which one pattern takes whatever comes is `satisfied` in its first place, and dead in the others.
 */
export type Standing = readonly number[];
const satisfied = -2;

/** Undefined where no text can do any more. */
export function startAll({ space, lists, none }: Product): Standing | undefined {
  return settle({ space, lists, none }, [
    space.start,
    ...lists.flatMap((list) => list.map(() => 0)),
    ...none.map(() => 0),
  ]);
}

export function stepAll(product: Product, standing: Standing, letter: number): Standing | undefined {
  const { space, lists, none } = product;
  const entered = space.step(standing[0] as number, letter);
  if (entered === -1) return undefined;
  const next = [entered];
  let slot = 1;
  for (const list of lists) {
    for (const machine of list) {
      const state = standing[slot++] as number;
      next.push(state < 0 ? state : machine.step(state, letter));
    }
    if (isDead(next, slot - list.length, slot)) return undefined;
  }
  for (const machine of none) {
    const state = standing[slot++] as number;
    next.push(state < 0 ? state : machine.step(state, letter));
  }
  return settle(product, next);
}

export function acceptsAll({ space, lists, none }: Product, standing: Standing): boolean {
  if (!space.accepts(standing[0] as number)) return false;
  let slot = 1;
  for (const list of lists) {
    let accepted = standing[slot] === satisfied;
    for (const machine of list) {
      const state = standing[slot++] as number;
      if (state >= 0 && machine.states[state]?.accepts) accepted = true;
    }
    if (!accepted) return false;
  }
  return none.every((machine, index) => {
    const state = standing[slot + index] as number;
    return state < 0 || !machine.states[state]?.accepts;
  });
}

/** The characters by which it is worth going on: of all that the machines treat alike, one. */
export function chooseLetters({ space, lists, none }: Product, standing: Standing): Iterable<number> {
  const all = new Set<number>();
  let slot = 1;
  for (const list of lists) {
    const own = new Set<number>();
    let open = standing[slot] === satisfied;
    for (const machine of list) {
      const state = machine.states[standing[slot++] as number];
      if (state?.open) open = true;
      for (const letter of state?.letters ?? []) own.add(letter);
    }
    // No other character leads on in this list, so no other is worth a step.
    if (!open) return own;
    for (const letter of own) all.add(letter);
  }
  for (const machine of none) {
    for (const letter of machine.states[standing[slot++] as number]?.letters ?? []) all.add(letter);
  }
  return withFreshLetters(space, standing[0] as number, all);
}

/** Of each kind of the space a character that no machine names comes first: it is no one's exception. */
function withFreshLetters(space: TextSpace, state: number, named: Set<number>): readonly number[] {
  for (const letter of space.letters(state)) named.add(letter.codePointAt(0) as number);
  const fresh: number[] = [];
  for (const { letters, endless } of space.kinds(state)) {
    const letter = firstUnnamed(letters, named);
    if (letter !== undefined) {
      fresh.push(letter);
    } else if (endless) {
      let beyond = 0x4e00;
      while (named.has(beyond)) beyond++;
      fresh.push(beyond);
    }
  }
  return [...fresh, ...named];
}

function firstUnnamed(letters: string, named: ReadonlySet<number>): number | undefined {
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charCodeAt(index);
    if (!named.has(letter)) return letter;
  }
  return undefined;
}

/** Lists that hold whatever comes are marked; what must not match, and will whatever comes, ends it. */
function settle({ lists, none }: Product, standing: number[]): Standing | undefined {
  let slot = 1;
  for (const list of lists) {
    const first = slot;
    let holds = false;
    for (const machine of list) {
      const state = standing[slot++] as number;
      if (state >= 0 && machine.states[state]?.takesAll) holds = true;
    }
    if (holds) {
      standing.fill(-1, first, slot);
      standing[first] = satisfied;
    }
  }
  for (const machine of none) {
    const state = standing[slot++] as number;
    if (state >= 0 && machine.states[state]?.takesAll) return undefined;
  }
  return standing;
}

function isDead(standing: Standing, from: number, to: number): boolean {
  for (let slot = from; slot < to; slot++) if (standing[slot] !== -1) return false;
  return true;
}
