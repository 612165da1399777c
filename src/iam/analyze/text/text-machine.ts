import { anyOne, anyOneInPart, anyRun, anyRunInPart, type Token } from '../../value/pattern.js';
import type { TextPattern } from '../../value/value-set.js';
import { type CompiledText, compileText } from './compile-text.js';

const colon = 58;

/** A state: the places in the pattern that the text read so far may have led to. */
export interface MachineState {
  readonly accepts: boolean;
  /** Whether every text goes on from here to one of the pattern. */
  readonly takesAll: boolean;
  /** The characters that may lead elsewhere than any other character does. */
  readonly letters: readonly number[];
  /** Whether any other character leads on. */
  readonly open: boolean;
}

/**
 * A pattern as a deterministic machine, built as far as it is used, and kept with the pattern. The numbers of the
 * states hold as long as the machine does; -1 is the state from which no text matches.
 */
export interface TextMachine {
  readonly states: readonly MachineState[];
  step(state: number, codePoint: number): number;
}

/** A machine this large is given up for a new one before the next question. */
const keptStates = 4096;

const machines = new WeakMap<TextPattern, TextMachine>();

/** The machine of a pattern that is tractable. */
export function machineOf(pattern: TextPattern): TextMachine {
  const known = machines.get(pattern);
  if (known !== undefined && known.states.length <= keptStates) return known;
  const machine = buildMachine(compileText(pattern).normal, pattern.anyCase);
  machines.set(pattern, machine);
  return machine;
}

/**
 * Whether a pattern reads a text character by character. Halves of characters do not, since two of them make one; and
 * beyond ASCII the case of a character may hang on its neighbours.
 */
export function isTractable({ pattern, broken, ascii }: CompiledText): boolean {
  return !broken && (ascii || !pattern.anyCase);
}

interface BuiltState extends MachineState {
  readonly places: readonly number[];
  /** Where each of `letters` leads, and last any other character; undefined as long as nobody asked. */
  readonly next: (number | undefined)[];
}

function buildMachine(tokens: readonly Token[], anyCase: boolean): TextMachine {
  const states: BuiltState[] = [];
  const numbers = new Map<string, number>();

  function stateAt(reached: readonly number[]): number {
    const places = closePlaces(tokens, reached);
    if (places.length === 0) return -1;
    const key = places.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = states.length;
      numbers.set(key, number);
      states.push(describe(places));
    }
    return number;
  }

  function describe(places: readonly number[]): BuiltState {
    const letters = new Set<number>();
    let open = false;
    for (const place of places) {
      const token = tokens[place];
      if (token === undefined) continue;
      if (token === anyOneInPart || token === anyRunInPart) letters.add(colon);
      if (token < 0) open = true;
      else for (const letter of anyCase ? lettersInAnyCase(token) : [token]) letters.add(letter);
    }
    const accepts = places.at(-1) === tokens.length;
    const takesAll = accepts && tokens[places[0] as number] === anyRun && places[0] === tokens.length - 1;
    return { places, accepts, takesAll, letters: [...letters], open, next: [] };
  }

  function stepAnew(places: readonly number[], codePoint: number): number {
    const reached: number[] = [];
    for (const place of places) {
      const token = tokens[place];
      if (token === undefined) continue;
      if (token === anyRun || (token === anyRunInPart && codePoint !== colon)) reached.push(place);
      else if (token === anyOne || (token === anyOneInPart && codePoint !== colon)) reached.push(place + 1);
      else if (token === codePoint) reached.push(place + 1);
      else if (anyCase && lettersInAnyCase(token).includes(codePoint)) reached.push(place + 1);
    }
    return stateAt(reached);
  }

  stateAt([0]);
  return {
    states,
    step(number, codePoint) {
      const state = states[number] as BuiltState;
      const letter = state.letters.indexOf(codePoint);
      if (letter === -1 && !state.open) return -1;
      const index = letter === -1 ? state.letters.length : letter;
      const known = state.next[index];
      if (known !== undefined) return known;
      const next = stepAnew(state.places, codePoint);
      state.next[index] = next;
      return next;
    },
  };
}

/**
 * The places, and those that are reached from them by a run of nothing. A place before a `*` that is reached matches
 * nothing that the `*` does not match too, so only what stands from the last `*` on is kept: that keeps machines small.
 */
function closePlaces(tokens: readonly Token[], reached: readonly number[]): readonly number[] {
  const places = new Set(reached);
  let lastRun = -1;
  // A set yields what is added to it on the way.
  for (const place of places) {
    const token = tokens[place];
    if (token === anyRun && place > lastRun) lastRun = place;
    if (token === anyRun || token === anyRunInPart) places.add(place + 1);
  }
  return [...places].filter((place) => place >= lastRun).sort((left, right) => left - right);
}

/** The characters whose lower case is this one, within ASCII and the one beyond it: the sign for kelvin. */
function lettersInAnyCase(token: Token): readonly number[] {
  if (token >= 65 && token <= 90) return [];
  if (token < 97 || token > 122) return [token];
  return token === 107 ? [token, 75, 0x212a] : [token, token - 32];
}
