import { describe, expect, it, test } from 'vitest';
import { type ExpectedValues, proveExactly, RequestError } from '../../../src/index.js';
import { allow, type Condition, deny, identity, outcome, refutation, when } from './asking.js';

const key = 'test:key';
const action = 's3:GetObject';
const on = (operator: string, values: string | number | boolean | string[]): Condition => ({
  [operator]: { [key]: values },
});

const exact: readonly [string, Condition, ExpectedValues][] = [
  ['a number', on('NumericEquals', 5), { [key]: [5] }],
  ['a number that is written as text', on('NumericEquals', 5), { [key]: ['5.0'] }],
  [
    'a range with both its ends',
    { NumericGreaterThanEquals: { [key]: 1 }, NumericLessThanEquals: { [key]: 2 } },
    { [key]: [[1, 2]] },
  ],
  [
    'ranges that meet',
    { NumericGreaterThanEquals: { [key]: 1 }, NumericLessThanEquals: { [key]: 3 } },
    { [key]: [[2, 3], 2.5, [1, 2]] },
  ],
  ['a number or no key', on('NumericEqualsIfExists', 5), { [key]: [5, null] }],
  ['texts', on('StringEquals', ['a', 'b']), { [key]: ['b', 'a'] }],
  ['a text with wildcards', on('StringLike', 'a*'), { [key]: ['a*'] }],
  ['patterns that cover one another', on('StringLike', ['a*', 'ab*']), { [key]: ['a*'] }],
  ['no key', on('Null', 'true'), { [key]: [null, ''] }],
  ['a boolean', on('Bool', true), { [key]: [true] }],
  [
    'an instant, written otherwise',
    on('DateEquals', '2026-01-01T00:00:00Z'),
    { [key]: ['2026-01-01T01:00:00+01:00'] },
  ],
  ['an address', on('IpAddress', '10.0.0.1/32'), { [key]: ['10.0.0.1'] }],
  ['nothing', { ...on('NumericLessThan', 1), NumericGreaterThan: { [key]: 1 } }, { [key]: [] }],
];

describe('these values of a key and no others', () => {
  test.each(exact)('%s', (_, condition, expected) => {
    expect(proveExactly(when(condition), { action }, expected).answer).toBe('proved');
  });

  test.each<[string, Condition, ExpectedValues, unknown, 'allowed-too' | 'not-allowed']>([
    [
      'more than expected: a number',
      on('NumericLessThanEquals', 5),
      { [key]: [[0, 4]] },
      expect.any(Number),
      'allowed-too',
    ],
    [
      'less than expected: the end of a range',
      { NumericGreaterThanEquals: { [key]: 0 }, NumericLessThan: { [key]: 5 } },
      { [key]: [[0, 5]] },
      5,
      'not-allowed',
    ],
    [
      'a hole in a range',
      {
        NumericGreaterThanEquals: { [key]: 0 },
        NumericLessThanEquals: { [key]: 5 },
        NumericNotEquals: { [key]: 3 },
      },
      { [key]: [[0, 5]] },
      3,
      'not-allowed',
    ],
    ['a text too many', on('StringEquals', ['a', 'b']), { [key]: ['a'] }, 'b', 'allowed-too'],
    ['a text too few', on('StringEquals', 'a'), { [key]: ['a', 'b'] }, 'b', 'not-allowed'],
    ['a narrower pattern', on('StringLike', 'a*'), { [key]: ['a?*'] }, 'a', 'allowed-too'],
    ['a wider pattern', on('StringLike', 'a?*'), { [key]: ['a*'] }, 'a', 'not-allowed'],
    [
      'the key not being there, allowed',
      on('StringEqualsIfExists', 'a'),
      { [key]: ['a'] },
      undefined,
      'allowed-too',
    ],
    [
      'the key not being there, expected',
      on('StringEquals', 'a'),
      { [key]: ['a', null] },
      undefined,
      'not-allowed',
    ],
    ['the other boolean', on('Bool', true), { [key]: [true, false] }, false, 'not-allowed'],
  ])('or not: %s', (_, condition, expected, value, difference) => {
    const policy = when(condition);
    const answer = refutation(proveExactly(policy, { action }, expected));
    expect(answer.difference).toBe(difference);
    if (value === undefined) expect(answer.request).toEqual({ action, absent: [key] });
    else expect(answer.request).toEqual({ action, context: { [key]: value } });
    expect(outcome(policy, answer.request)).toBe(difference === 'allowed-too' ? 'allow' : 'implicit-deny');
  });
});

