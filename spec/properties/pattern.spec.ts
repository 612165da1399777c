import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literalTokens, matchesPattern, patternOf, wildcardTokens } from '../../src/iam/value/pattern.js';
import { check } from './check.js';

/** The definition of wildcards, as slow as it is plain. */
function matchesNaively(pattern: readonly string[], text: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text.length === 0;
  if (first === '*')
    return matchesNaively(rest, text) || (text.length > 0 && matchesNaively(pattern, text.slice(1)));
  return text.length > 0 && (first === '?' || first === text[0]) && matchesNaively(rest, text.slice(1));
}

const small = (characters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { maxLength }).map((list) => list.join(''));

test('a pattern matches what the definition says', () => {
  let matched = 0;
  check(
    fc.property(small('ab*?', 10), small('ab', 10), (pattern, text) => {
      const expected = matchesNaively([...pattern], [...text]);
      matched += expected ? 1 : 0;
      expect(matchesPattern(patternOf(wildcardTokens(pattern)), text)).toBe(expected);
    }),
    20_000,
  );
  // Both answers are put to the test.
  expect(matched).toBeGreaterThan(1000);
});

test('on characters beyond the basic plane as well', () => {
  check(
    fc.property(small('aé😀*?', 8), small('aé😀', 8), (pattern, text) => {
      expect(matchesPattern(patternOf(wildcardTokens(pattern)), text)).toBe(
        matchesNaively([...pattern], [...text]),
      );
    }),
    5000,
  );
});

test('a pattern that a text was made from matches it', () => {
  check(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constant('*')), { maxLength: 8 }),
      fc.string(),
      (parts, filling) => {
        const pattern = parts.join('').replaceAll('?', '');
        expect(matchesPattern(patternOf(wildcardTokens(pattern)), pattern.replaceAll('*', filling))).toBe(
          true,
        );
      },
    ),
  );
});

test('literal text matches itself and nothing else', () => {
  check(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const pattern = patternOf(literalTokens(one));
      expect(matchesPattern(pattern, one)).toBe(true);
      expect(matchesPattern(pattern, other)).toBe(one === other);
    }),
  );
});
