import { describe, expect, it, test } from 'vitest';
import { literalTokens, matchesPattern, patternOf, wildcardTokens } from '../../../src/iam/value/pattern.js';

function matches(pattern: string, text: string): boolean {
  return matchesPattern(patternOf(wildcardTokens(pattern)), text);
}

describe('wildcards', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['a', 'a', true],
    ['a', 'A', false],
    ['a', 'aa', false],
    ['*', '', true],
    ['*', 'a/b:c\nd', true],
    ['**', 'abc', true],
    ['?', 'a', true],
    ['?', '', false],
    ['?', 'ab', false],
    ['??', 'ab', true],
    ['*?', '', false],
    ['?*', 'a', true],
    ['*?*', 'a', true],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbcd', false],
    ['a*b*c', 'aXbXbXc', true],
    ['*ab*ab', 'abab', true],
    ['*ab*ab', 'ab', false],
    ['a?c*e', 'abcde', true],
    ['*a?b', 'aaab', true],
    ['*aab', 'aaaab', true],
    ['my*', 'my', true],
    ['[a-z]', 'b', false],
    ['a.c', 'abc', false],
    ['\\*', '\\x', true],
    ['é*', 'Été', false],
    ['é*', 'été', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

describe('the shortcuts', () => {
  it('knows a text without wildcards, and one that ends in a star', () => {
    expect(patternOf(wildcardTokens('abc'))).toMatchObject({ exact: 'abc', prefix: undefined });
    expect(patternOf(wildcardTokens('abc*'))).toMatchObject({ exact: undefined, prefix: 'abc' });
    expect(patternOf(wildcardTokens('abc**'))).toMatchObject({ prefix: 'abc' });
    expect(patternOf(wildcardTokens('*'))).toMatchObject({ prefix: '' });
    for (const text of ['a*c', 'a?', 'a*?', '*a*']) {
      expect(patternOf(wildcardTokens(text))).toMatchObject({ exact: undefined, prefix: undefined });
    }
  });

  it('takes stars literally where they are literal', () => {
    const literal = patternOf(literalTokens('a*?'));
    expect(matchesPattern(literal, 'a*?')).toBe(true);
    expect(matchesPattern(literal, 'abc')).toBe(false);
  });
});

it('does not blow up on many stars', () => {
  // Backtracking over every star would take longer than the universe has; finishing at all is the test.
  const pattern = patternOf(wildcardTokens(`${'*a'.repeat(10)}b`));
  expect(matchesPattern(pattern, 'a'.repeat(60))).toBe(false);
  expect(matchesPattern(pattern, 'a'.repeat(100_000))).toBe(false);
  expect(matchesPattern(pattern, `${'a'.repeat(100_000)}b`)).toBe(true);
  expect(matches('*a'.repeat(500), 'a'.repeat(20_000))).toBe(true);
});