describe('a key with several values', () => {
  const strict = when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } });

  it('has other lists than those that are expected', () => {
    const answer = refutation(proveExactly(strict, { action }, { 'aws:TagKeys': ['a', 'b', null, ''] }));
    expect(answer.difference).toBe('allowed-too');
    const value = answer.request.context?.['aws:TagKeys'];
    expect(Array.isArray(value) && value.length > 1).toBe(true);
  });

  it('is missing a list that is expected', () => {
    const expected = { 'aws:TagKeys': [['a', 'c']] };
    const extra = identity(deny());
    expect(refutation(proveExactly(extra, { action }, expected))).toMatchObject({
      difference: 'not-allowed',
      request: { action, context: { 'aws:TagKeys': ['a', 'c'] } },
    });
  });
});

describe('these actions and resources and no others', () => {
  const policy = identity(
    allow({ Action: ['s3:Get*', 's3:ListBucket'], Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] }),
    deny({ Action: 's3:GetObjectAcl', Resource: 'arn:aws:s3:::b/secret/*' }),
  );
  const request = { resource: 'arn:aws:s3:::b/x' };

  it('are proved with patterns', () => {
    expect(proveExactly(policy, request, { action: ['s3:Get*', 's3:ListBucket'] }).answer).toBe('proved');
    expect(
      proveExactly(policy, { action }, { resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] }).answer,
    ).toBe('proved');
  });

  it('read an action in any case', () => {
    expect(proveExactly(policy, request, { action: ['S3:GET*', 's3:listbucket'] }).answer).toBe('proved');
  });

  it('are refuted with one too many', () => {
    const answer = refutation(proveExactly(policy, request, { action: ['s3:Get*'] }));
    expect(answer).toMatchObject({
      difference: 'allowed-too',
      request: { ...request, action: 's3:ListBucket' },
    });
  });

  it('are refuted with one too few', () => {
    const secret = { resource: 'arn:aws:s3:::b/secret/x' };
    const answer = refutation(proveExactly(policy, secret, { action: ['s3:Get*', 's3:ListBucket'] }));
    expect(answer.difference).toBe('not-allowed');
    expect(answer.request.action).toBe('s3:GetObjectAcl');
    expect(answer.decision.outcome).toBe('explicit-deny');
  });
});

describe('everything else is as in the request', () => {
  const policy = identity(
    allow({ Condition: { NumericLessThan: { [key]: 5 }, StringEquals: { 'test:mode': 'a' } } }),
  );

  it('a key that is not given is not there', () => {
    expect(proveExactly(policy, { action }, { [key]: [] }).answer).toBe('proved');
    const given = { action, context: { 'test:mode': 'a' } };
    expect(refutation(proveExactly(policy, given, { [key]: [] })).difference).toBe('allowed-too');
  });

  it('and stands in the counterexample', () => {
    const request = {
      action,
      resource: 'arn:aws:s3:::b/x',
      principal: 'arn:aws:iam::123456789012:user/ann',
      resourceAccount: '123456789012',
      context: { 'test:mode': 'a' },
      absent: ['aws:SourceVpc'],
      now: '2026-01-01T00:00:00Z',
    };
    const { request: shown } = refutation(proveExactly(policy, request, { [key]: [[0, 5]] }));
    expect(shown).toMatchObject({ ...request, context: { 'test:mode': 'a' } });
  });

  it('wildcards in a request are characters like any other', () => {
    const star = identity(allow({ Resource: 'arn:aws:s3:::b/a' }));
    expect(proveExactly(star, { resource: 'arn:aws:s3:::b/*' }, { action: [] }).answer).toBe('proved');
  });
});

describe('what is refused', () => {
  const policy = identity(allow());
  it.each<[string, object, unknown]>([
    ['an unknown field', { action }, { duration: [900] }],
    ['two fields', { action }, { [key]: [1], 'test:other': [1] }],
    ['no field', { action }, {}],
    ['no list', { action }, { [key]: 5 }],
    ['no object', { action }, [5]],
    ['null', { action }, null],
    ['a range that runs backwards', { action }, { [key]: [[2, 1]] }],
    ['a key that the request gives', { action, context: { 'TEST:key': 1 } }, { [key]: [1] }],
    ['a key that the request calls absent', { action, absent: [key] }, { [key]: [1] }],
    ['the action, given in the request', { action }, { action: [action] }],
    ['a request without an action', {}, { [key]: [1] }],
    ['a resource that is none', { action }, { resource: ['bucket'] }],
    ['an action that is none', {}, { action: ['GetObject'] }],
    ['an unknown field of the request', { action, ressource: '*' }, { [key]: [1] }],
    ['an object as a value', { action }, { [key]: [{}] }],
  ])('%s', (_, request, expected) => {
    expect(() => proveExactly(policy, request, expected as ExpectedValues)).toThrow(RequestError);
  });

  it('with the nearest right word', () => {
    expect(() => proveExactly(policy, { action }, { durationSecond: [900] })).toThrow(/durationSeconds/);
  });
});
