import { describe, expect, it, test } from 'vitest';
import { includesPattern } from '../../../../src/iam/analyze/text/includes-pattern.js';
import { matchesText } from '../../../../src/iam/analyze/text/matches-text.js';
import { readableTexts } from '../../../../src/iam/analyze/text/readable-texts.js';
import { resourceTexts } from '../../../../src/iam/analyze/text/text-space.js';
import { matchesPattern, patternOf } from '../../../../src/iam/value/pattern.js';
import { anyCase, expressionOf, pattern, randomOf, randomPattern, textsUpTo } from './text-cases.js';

describe('matchesText', () => {
  it('answers as a regular expression does, for wildcards of both sorts', () => {
    const random = randomOf(1);
    const texts = textsUpTo('ab:', 5);
    for (let round = 0; round < 3000; round++) {
      const one = randomPattern(random, 'ab:*?#!', 7);
      const expression = expressionOf(one);
      for (let tries = 0; tries < 60; tries++) {
        const text = texts[random(texts.length)] as string;
        if (matchesText(one, text) !== expression.test(text)) throw new Error(`${expression} ${text}`);
      }
    }
  });

  it('answers as evaluate does, with characters of two code units and halves of them', () => {
    const random = randomOf(2);
    const letters = 'a*?\ud83d\ude00';
    for (let round = 0; round < 20_000; round++) {
      const { tokens } = randomPattern(random, letters, 5);
      const text = Array.from({ length: random(5) }, () => 'a\ud83d\ude00'[random(3)]).join('');
      expect(matchesText({ tokens, anyCase: false }, text)).toBe(matchesPattern(patternOf(tokens), text));
    }
  });

  test.each([
    ['kelvin', '\u212aELVIN', true],
    ['kelvin', 'Kelvin', true],
    ['kelvin', 'kelvi', false],
    ['stra\u00dfe', 'STRA\u1e9eE', true],
    ['i\u0307', '\u0130', true],
  ])('in any case, %s matches %s: %s', (operand, text, matched) => {
    expect(matchesText(anyCase(operand), text)).toBe(matched);
  });
});

describe('includesPattern', () => {
  test.each([
    ['*', 'a', true],
    ['*', '#!?', true],
    ['?*', '*?', true],
    ['*?', '?*', true],
    ['a*', 'ab*', true],
    ['ab*', 'a*', false],
    ['a?', 'a*', false],
    ['a*b', 'ax*yb', true],
    ['a:*', 'a:#:b', true],
    ['a:#:b', 'a:*:b', false],
    ['#:#', 'a!:#b', true],
    ['!', '?', false],
    ['?', '!', true],
    ['*a*', '?a?', true],
    ['arn:#:s3:#:#:*', 'arn:aws:s3:::b/*', true],
    ['?', '\u{1f600}', true],
    ['??', '\u{1f600}', false],
  ])('%s covers %s: %s', (outer, inner, covered) => {
    expect(includesPattern(pattern(outer), pattern(inner))).toBe(covered);
  });

  it('takes a variable for some text, the same one wherever it stands', () => {
    const [one, other] = [
      [97, -5],
      [97, -6],
    ].map((tokens) => ({ tokens, anyCase: false }));
    if (one === undefined || other === undefined) throw new Error();
    expect(includesPattern(pattern('a*'), one)).toBe(true);
    expect(includesPattern(one, { tokens: [97, -5], anyCase: false })).toBe(true);
    expect(includesPattern(one, other)).toBe(false);
    expect(includesPattern(pattern('a?'), one)).toBe(false);
    expect(includesPattern(pattern('a#'), one)).toBe(false);
    expect(includesPattern(one, pattern('a*'))).toBe(false);
    expect(includesPattern({ ...one, anyCase: true }, { ...one, anyCase: true })).toBe(true);
    expect(includesPattern({ ...one, anyCase: true }, one)).toBe(false);
    expect(includesPattern(pattern('a*'), { ...one, anyCase: true })).toBe(false);
  });

  it('minds the case', () => {
    expect(includesPattern(anyCase('ab'), pattern('aB'))).toBe(true);
    expect(includesPattern(anyCase('ab'), pattern('a*'))).toBe(false);
    expect(includesPattern(anyCase('ab'), anyCase('ab'))).toBe(true);
    expect(includesPattern(anyCase('ab'), anyCase('ac'))).toBe(false);
    expect(includesPattern(pattern('ab'), anyCase('ab'))).toBe(false);
    expect(includesPattern(pattern('?!'), anyCase('ab'))).toBe(true);
    expect(includesPattern(pattern('1*'), anyCase('1b'))).toBe(true);
    expect(includesPattern(pattern('??'), anyCase('i\u0307'))).toBe(false);
    expect(includesPattern(pattern('*'), anyCase('i\u0307'))).toBe(true);
  });

  it('is never wrong, and seldom at a loss', () => {
    const random = randomOf(3);
    const texts = textsUpTo('ab:', 6);
    const patterns = Array.from({ length: 300 }, () => randomPattern(random, 'aab:*?#!', 4));
    const matched = patterns.map((one) => texts.map((text) => expressionOf(one).test(text)));
    let covered = 0;
    let seen = 0;
    patterns.forEach((outer, i) => {
      patterns.forEach((inner, j) => {
        const isCovered = !matched[j]?.some((matches, at) => matches && !matched[i]?.[at]);
        const isSeen = includesPattern(outer, inner);
        if (isSeen && !isCovered) throw new Error(`${expressionOf(outer)} ${expressionOf(inner)}`);
        if (isCovered) covered++;
        if (isSeen) seen++;
      });
    });
    expect(seen / covered).toBeGreaterThan(0.95);
  });
});

describe('readableTexts', () => {
  test.each([
    ['arn:aws:s3:::bucket/*', ['arn:aws:s3:::bucket/example', 'arn:aws:s3:::bucket/']],
    ['arn:aws:s3:*', ['arn:aws:s3:us-east-2:123456789012:example']],
    ['arn:aws:codeartifact:*:*:domain/*', ['arn:aws:codeartifact:us-east-2:123456789012:domain/example']],
    ['arn:aws:codeartifact:*:domain/d', ['arn:aws:codeartifact:us-east-2:123456789012:domain/d']],
    ['arn:#:iam::#:role/?', ['arn:aws:iam::123456789012:role/x']],
    ['arn:*', ['arn:aws:example:us-east-2:123456789012:example']],
    ['*/secret', ['arn:aws:s3:::example/secret']],
    ['s3:get*', ['s3:get', 's3:getexample']],
    ['s3:get', ['s3:get']],
  ])('of %s', (text, expected) => {
    expect(readableTexts(pattern(text))).toEqual(expect.arrayContaining(expected));
  });

  it('are texts of the pattern', () => {
    const random = randomOf(4);
    for (let round = 0; round < 3000; round++) {
      const one = pattern(`arn:${Array.from({ length: random(12) }, () => 'ab:*?#!::'[random(9)]).join('')}`);
      for (const text of readableTexts(one)) if (!matchesText(one, text)) throw new Error(text);
    }
  });

  test.each(['arn:#:s3:*', 'arn:*', '*', '*/a', 'arn:aws:s3:::*', 'arn:aws:sqs:*:*:a-?'])(
    'begin with a resource: %s',
    (text) => {
      expect(resourceTexts.contains(readableTexts(pattern(text))[0] ?? '')).toBe(true);
    },
  );
});
