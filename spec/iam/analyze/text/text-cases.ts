import {
  anyOne,
  anyOneInPart,
  anyRun,
  anyRunInPart,
  literalTokens,
  type Token,
  wildcardTokens,
} from '../../../../src/iam/value/pattern.js';
import type { TextPattern } from '../../../../src/iam/value/value-set.js';

/** Of the wildcards, `#` is a run within a part and `!` one character of it. */
export function pattern(text: string): TextPattern {
  const tokens = wildcardTokens(text).map((token): Token => {
    if (token === 35) return anyRunInPart;
    return token === 33 ? anyOneInPart : token;
  });
  return { tokens, anyCase: false };
}

export function anyCase(text: string): TextPattern {
  return { tokens: literalTokens(text), anyCase: true };
}

/** The same as `matchesText`, by a regular expression. */
export function expressionOf({ tokens, anyCase }: TextPattern): RegExp {
  const source = tokens.map((token) => {
    if (token === anyRun) return '.*';
    if (token === anyOne) return '.';
    if (token === anyRunInPart) return '[^:]*';
    if (token === anyOneInPart) return '[^:]';
    return token < 128 ? `\\u{${token.toString(16)}}` : String.fromCharCode(token);
  });
  return new RegExp(`^${source.join('')}$`, anyCase ? 'sui' : 'su');
}

export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** All texts of these letters, up to a length. */
export function textsUpTo(letters: string, length: number): string[] {
  const texts = [''];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string;
    if (text.length < length) for (const letter of letters) texts.push(text + letter);
  }
  return texts;
}

export function randomPattern(random: Random, letters: string, longest: number): TextPattern {
  const length = random(longest + 1);
  let text = '';
  for (let at = 0; at < length; at++) text += letters[random(letters.length)];
  return pattern(text);
}
