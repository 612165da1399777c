import { anyOneInPart, anyRun, anyRunInPart, type Token } from '../../value/pattern.js';
import { type CommonText, type CompiledText, keep } from './compile-text.js';

const colon = 58;
const filler = 120;
/** More places than these, one in each pattern, are left to the search over machines. */
const mostPlaces = 1 << 18;

/** The same for two patterns, remembered. */
export function commonTextOfTwo(one: CompiledText, other: CompiledText): CommonText {
  const found = one.common.get(other.id);
  if (found !== undefined || one.common.has(other.id)) return found;
  const common = commonText([one, other]);
  keep(one.common, other.id, common);
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
  begin(places);
  let top = 0;
  const reach = (place: number, from: number, letter: number): void => {
    if (reachedIn[place] === walk) return;
    reachedIn[place] = walk;
    cameFrom[place] = from;
    letters[place] = letter;
    stack[top++] = place;
  };
  reach(0, -1, -1);
  while (top > 0) {
    const place = stack[--top] as number;
    if (place === end) return { text: textTo(end) };
    let letter = -1;
    let isBlocked = false;
    let isWithinPart = false;
    let next = place;
    for (let index = 0; index < tokens.length; index++) {
      const row = tokens[index] as readonly Token[];
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
}

// One walk at a time, thousands of them in a question: they share their memory, and a number says whose a mark is.
let walk = 0;
let reachedIn = new Uint32Array(0);
let cameFrom = new Int32Array(0);
let letters = new Int32Array(0);
let stack = new Int32Array(0);

function begin(places: number): void {
  walk++;
  if (reachedIn.length >= places && walk < 0xffffffff) return;
  const size = Math.max(places, reachedIn.length, 1 << 13);
  walk = 1;
  reachedIn = new Uint32Array(size);
  cameFrom = new Int32Array(size);
  letters = new Int32Array(size);
  stack = new Int32Array(size);
}

function textTo(end: number): string {
  const text: string[] = [];
  for (let place = end; place !== -1; place = cameFrom[place] as number) {
    const letter = letters[place] as number;
    if (letter !== -1) text.push(String.fromCodePoint(letter));
  }
  return text.reverse().join('');
}

function isPlain({ pattern, broken, known: isKnown }: CompiledText): boolean {
  return !pattern.anyCase && !broken && isKnown;
}
