/** Characters that a space treats all alike in some state; a witness takes the first that no pattern names. */
export interface Kind {
  readonly letters: string;
  /** Whether nearly all of Unicode is of this kind, beyond the letters given. */
  readonly endless: boolean;
}

/**
 * Which texts there are at all, as a machine that reads them character by character. Of each state it says which
 * characters it tells apart: those in `letters` one by one, and the kinds. All others are dead there.
 */
export interface TextSpace {
  readonly start: number;
  /** The next state, or -1 when no text goes on like this. */
  step(state: number, codePoint: number): number;
  accepts(state: number): boolean;
  contains(text: string): boolean;
  /** Texts of it that read well. */
  readonly samples: readonly string[];
  letters(state: number): string;
  kinds(state: number): readonly Kind[];
}

/** One state of a space: where each character leads. */
export interface SpaceState {
  readonly step: (codePoint: number) => number;
  readonly letters: string;
  readonly kinds: readonly Kind[];
  readonly accepts: boolean;
}

/** The space whose states these are; it starts in the first. */
export function spaceOf(states: readonly SpaceState[], samples: readonly string[] = []): TextSpace {
  const stateOf = (state: number) => states[state] as SpaceState;
  const step = (state: number, codePoint: number) => stateOf(state).step(codePoint);
  return {
    start: 0,
    samples,
    step,
    accepts: (state) => stateOf(state).accepts,
    contains(text) {
      let state = 0;
      for (let at = 0; at < text.length && state !== -1; at++) {
        const codePoint = text.codePointAt(at) as number;
        if (codePoint > 0xffff) at++;
        state = step(state, codePoint);
      }
      return state !== -1 && stateOf(state).accepts;
    },
    letters: (state) => stateOf(state).letters,
    kinds: (state) => stateOf(state).kinds,
  };
}

/** The states that read exactly this text, from state `from` on; the last of them leads to `to`. */
export function readLiteral(text: string, from: number, to: number): SpaceState[] {
  return Array.from(text, (letter, index) => ({
    step: (codePoint) =>
      codePoint !== letter.codePointAt(0) ? -1 : index === text.length - 1 ? to : from + index + 1,
    letters: letter,
    kinds: [],
    accepts: false,
  }));
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const shownFirst = 'xyzwvutsrqponmlkjihgfedcba';

export const anyCharacter: Kind = {
  letters: `${shownFirst}1234567890_${lower.toUpperCase()}-~+=,.@`,
  endless: true,
};
export const lowerLetter: Kind = { letters: shownFirst, endless: false };
export const digit: Kind = { letters: '1234567890', endless: false };
