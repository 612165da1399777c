import { anyOne, anyRun, anyRunInPart, type Token } from '../../value/pattern.js';
import type { TextPattern } from '../../value/value-set.js';
import { isSurrogate, normalTokens } from './normal-tokens.js';

/** A text that patterns have in common, or that there is none; undefined where that was not found out. */
export type CommonText = { readonly text: string } | 'none' | undefined;

/** What is worked out once of a pattern, for the thousands of times it is asked about. */
export interface CompiledText {
  readonly pattern: TextPattern;
  /** Code points and wildcards, in the one order of `normalTokens`. */
  readonly normal: readonly Token[];
  /** The whole text, where there is no wildcard; in lower case, where case makes no difference. */
  readonly exact: string | undefined;
  /** What every text of it begins and ends with; empty where case makes no difference. */
  readonly prefix: string;
  readonly suffix: string;
  /** The prefix in lower case; empty where it is not all ASCII, since lower case then hangs on what follows. */
  readonly lowerPrefix: string;
  /** It is the prefix, and anything behind. */
  readonly open: boolean;
  /** Whether a run within a part stands behind a wildcard that may take a colon: then one look is not enough. */
  readonly mixed: boolean;
  /** Half a character stands alone in it. */
  readonly broken: boolean;
  readonly ascii: boolean;
  /** Whether it has no variable in it: then its texts are known. */
  readonly known: boolean;
  /** By which others are known: each has a number of its own. */
  readonly id: number;
  /** What was found out of whether others cover it, by their numbers. */
  readonly covered: Map<number, boolean>;
  /** What was found out of texts that it has in common with others, by their numbers. */
  readonly common: Map<number, CommonText>;
}

const compiled = new WeakMap<TextPattern, CompiledText>();

export function compileText(pattern: TextPattern): CompiledText {
  let made = compiled.get(pattern);
  if (made === undefined) {
    made = compileAnew(pattern);
    compiled.set(pattern, made);
  }
  return made;
}

function compileAnew(pattern: TextPattern): CompiledText {
  const { tokens, anyCase } = pattern;
  const normal = normalTokens(tokens);
  const first = tokens.findIndex((token) => token < 0);
  const last = tokens.findLastIndex((token) => token < 0);
  const exact = first === -1 ? textOf(tokens) : undefined;
  const prefix = anyCase ? '' : (exact ?? textOf(tokens.slice(0, first)));
  const colonTaker = tokens.findIndex((token) => token === anyOne || token === anyRun);
  return {
    pattern,
    normal,
    exact,
    prefix,
    suffix: anyCase ? '' : (exact ?? textOf(tokens.slice(last + 1))),
    lowerPrefix: isAscii(prefix) ? prefix.toLowerCase() : '',
    open:
      !anyCase &&
      normal.length > 0 &&
      normal.findIndex((token) => token < 0) === normal.length - 1 &&
      normal.at(-1) === anyRun,
    mixed: colonTaker !== -1 && tokens.lastIndexOf(anyRunInPart) > colonTaker,
    broken: normal.some(isSurrogate),
    ascii: tokens.every((token) => token < 0x80),
    known: tokens.every((token) => token >= anyRunInPart),
    id: count++,
    covered: new Map(),
    common: new Map(),
  };
}

let count = 0;

/** Some patterns live as long as the program, and meet ever more others. */
const mostKept = 4096;

/** Keeps what was found out; weak maps by the thousand would cost more than they save. */
export function keep<Found>(found: Map<number, Found>, id: number, what: Found): void {
  if (found.size >= mostKept) found.clear();
  found.set(id, what);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= 0x80) return false;
  return true;
}

/** Joined, since a text that grew by addition is slower to compare. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => String.fromCharCode(token)).join('');
}
