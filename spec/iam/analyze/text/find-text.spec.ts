import { describe, expect, it, test } from 'vitest';
import { spaceOf } from '../../../../src/iam/analyze/text/build-space.js';
import { findText } from '../../../../src/iam/analyze/text/find-text.js';
import { matchesText } from '../../../../src/iam/analyze/text/matches-text.js';
import type { TextAnswer, TextQuestion } from '../../../../src/iam/analyze/text/text-question.js';
import {
  accountTexts,
  actionTexts,
  anyTexts,
  arnTexts,
  resourceTexts,
  type TextSpace,
} from '../../../../src/iam/analyze/text/text-space.js';
import { workOf } from '../../../../src/iam/analyze/work.js';
import type { TextPattern } from '../../../../src/iam/value/value-set.js';
import { anyCase, expressionOf, pattern, randomOf, randomPattern, textsUpTo } from './text-cases.js';

const enough = () => workOf(1_000_000);

function find(some: TextPattern[][], none: TextPattern[], space: TextSpace = anyTexts): TextAnswer {
  return findText({ some, none, space, preferred: [] }, enough());
}

const none = { kind: 'none' };

/** Texts of small letters in which no `b` follows a colon, and not empty: a space that gets in the way. */
const narrow = spaceOf([
  {
    step: (code) => stepNarrow(code),
    letters: ':',
    kinds: [{ letters: 'xab', endless: false }],
    accepts: false,
  },
  {
    step: (code) => stepNarrow(code),
    letters: ':',
    kinds: [{ letters: 'xab', endless: false }],
    accepts: true,
  },
  {
    step: (code) => (code === 98 ? -1 : stepNarrow(code)),
    letters: ':b',
    kinds: [{ letters: 'xa', endless: false }],
    accepts: true,
  },
]);

function stepNarrow(code: number): number {
  if (code === 58) return 2;
  return code === 120 || code === 97 || code === 98 ? 1 : -1;
}

describe('findText agrees with trying all short texts', () => {
  const texts = textsUpTo('ab:x', 6);
  const random = randomOf(7);
  const pool = Array.from({ length: 800 }, (_, index) => {
    const one =
      index % 10 === 0
        ? { ...randomPattern(random, 'ab:', 3), anyCase: true }
        : randomPattern(random, index % 3 === 0 ? 'aab:*?#!' : 'aab**:?', 5);
    const expression = expressionOf(one);
    return { one, expression, matched: Uint8Array.from(texts, (text) => Number(expression.test(text))) };
  });
  const draw = (most: number) =>
    Array.from({ length: random(most + 1) }, () => pool[random(pool.length)] ?? fail());

  function check(space: TextSpace): Record<TextAnswer['kind'], number> {
    const counts = { found: 0, none: 0, unknown: 0 };
    const inside = Uint8Array.from(texts, (text) => Number(space.contains(text)));
    for (let round = 0; round < 15_000; round++) {
      const lists = Array.from({ length: random(4) }, () => [
        pool[random(pool.length)] ?? fail(),
        ...draw(2),
      ]);
      const refused = draw(6);
      const question: TextQuestion = {
        some: lists.map((list) => list.map(({ one }) => one)),
        none: refused.map(({ one }) => one),
        space,
        preferred: [],
      };
      const answer = findText(question, enough());
      counts[answer.kind]++;
      const show = () => JSON.stringify([lists, refused].flat(2).map(({ expression }) => String(expression)));
      if (answer.kind === 'found') {
        const { text } = answer;
        const fits =
          space.contains(text) &&
          lists.every((list) => list.some(({ expression }) => expression.test(text))) &&
          !refused.some(({ expression }) => expression.test(text));
        if (!fits) throw new Error(`${text} ${show()}`);
        continue;
      }
      const at = texts.findIndex(
        (_, index) =>
          inside[index] === 1 &&
          lists.every((list) => list.some(({ matched }) => matched[index] === 1)) &&
          !refused.some(({ matched }) => matched[index] === 1),
      );
      if (at !== -1) throw new Error(`${answer.kind}, but ${texts[at]}: ${show()}`);
    }
    return counts;
  }

  test.each([
    ['all texts', anyTexts],
    ['a narrow space', narrow],
  ])('in %s', (_, space) => {
    const counts = check(space);
    expect(counts.unknown).toBe(0);
    expect(Math.min(counts.found, counts.none)).toBeGreaterThan(1000);
  });
});

function fail(): never {
  throw new Error('there is none');
}

