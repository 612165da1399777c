import { anyRun, anyRunInPart, literalTokens, type Token } from '../value/pattern.js';
import type { ContextValue } from '../value/scalar.js';
import { resolveTemplate, type Template, type VariablePiece } from '../value/template.js';
import { textPatternOf } from '../value/text-set.js';
import type { TextPattern } from '../value/value-set.js';
import type { TextSet } from './literal.js';

/** The values of the keys that have one value in every request in question: undefined is absent. */
export type Pins = ReadonlyMap<string, ContextValue>;

/** The texts of a set under what is known of its variables. */
export interface BoundTexts {
  /** All texts that may be in it; undefined where none is. */
  readonly most: TextPattern | undefined;
  /** Whether these are all in it, whatever the variables. */
  readonly isExact: boolean;
  /** The same with a letter of its own for each unknown variable, to see that one such set lies in another. */
  readonly lettered: TextPattern | undefined;
}

const boundTexts = new WeakMap<Pins, WeakMap<TextSet, BoundTexts>>();
const constantTexts = new WeakMap<TextSet, BoundTexts>();

/** Reads a set of texts. A variable that is not pinned stands for any text, so that only a bound is known. */
export function bindTexts(set: TextSet, pins: Pins): BoundTexts {
  let cache = constantTexts;
  if (set.kind === 'template') {
    cache = boundTexts.get(pins) ?? new WeakMap();
    boundTexts.set(pins, cache);
  }
  let bound = cache.get(set);
  if (bound === undefined) {
    bound = bind(set, pins);
    cache.set(set, bound);
  }
  return bound;
}

function bind(set: TextSet, pins: Pins): BoundTexts {
  if (set.kind === 'text') return known(set.pattern);
  const { template, shape } = set;
  const variables = template.pieces.filter((piece) => piece.kind === 'variable');
  // Whatever the others are, without a text for one of them nothing matches.
  if (variables.some((piece) => isWithoutText(piece, pins))) return known(undefined);
  const free = variables.some(({ key }) => !pins.has(key.id));
  if (!free) {
    const pattern = resolveTemplate(template, {
      textOf: (key) => {
        const value = pins.get(key.id);
        return value === undefined ? undefined : typeof value === 'object' ? null : String(value);
      },
    });
    return known(pattern && textPatternOf(pattern, shape));
  }
  const anyCase = shape === 'any-case';
  // A wildcard of an ARN's part may end up in another part, when a value has colons.
  const most = { tokens: tokensOf(template, pins, () => [anyRun]), anyCase: false };
  if (anyCase) return { most: anyText, isExact: false, lettered: undefined };
  const letters = { tokens: tokensOf(template, pins, (piece) => [letterOf(piece)]), anyCase: false };
  return { most, isExact: false, lettered: shape === 'whole' ? letters : undefined };
}

const anyText: TextPattern = { tokens: [anyRun], anyCase: false };

function isWithoutText({ key, fallback }: VariablePiece, pins: Pins): boolean {
  if (!pins.has(key.id)) return false;
  const value = pins.get(key.id);
  return typeof value === 'object' || (value === undefined && fallback === undefined);
}

function known(pattern: TextPattern | undefined): BoundTexts {
  return { most: pattern, isExact: true, lettered: pattern };
}

function tokensOf(
  { pieces }: Template,
  pins: Pins,
  unknown: (piece: VariablePiece) => readonly Token[],
): readonly Token[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'text') return piece.tokens;
    if (!pins.has(piece.key.id)) return unknown(piece);
    return literalTokens(String(pins.get(piece.key.id) ?? piece.fallback ?? ''));
  });
}

const letters = new Map<string, Token>();

/** The same variable with the same default is the same letter. */
function letterOf({ key, fallback }: VariablePiece): Token {
  const name = fallback === undefined ? key.id : `${key.id} ${fallback}`;
  const letter = letters.get(name) ?? anyRunInPart - 1 - letters.size;
  letters.set(name, letter);
  return letter;
}
