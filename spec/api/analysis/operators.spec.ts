import { describe, expect, it, test } from 'vitest';
import { operators } from '../../../src/iam/operator/table.js';
import { allowedBeyond, type Condition, when } from './asking.js';

const key = 'test:key';
const on = (
  operator: string,
  values: string | number | boolean | (string | number | boolean)[],
): Condition => ({
  [operator]: { [key]: values },
});
const noon = '2026-01-01T12:00:00Z';
const domain = (name: string, region = 'us-east-2') =>
  `arn:aws:codeartifact:${region}:123456789012:domain/${name}`;

/** Each with the value in which the wider condition differs from the narrower one; undefined is absent. */
const pairs: readonly [narrow: Condition, wide: Condition, edge: unknown][] = [
  [on('StringEquals', 'a'), on('StringEquals', ['a', 'b']), 'b'],
  [on('StringNotEquals', ['a', 'b']), on('StringNotEquals', 'a'), 'b'],
  [on('StringEquals', 'a'), on('StringEqualsIgnoreCase', 'a'), 'A'],
  [on('StringNotEqualsIgnoreCase', 'a'), on('StringNotEquals', 'a'), 'A'],
  [on('StringLike', 'a?*'), on('StringLike', 'a*'), 'a'],
  [on('StringNotLike', 'a*'), on('StringNotLike', 'a?*'), 'a'],
  [on('NumericEquals', 3600), on('NumericEquals', [3600, 7200]), 7200],
  [on('NumericNotEquals', [3600, 7200]), on('NumericNotEquals', 3600), 7200],
  [on('NumericLessThan', 3600), on('NumericLessThanEquals', 3600), 3600],
  [on('NumericGreaterThan', 3600), on('NumericGreaterThanEquals', 3600), 3600],
  [on('NumericGreaterThanEquals', 3600), on('NumericGreaterThan', 3599), 3599.1],
  [on('DateEquals', noon), on('DateEquals', [noon, '2027-01-01T00:00:00Z']), '2027-01-01T00:00:00Z'],
  [on('DateNotEquals', [noon, '2027-01-01T00:00:00Z']), on('DateNotEquals', noon), '2027-01-01T00:00:00Z'],
  [on('DateLessThan', noon), on('DateLessThanEquals', noon), noon],
  [on('DateGreaterThan', noon), on('DateGreaterThanEquals', noon), noon],
  [on('Bool', true), on('Bool', [true, false]), false],
  [on('BinaryEquals', 'Qg=='), on('BinaryEquals', ['Qg==', 'Qw==']), 'Qw=='],
  [on('IpAddress', '10.0.0.0/9'), on('IpAddress', '10.0.0.0/8'), '10.128.0.1'],
  [on('NotIpAddress', '10.0.0.0/8'), on('NotIpAddress', '10.0.0.0/9'), '10.128.0.1'],
  [on('IpAddress', '2001:db8::/33'), on('IpAddress', '2001:db8::/32'), '2001:db8:8000::1'],
  [on('ArnEquals', domain('a')), on('ArnEquals', domain('a', '*')), domain('a', '')],
  [on('ArnLike', domain('a?*')), on('ArnLike', domain('a*')), domain('a')],
  [on('ArnNotEquals', domain('a*')), on('ArnNotEquals', domain('a?*')), domain('a')],
  [on('ArnNotLike', domain('a*')), on('ArnNotLike', domain('a?*')), domain('a')],
  // The empty text is a value that counts as none.
  [on('Null', true), on('StringEqualsIfExists', ['a', '']), 'a'],
  [on('Null', true), on('StringNotEquals', 'a'), 'example'],
  [{ ...on('Null', false), ...on('StringNotLike', 'a') }, on('StringNotLike', 'a'), undefined],
];

describe('of two conditions the narrower one', () => {
  test.each(pairs)('%j allows no more than %j', (narrow, wide) => {
    expect(allowedBeyond(when(narrow), when(wide))).toBeUndefined();
  });

  test.each(pairs)('%j allows less than %j: what is between them is shown', (narrow, wide, edge) => {
    const { context } = allowedBeyond(when(wide), when(narrow)) ?? {};
    expect({ ...context }).toEqual(edge === undefined ? {} : { [key]: edge });
  });
});

it('is shown of every operator', () => {
  const shown = new Set(pairs.flatMap(([narrow, wide]) => [...Object.keys(narrow), ...Object.keys(wide)]));
  expect([...operators.keys()].filter((name) => !shown.has(name))).toEqual([]);
});

const bothWays: readonly [string, Condition, Condition][] = [
  ['an instant in another zone', on('DateEquals', noon), on('DateEquals', '2026-01-01T13:00:00+01:00')],
  ['epoch seconds', on('DateLessThan', '1970-01-02T00:00:00Z'), on('DateLessThan', '86400')],
  ['a number written otherwise', on('NumericLessThan', 1), on('NumericLessThan', '1.0')],
  [
    'a range and its two halves',
    on('IpAddress', '10.0.0.0/8'),
    on('IpAddress', ['10.0.0.0/9', '10.128.0.0/9']),
  ],
  ['one address and its range', on('IpAddress', '10.0.0.1'), on('IpAddress', '10.0.0.1/32')],
  ['no wildcard', on('StringLike', 'abc'), on('StringEquals', 'abc')],
  ['ArnEquals and ArnLike', on('ArnEquals', domain('a*')), on('ArnLike', domain('a*'))],
  ['case that does not matter', on('StringEqualsIgnoreCase', 'AbC'), on('StringEqualsIgnoreCase', 'aBc')],
  ['the case of the key', on('StringEquals', 'a'), { StringEquals: { 'TEST:Key': 'a' } }],
  ['the order of values', on('StringEquals', ['a', 'b']), on('StringEquals', ['b', 'a'])],
  ['a value that another covers', on('StringLike', ['a*', 'ab']), on('StringLike', 'a*')],
  ['runs of wildcards', on('StringLike', 'a*?'), on('StringLike', 'a?**')],
  [
    'a number and its neighbours',
    on('NumericEquals', 5),
    {
      ...on('NumericLessThanEquals', 5),
      ...on('NumericGreaterThanEquals', 5),
    },
  ],
];

describe('two ways to say the same', () => {
  test.each(bothWays)('%s', (_, one, other) => {
    expect([allowedBeyond(when(one), when(other)), allowedBeyond(when(other), when(one))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('wildcards of an ARN operator stay within one part of the ARN', () => {
  it('so that a shorter pattern is not a wider one', () => {
    const byText = when(on('StringLike', 'arn:aws:s3:*:b'));
    const byParts = when(on('ArnLike', 'arn:aws:s3:::b'));
    expect(allowedBeyond(byParts, byText)).toBeUndefined();
    expect(allowedBeyond(when(on('ArnLike', 'arn:aws:s3:*:*:b')), byText)).toBeUndefined();
  });

  it('and the last part is all that is left', () => {
    const wide = when(on('ArnLike', 'arn:aws:sns:*:*:*'));
    expect(allowedBeyond(when(on('ArnLike', 'arn:aws:sns:*:*:a:b')), wide)).toBeUndefined();
  });
});