describe('findText', () => {
  it('takes the first preferred text that fits', () => {
    const question = {
      some: [[pattern('a*')]],
      none: [pattern('*b')],
      space: anyTexts,
      preferred: ['ab', 'ac', 'ad'],
    };
    expect(findText(question, enough())).toEqual({ kind: 'found', text: 'ac' });
  });

  it('says that there is none where only all together leave nothing', () => {
    expect(find([[pattern('?')]], [pattern('!'), pattern(':')])).toEqual(none);
    expect(find([[pattern('a*')]], [pattern('a'), pattern('a?*')])).toEqual(none);
    expect(find([[pattern('a*')], [pattern('*b')]], [pattern('a*b')])).toEqual(none);
    expect(find([], [pattern('*')])).toEqual(none);
    expect(find([[]], [])).toEqual(none);
    expect(find([], [pattern('?*'), pattern('')])).toEqual(none);
  });

  it('says it of all of Unicode', () => {
    const letters = Array.from({ length: 128 }, (_, code) => ({ tokens: [code], anyCase: false }));
    expect(find([[pattern('?')]], letters).kind).toBe('found');
    expect(find([[pattern('?')]], letters, actionTexts)).toEqual(none);
    const ideograph = { tokens: [0x4e00], anyCase: false };
    expect(find([[pattern('?')]], [...letters, ideograph])).toEqual({ kind: 'found', text: '\u4e01' });
  });

  it('minds the case where it counts, and only there', () => {
    expect(find([[anyCase('ab')]], ['ab', 'Ab', 'aB', 'AB'].map(pattern))).toEqual(none);
    expect(find([[anyCase('ab')]], ['ab', 'Ab', 'AB'].map(pattern))).toEqual({ kind: 'found', text: 'aB' });
    expect(find([[anyCase('k')]], ['k', 'K'].map(pattern))).toEqual({ kind: 'found', text: '\u212a' });
    expect(find([[anyCase('k')]], ['k', 'K', '\u212a'].map(pattern))).toEqual(none);
    expect(find([[anyCase('ab')], [anyCase('ac')]], [])).toEqual(none);
    expect(find([[anyCase('ab')], [pattern('A*')]], [])).toEqual({ kind: 'found', text: 'AB' });
    expect(find([[pattern('a?')]], [anyCase('ab')]).kind).toBe('found');
    expect(find([[anyCase('ab')]], [pattern('??')])).toEqual(none);
  });

  it('leaves it open beyond ASCII, where no candidate decides', () => {
    expect(find([[anyCase('\u00e4')]], []).kind).toBe('found');
    expect(find([[anyCase('\u00e4')]], [pattern('\u00e4'), pattern('\u00c4')]).kind).toBe('unknown');
    expect(find([[pattern('a')]], [anyCase('\u00e4')]).kind).toBe('found');
    expect(find([[anyCase('\u00e4')], [pattern('a*')], [pattern('b*')]], [])).toEqual(none);
  });

  it('takes a surrogate pair for one character, and a half of one as it comes', () => {
    expect(find([[pattern('?')], [pattern('\u{1f600}*')]], [])).toEqual({ kind: 'found', text: '\u{1f600}' });
    expect(find([[pattern('??')], [pattern('\u{1f600}')]], [])).toEqual(none);
    expect(find([[pattern('\ud83d*')], [pattern('*b')]], []).kind).not.toBe('none');
    expect(find([[pattern('\ud83d?')]], [pattern('?')]).kind).not.toBe('none');
  });

  it('finds texts of every space', () => {
    expect(find([], [], accountTexts)).toEqual({ kind: 'found', text: '111111111111' });
    expect(find([], [pattern('1*')], accountTexts)).toEqual({ kind: 'found', text: '211111111111' });
    expect(find([[pattern('*1')]], [pattern('?1*')], accountTexts).kind).toBe('found');
    expect(find([[pattern('s3:*')]], [pattern('s3:e*'), pattern('s3:x*')], actionTexts).kind).toBe('found');
    expect(find([[pattern('s3*')]], [pattern('s3:*'), pattern('s3-*:*')], actionTexts).kind).toBe('found');
    expect(find([[pattern('*:*:*')]], [], actionTexts)).toEqual(none);
    expect(find([], [pattern('arn:*')], resourceTexts)).toEqual({ kind: 'found', text: '*' });
    expect(find([], [pattern('arn:*'), pattern('\\*')], resourceTexts)).toEqual({ kind: 'found', text: '*' });
    expect(find([[pattern('?*')]], [pattern('arn:*')], arnTexts)).toEqual(none);
    expect(find([[pattern('arn:a:b:c:1*:d')]], [], resourceTexts).kind).toBe('found');
    expect(find([[pattern('arn:a:b:c:1*2-*:d')]], [], resourceTexts).kind).toBe('found');
    expect(find([[pattern('arn:a:b:c:1#2-#:d')]], [], resourceTexts)).toEqual(none);
    expect(find([[pattern('arn:a:b:c::')]], [], resourceTexts)).toEqual(none);
    expect(find([[pattern('arn:aws:s3:::*')]], [pattern('arn:aws:s3:::?*')], resourceTexts)).toEqual(none);
  });

  it('gives up within its bound', () => {
    const some = ['*a*a*a*a*a*a*a*a*a*', '*b*b*b*b*b*b*b*', '*c?????????????????'].map((text) => [
      pattern(text),
    ]);
    const refused = ['*x*', '*c*a*b*c*a*b*c*a*b*', '*a????????????????????', '*b?????????????????'].map(
      pattern,
    );
    const question = { some, none: refused, space: anyTexts, preferred: [] };
    expect(findText(question, workOf(20_000)).kind).toBe('unknown');
    const answer = findText(question, workOf(300_000));
    if (answer.kind === 'found')
      expect(some.every(([one]) => one && matchesText(one, answer.text))).toBe(true);
  });
});
