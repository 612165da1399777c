import { describe, expect, it, test } from 'vitest';
import {
  accountTexts,
  actionTexts,
  anyTexts,
  arnTexts,
  resourceTexts,
  type TextSpace,
} from '../../../../src/iam/analyze/text/text-space.js';
import { isAccount } from '../../../../src/iam/document/account.js';
import { splitArn } from '../../../../src/iam/value/arn.js';
import { hasControlCharacter } from '../../../../src/iam/value/control-character.js';
import { randomOf, textsUpTo } from './text-cases.js';

function isResource(text: string): boolean {
  if (text === '*') return true;
  const [, partition, service, , account = '', resource] = splitArn(text) ?? [];
  if (!partition || !service || !resource || hasControlCharacter(text)) return false;
  return account === '' || isAccount(account) || /^[a-z]+(?:-[a-z]+)*$/.test(account);
}

const spaces: readonly [string, TextSpace, (text: string) => boolean][] = [
  ['any', anyTexts, () => true],
  ['ARNs', arnTexts, (text) => splitArn(text) !== undefined],
  ['resources', resourceTexts, isResource],
  ['actions', actionTexts, (text) => /^[a-z0-9-]+:[a-z0-9_-]+$/.test(text)],
  ['accounts', accountTexts, isAccount],
];

describe.each(spaces)('the space of %s', (_, space, isInside) => {
  it('has the texts that it should have', () => {
    const random = randomOf(5);
    const texts = [...textsUpTo('a:1-', 6), ...textsUpTo('*ar\u0007A_\u{1f600}', 3)];
    const pieces = [
      'aws',
      'a',
      'aa-b',
      '-',
      'a-',
      '',
      '',
      '123456789012',
      '12345678901',
      '*',
      'A',
      'é',
      '\n',
      '\u{1f600}',
      '\ud83d',
      ':',
      '1234567890123',
      'a--b',
    ];
    for (let round = 0; round < 20_000; round++) {
      const parts = Array.from({ length: 3 + random(4) }, () => pieces[random(pieces.length)]);
      texts.push(
        `arn:${parts.join(':')}`,
        parts.slice(0, 2).join(':'),
        parts[0] ?? '',
        parts.slice(0, 2).join(''),
      );
    }
    for (const text of texts)
      if (space.contains(text) !== isInside(text)) throw new Error(JSON.stringify(text));
  });

  it('tells apart only what it names', () => {
    const seen = new Set([space.start]);
    const codePoints = [...Array.from({ length: 0x250 }, (_, code) => code), 0x212a, 0x4e00, 0xd83d, 0x1f600];
    for (const state of seen) {
      const letters = new Set(Array.from(space.letters(state), (letter) => letter.codePointAt(0)));
      const ways = space.kinds(state).map(({ letters: alike, endless }) => {
        const reached = new Set(
          Array.from(alike, (letter) => letter.charCodeAt(0))
            .filter((code) => !letters.has(code))
            .map((code) => space.step(state, code)),
        );
        expect(reached.size).toBe(1);
        return { alike, endless, way: [...reached][0] };
      });
      for (const code of codePoints) {
        const next = space.step(state, code);
        if (next !== -1) seen.add(next);
        if (next === -1 || letters.has(code)) continue;
        const named = ways.find(({ alike }) => alike.includes(String.fromCodePoint(code)));
        expect((named ?? ways.find(({ endless }) => endless))?.way).toBe(next);
      }
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});

test('an account is twelve digits', () => {
  expect(accountTexts.contains('000000000000')).toBe(true);
  expect(accountTexts.contains('0000000000000')).toBe(false);
});
