import { describe, expect, test } from 'vitest';
import type { KeySpace } from '../../../src/iam/analyze/key-space.js';
import type { Literal, Member } from '../../../src/iam/analyze/literal.js';
import { found, mixedKinds, none, type Solution } from '../../../src/iam/analyze/solution.js';
import { key, literalsIn, vocabulary } from './boxes.js';

const name = 'test:key';

/** Conditions by operator; those with `not ` in front must not hold. */
type Asked = Readonly<Record<string, string | number | boolean | readonly string[]>>;

function solve(
  asked: Asked,
  space: Partial<KeySpace> = {},
  members?: readonly Member[],
  isIn = true,
): Solution {
  const words = vocabulary([key(name, space)]);
  const conditions = Object.entries(asked).map(([operator, values]): Literal => {
    const [literal] = literalsIn(words, {
      Condition: { [operator.replace('not ', '')]: { [name]: values } },
    }).slice(-1);
    if (literal === undefined) throw new Error('a condition is a literal');
    return operator.startsWith('not ') ? literal.contrary : literal;
  });
  const literal = members && words.members(name, members);
  const given = literal === undefined ? [] : [isIn ? literal : literal.contrary];
  return (words.dimensions[2] as (typeof words.dimensions)[number]).solve([...given, ...conditions]);
}

const many = { many: true };
const number = { kind: 'number' } as const;

describe('one value, or none', () => {
  test.each<[string, Asked, Partial<KeySpace>, Solution]>([
    ['nothing asked: the key is absent', {}, {}, found(undefined)],
    ['there: the value that reads best', { Null: 'false' }, {}, found('example')],
    ['a text', { StringEquals: 'a' }, {}, found('a')],
    ['any other text', { 'not StringEquals': 'example', Null: 'false' }, {}, found('other')],
    ['a text and not it', { StringEquals: 'a', 'not StringLike': 'a*' }, {}, none],
    [
      'two patterns',
      { StringLike: 'a*', 'not StringLike': ['a', 'a?'] },
      {},
      expect.objectContaining({ kind: 'found' }) as never,
    ],
    ['absent and asked for', { Null: 'true', StringEquals: 'a' }, {}, none],
    ['the empty text, absent to Null', { Null: 'true', StringEquals: '' }, {}, found('')],
    ['a number', { NumericGreaterThan: 5, NumericLessThan: 7 }, number, found(6)],
    ['a number between neighbours', { NumericGreaterThan: 5, NumericLessThan: 6 }, number, found(5.1)],
    [
      'no whole number between neighbours',
      { NumericGreaterThan: 5, NumericLessThan: 6 },
      { ...number, whole: true },
      none,
    ],
    ['the other boolean', { 'not Bool': true, Null: 'false' }, { kind: 'boolean' }, found(false)],
    ['neither boolean', { 'not Bool': ['true', 'false'], Null: 'false' }, { kind: 'boolean' }, none],
    ['values of two kinds', { Bool: true, NumericEquals: 1 }, { kind: 'mixed' }, mixedKinds],
  ])('%s', (_, asked, space, solution) => {
    expect(solve(asked, space)).toEqual(solution);
  });
});

describe('several values', () => {
  test.each<[string, Asked, Solution]>([
    [
      'one that does for all',
      { 'ForAnyValue:StringLike': 'a*', 'ForAllValues:StringEquals': 'ab' },
      found('ab'),
    ],
    [
      'two, where one will not do',
      { 'ForAnyValue:StringEquals': 'a', 'not ForAllValues:StringEquals': 'a' },
      found(['a', 'example']),
    ],
    [
      'none, where two will not do',
      { 'ForAnyValue:StringEquals': 'a', 'ForAllValues:StringLike': 'b*' },
      none,
    ],
    [
      'the empty text, which is no value',
      { 'ForAllValues:StringEquals': 'a', 'not Null': 'false', 'not StringEquals': 'a', StringEquals: '' },
      found(''),
    ],
  ])('%s', (_, asked, solution) => {
    expect(solve(asked, many)).toEqual(solution);
  });
});

describe('what a question gives', () => {
  const texts = (...some: readonly string[]) => some.map((value): Member => ({ kind: 'value', value }));
  test.each<[string, Asked, Partial<KeySpace>, readonly Member[], boolean, Solution]>([
    ['the member that fits', { StringLike: 'b*' }, {}, texts('a', 'b'), true, found('b')],
    ['no member that fits', { StringLike: 'c*' }, {}, texts('a', 'b'), true, none],
    ['none of no members', {}, {}, [], true, none],
    ['any but no members', { StringEquals: 'a' }, {}, [], false, found('a')],
    ['any but the members', { StringEquals: ['a', 'b'] }, {}, texts('a'), false, found('b')],
    ['absent', { StringEqualsIfExists: 'a' }, {}, [{ kind: 'absent' }], true, found(undefined)],
    ['not absent', { StringEqualsIfExists: 'a' }, {}, [{ kind: 'absent' }], false, found('a')],
    ['a list, as it is', {}, many, [{ kind: 'value', value: ['a', 'b'] }], true, found(['a', 'b'])],
    ['no numbers', {}, number, [{ kind: 'numbers', numbers: [] }], true, none],
    [
      'a number of a range',
      { NumericGreaterThanEquals: 5 },
      number,
      [{ kind: 'numbers', numbers: [{ from: 1, fromOpen: false, to: 5, toOpen: false }] }],
      true,
      found(5),
    ],
  ])('%s', (_, asked, space, members, isIn, solution) => {
    expect(solve(asked, space, members, isIn)).toEqual(solution);
  });
});
