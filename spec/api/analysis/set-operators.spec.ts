import { describe, expect, it, test } from 'vitest';
import { compare, proveAlways, proveExactly, proveNever } from '../../../src/index.js';
import { allow, allowedBeyond, type Condition, counterexample, deny, identity, when } from './asking.js';

const tags = 'aws:TagKeys';
const on = (operator: string, values: string | string[], key = tags): Condition => ({
  [operator]: { [key]: values },
});
const action = 's3:GetObject';

describe('ForAllValues and ForAnyValue', () => {
  it('differ by a request with two values', () => {
    const request = allowedBeyond(
      when({ ...on('ForAnyValue:StringEquals', 'a'), ...on('Null', 'false') }),
      when(on('ForAllValues:StringEquals', 'a')),
    );
    expect(request?.context?.[tags]).toEqual(['a', 'example']);
  });

  it('differ by a request without the key', () => {
    const request = allowedBeyond(
      when(on('ForAllValues:StringEquals', 'a')),
      when(on('ForAnyValue:StringEquals', 'a')),
    );
    expect(request?.context).toBeUndefined();
  });

  it('say together that there are values and each is one of these', () => {
    const strict = when({ ...on('ForAllValues:StringLike', 'a*'), ...on('Null', 'false') });
    expect(proveNever(strict, { action, context: { [tags]: [['abc', 'b']] } }).answer).toBe('proved');
    expect(proveAlways(strict, { action, context: { [tags]: [['abc', 'a']] } }).answer).toBe('proved');
    expect(proveNever(strict, { action, absent: [tags] }).answer).toBe('proved');
  });

  it('find two values where no single one will do', () => {
    const both = identity(
      allow({ Condition: on('ForAnyValue:StringEquals', 'a') }),
      deny({ Condition: on('ForAllValues:StringEquals', 'a') }),
      deny({ Condition: on('ForAnyValue:StringEquals', 'c') }),
    );
    const { context } = counterexample(proveNever(both, { action }));
    expect(context?.[tags]).toEqual(['a', 'example']);
  });

  it('find none where no two values will do', () => {
    const none = identity(
      allow({
        Condition: { ...on('ForAnyValue:StringEquals', 'a'), ...on('ForAllValues:StringLike', 'b*') },
      }),
    );
    expect(proveNever(none, {}).answer).toBe('proved');
  });

  test.each([
    ['StringEquals', 'a', 'b'],
    ['StringLike', 'a*', 'b'],
    ['ArnLike', 'arn:aws:s3:::a*', 'arn:aws:s3:::b'],
    ['NumericLessThan', '5', '5'],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['IpAddress', '10.0.0.0/8', '11.0.0.1'],
    ['BinaryEquals', 'Qg==', 'Qw=='],
    ['Bool', 'true', 'false'],
  ])('ForAnyValue:%s and its contrary for all values are complements', (operator, inside) => {
    const policy = identity(
      allow({ Condition: on(`ForAnyValue:${operator}`, inside, 'test:key') }),
      deny({ Condition: on(`ForAnyValue:${operator}`, inside, 'test:key') }),
    );
    expect(proveNever(policy, {}).answer).toBe('proved');
    const all = when(on(`ForAllValues:${operator}`, inside, 'test:key'));
    expect(counterexample(proveNever(all, { absent: ['test:key'] })).absent).toEqual(['test:key']);
  });

  it('read a negated operator value by value: some value is another', () => {
    const other = when(on('ForAnyValue:StringNotEquals', 'a'));
    expect(proveNever(other, { action, context: { [tags]: 'a' } }).answer).toBe('proved');
    expect(proveAlways(other, { action, context: { [tags]: [['a', 'b']] } }).answer).toBe('proved');
  });

  it('count the empty text as no value', () => {
    const any = when(on('ForAnyValue:StringEquals', ['', 'a']));
    expect(proveNever(any, { action, context: { [tags]: '' } }).answer).toBe('proved');
    expect(
      proveAlways(when(on('ForAllValues:StringEquals', 'a')), { action, context: { [tags]: '' } }).answer,
    ).toBe('proved');
  });
});

describe('IfExists', () => {
  test.each(['StringEquals', 'StringLike', 'StringNotEquals', 'StringEqualsIgnoreCase'])(
    '%sIfExists also allows without the key, and nothing else',
    (operator) => {
      const lenient = on(`${operator}IfExists`, 'a', 'test:key');
      const strict = on(operator, 'a', 'test:key');
      expect(allowedBeyond(when(strict), when(lenient))).toBeUndefined();
      const more = allowedBeyond(when(lenient), when(strict));
      // A negated operator holds without the key by itself.
      if (operator.includes('Not')) expect(more).toBeUndefined();
      else expect(more).toEqual({ action });
    },
  );

  it('is one condition or the other, and so a union of two statements', () => {
    const split = identity(
      allow({ Condition: on('NumericLessThan', '5', 'test:key') }),
      allow({ Condition: on('Null', 'true', 'test:key') }),
    );
    expect(compare(when(on('NumericLessThanIfExists', '5', 'test:key')), split).relation).toBe('equivalent');
  });
});

describe('Null', () => {
  it.each(['true', 'false'])('%s is the contrary of the other', (value) => {
    const policy = identity(
      allow({ Condition: on('Null', value, 'test:key') }),
      deny({ Condition: on('Null', value === 'true' ? 'false' : 'true', 'test:key') }),
    );
    expect(compare(policy, when(on('Null', value, 'test:key'))).relation).toBe('equivalent');
  });

  it('with both values says nothing', () => {
    expect(compare(when({ Null: { 'test:key': ['true', 'false'] } }), identity(allow())).relation).toBe(
      'equivalent',
    );
  });

  it('is told from a text by the key not being there', () => {
    const absent = when(on('Null', 'true', 'test:key'));
    expect(proveExactly(absent, { action }, { 'test:key': [null, ''] }).answer).toBe('proved');
    expect(proveExactly(absent, { action }, { 'test:key': [null] })).toMatchObject({
      answer: 'refuted',
      difference: 'allowed-too',
      request: { action, context: { 'test:key': '' } },
    });
  });

  it('of a number knows no empty text', () => {
    const absent = when({
      ...on('Null', 'true', 'test:key'),
      ...on('NumericLessThanIfExists', '5', 'test:key'),
    });
    expect(proveExactly(absent, { action }, { 'test:key': [null] }).answer).toBe('proved');
  });
});
