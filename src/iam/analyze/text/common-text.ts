import { anyOneInPart, anyRun, anyRunInPart } from '../../value/pattern.js';
import type { CompiledText } from './compile-text.js';

/** A text that all patterns match, or that there is none; undefined where that was not found out. */
export type CommonText = { readonly text: string } | 'none' | undefined;

const colon = 58;
const filler = 120;
/** More places than these, one in each pattern, are left to the search over machines. */
const mostPlaces = 1 << 18;

const known = new WeakMap<CompiledText, WeakMap<CompiledText, CommonText>>();

/** The same for two patterns, remembered. */
export function commonTextOfTwo(one: CompiledText, other: CompiledText): CommonText {
  let row = known.get(one);
  if (row === undefined) {
    row = new WeakMap();
    known.set(one, row);
  }
  if (row.has(other)) return row.get(other);
  const common = commonText([one, other]);
  row.set(other, common);
  return common;
}

/**
 * Walks through all patterns at once. Where one of them has a character, the others have to take it; where none has, any
 * will do. Without patterns that may not match, nothing more has to be known of the alphabet.
 */
export function commonText(patterns: readonly CompiledText[]): CommonText {
  if (!patterns.every(isPlain)) return undefined;
  const tokens = patterns.map(({ normal }) => normal);
  // A place is one number: where it is in each pattern, in a number system of their lengths.
  const units: number[] = [];
  let places = 1;
  for (const { length } of tokens) {
    units.push(places);
    places *= length + 1;
  }
  if (places > mostPlaces) return undefined;
  const end = places - 1;
  const cameFrom = new Map<number, number>([[0, -1]]);
  const letters = new Map<number, number>();
  const stack = [0];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    if (place === end) return { text: textTo(end, cameFrom, letters) };
    let letter = -1;
    let isBlocked = false;
    let isWithinPart = false;
    let next = place;
    for (const [index, row] of tokens.entries()) {
      const unit = units[index] as number;
      const token = row[Math.floor(place / unit) % (row.length + 1)];
      if (token === anyRun || token === anyRunInPart) {
        reach(place + unit, place, -1);
        if (token === anyRunInPart) isWithinPart = true;
        continue;
      }
      next += unit;
      if (token === undefined) isBlocked = true;
      else if (token === anyOneInPart) isWithinPart = true;
      else if (token >= 0) {
        if (letter !== -1 && letter !== token) isBlocked = true;
        letter = token;
      }
    }
    if (!isBlocked && next !== place && !(isWithinPart && letter === colon))
      reach(next, place, letter === -1 ? filler : letter);
  }
  return 'none';

  function reach(place: number, from: number, letter: number): void {
    if (cameFrom.has(place)) return;
    cameFrom.set(place, from);
    if (letter !== -1) letters.set(place, letter);
    stack.push(place);
  }
}

function textTo(
  end: number,
  cameFrom: ReadonlyMap<number, number>,
  letters: ReadonlyMap<number, number>,
): string {
  const text: string[] = [];
  for (let place = end; place !== -1; place = cameFrom.get(place) ?? -1) {
    const letter = letters.get(place);
    if (letter !== undefined) text.push(String.fromCodePoint(letter));
  }
  return text.reverse().join('');
}

function isPlain({ pattern, broken, known: isKnown }: CompiledText): boolean {
  return !pattern.anyCase && !broken && isKnown;
}
