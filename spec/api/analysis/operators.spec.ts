import { describe, expect, it, test } from 'vitest';
import { operators } from '../../../src/iam/operator/table.js';
import { allowedBeyond, type Condition, when } from './asking.js';

const key = 'test:key';
const on = (operator: string, values: string | number | boolean | (string | number | boolean)[]): Condition => ({
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
  [on('NumericGreaterThanEquals', 3600), on('NumericGreaterThan', 3599), 3599.5],
  [on('DateEquals', noon), on('DateEquals', [noon, '2027-01-01T00:00:00Z']), '2027-01-01T00:00:00Z'],
  [on('DateNotEquals', [noon, '2027-01-01T00:00:00Z']), on('DateNotEquals', noon), '2027-01-01T00:00:00Z'],
  [on('DateLessThan', noon), on('DateLessThanEquals', noon), noon],
  [on('DateGreaterThan', noon), on('DateGreaterThanEquals', noon), noon],
  [on('Bool', true), on('Bool', [true, false]), false],
  [on('BinaryEquals', 'Qg=='), on('BinaryEquals', ['Qg==', 'Qw==']), 'Qw=='],
  [on('IpAddress', '10.0.0.0/9'), on('IpAddress', '10.0.0.0/8'), '10.128.0.0'],
  [on('NotIpAddress', '10.0.0.0/8'), on('NotIpAddress', '10.0.0.0/9'), '10.128.0.0'],
  [on('IpAddress', '2001:db8::/33'), on('IpAddress', '2001:db8::/32'), '2001:db8:8000::'],
  [on('ArnEquals', domain('a')), on('ArnEquals', domain('a', '*')), undefined],
  [on('ArnLike', domain('a?*')), on('ArnLike', domain('a*')), domain('a')],
  [on('ArnNotEquals', domain('a*')), on('ArnNotEquals', domain('a?*')), domain('a')],
  [on('ArnNotLike', domain('a*')), on('ArnNotLike', domain('a?*')), domain('a')],
  [on('Null', true), { ...on('StringEqualsIfExists', 'a') }, 'a'],
  [{ ...on('Null', false), ...on('StringNotEquals', 'a') }, on('StringNotEquals', 'a'), undefined],
];

describe('of two conditions the narrower one', () => {
  test.each(pairs)('%j allows no more than %j', (narrow, wide) => {
    expect(allowedBeyond(when(narrow), when(wide))).toBeUndefined();
  });

  test.each(pairs)('%j allows less than %j, and the difference is shown', (narrow, wide, edge) => {
    const request = allowedBeyond(when(wide), when(narrow));
    expect(request).toBeDefined();
    if (edge !== undefined) expect(request?.context).toEqual({ [key]: edge });
  });
});
