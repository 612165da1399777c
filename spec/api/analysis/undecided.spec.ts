import { describe, expect, it } from 'vitest';
import {
  allowedValues,
  compare,
  type PolicyStatement,
  proveAlways,
  proveExactly,
  proveNever,
  proveNoMoreThan,
} from '../../../src/index.js';
import { allow, deny, identity, openQuestion, when } from './asking.js';

const action = 's3:GetObject';
/** Denies that overlap in all dimensions, so that many parts have to be looked at. */
const tangle = (count: number, shift: number): readonly PolicyStatement[] =>
  Array.from({ length: count }, (_, index) =>
    deny({
      Condition: {
        StringLike: {
          [`test:k${index}`]: `*a${shift}*`,
          [`test:k${(index * 7 + 1) % count}`]: `*b${index}*`,
        },
      },
    }),
  );
const [one, other] = [identity(allow(), ...tangle(12, 0)), identity(allow(), ...tangle(12, 1))];

describe('a bound on work', () => {
  it.each([
    ['never', () => proveNever(one, {}, { work: 10 })],
    [
      'always',
      () =>
        proveAlways(
          identity(allow(), ...tangle(12, 0).map((part) => ({ ...part, Effect: 'Allow' }))),
          { action },
          { work: 10 },
        ),
    ],
    ['no more than', () => proveNoMoreThan(one, other, { work: 10 })],
    ['exactly', () => proveExactly(one, { action }, { 'test:k0': [null] }, { work: 10 })],
  ])('of 10 steps ends %s undecided, with the reason', (_, ask) => {
    const { reason } = openQuestion(ask());
    expect(reason).toMatch(/work|steps/);
  });

  it('ends a comparison undecided', () => {
    const answer = compare(one, other, { work: 10 });
    expect(answer).toMatchObject({ relation: 'undecided', newlyAllowed: [], newlyDenied: [] });
    expect(answer.undecided?.reason).toMatch(/work|steps/);
  });

  it('is not a number of statements: what is easy is decided within it', () => {
    expect(proveNever(identity(deny()), {}, { work: 100 }).answer).toBe('proved');
  });

  it('large enough makes no difference', () => {
    const asked = { action: 's3:*' };
    expect(proveNever(one, asked, { work: 1_000_000_000 })).toEqual(proveNever(one, asked));
  });
});

describe('undecided', () => {
  const mixed = when({ Bool: { 'test:key': 'true' }, NumericEquals: { 'test:key': 1 } });

  it('is neither proved nor refuted', () => {
    const { answer, ...rest } = openQuestion(proveNever(mixed, { action }));
    expect(answer).toBe('undecided');
    expect(rest).not.toHaveProperty('request');
  });

  it('says why, and of which statement', () => {
    const named = identity(
      allow({ Sid: 'Mixed', Condition: { Bool: { 'test:key': 'true' }, NumericEquals: { 'test:key': 1 } } }),
    );
    const { reason, statement } = openQuestion(proveNever(named, { action }));
    expect(reason).toContain('test:key');
    expect(reason).toContain('kinds');
    expect(statement?.sid).toBe('Mixed');
  });

  it('is not said where a request decides all the same', () => {
    const also = identity(
      allow({ Action: 's3:Get*' }),
      allow({
        Action: 's3:Put*',
        Condition: { Bool: { 'test:key': 'true' }, NumericEquals: { 'test:key': 1 } },
      }),
    );
    expect(proveNever(also, {}).answer).toBe('refuted');
    expect(compare(identity(deny()), also)).toMatchObject({
      relation: 'wider',
      undecided: { answer: 'undecided' },
    });
  });

  it('of a comparison hides no difference that is shown', () => {
    const { relation, undecided } = compare(identity(allow({ Action: 's3:*' })), mixed);
    expect(relation).toBe('undecided');
    expect(undecided?.reason).toContain('kinds');
  });

  it('lists no values', () => {
    const answer = allowedValues(mixed, { action }, 'test:key');
    expect(answer).toMatchObject({ values: [], absent: false });
    expect(answer.undecided).toBeDefined();
  });
});
