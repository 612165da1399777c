import type { TextSet } from '../../iam/analyze/literal.js';
import { literalTokens, patternOf, type Token, wildcardTokens } from '../../iam/value/pattern.js';
import { textPatternOf } from '../../iam/value/text-set.js';
import type { TextPattern } from '../../iam/value/value-set.js';

/** The texts of a pattern with `*` and `?`. */
export function textSet(text: string): TextSet {
  return { kind: 'text', pattern: textPattern(text) };
}

export function textPattern(text: string): TextPattern {
  return textPatternOf(patternOf(tokensOf(text)), 'whole');
}

/** ARNs by all parts, as ArnLike reads them. */
export function arnSet(text: string): TextSet {
  return { kind: 'text', pattern: arnPattern(text) };
}

export function arnPattern(text: string): TextPattern {
  return textPatternOf(patternOf(wildcardTokens(text)), 'arn');
}

/** As a policy writes it: `${*}` and `${?}` are the signs themselves. */
function tokensOf(text: string): readonly Token[] {
  return text
    .split(/(\$\{[*?]\})/)
    .flatMap((part, index) => (index % 2 === 1 ? literalTokens(part.charAt(2)) : wildcardTokens(part)));
}
