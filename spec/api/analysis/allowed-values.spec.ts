import { describe, expect, it, test } from 'vitest';
import { allowedValues, evaluate, PolicyError, type Request, RequestError } from '../../../src/index.js';
import { allow, type Condition, deny, document, identity, when } from './asking.js';

const key = 'test:key';
const action = 's3:GetObject';
const on = (operator: string, values: string | number | boolean | string[]): Condition => ({
  [operator]: { [key]: values },
});
const noon = '2026-01-01T12:00:00Z';

describe('of a key', () => {
  test.each<[string, Condition, readonly unknown[], boolean]>([
    ['one number', on('NumericEquals', 5), [5], false],
    [
      'a range that is closed',
      { ...on('NumericGreaterThanEquals', 1), ...on('NumericLessThanEquals', 5) },
      [{ from: 1, to: 5 }],
      false,
    ],
    [
      'a range that is open',
      { ...on('NumericGreaterThan', 1), ...on('NumericLessThan', 5) },
      [{ above: 1, below: 5 }],
      false,
    ],
    ['a range without an end', on('NumericGreaterThan', 1), [{ above: 1 }], false],
    ['a range without a beginning', on('NumericLessThanEquals', 5), [{ to: 5 }], false],
    [
      'a range with a hole',
      { ...on('NumericLessThan', 9), ...on('NumericNotEquals', 5) },
      [{ below: 5 }, { above: 5, below: 9 }],
      false,
    ],
    ['numbers, or no key', on('NumericLessThanIfExists', 9), [{ below: 9 }], true],
    ['one instant', on('DateEquals', noon), [noon], false],
    ['instants from then on', on('DateGreaterThanEquals', noon), [{ from: noon }], false],
    ['instants before', on('DateLessThan', noon), [{ below: noon }], false],
    ['addresses', on('IpAddress', ['10.0.0.0/9', '10.128.0.0/9']), ['10.0.0.0/8'], false],
    [
      'addresses with a hole',
      { ...on('IpAddress', '10.0.0.0/8'), ...on('NotIpAddress', '10.128.0.0/9') },
      ['10.0.0.0/9'],
      false,
    ],
    ['addresses of the newer kind', on('IpAddress', '2001:db8::/32'), ['2001:db8::/32'], false],
    ['a boolean', on('Bool', true), [true], false],
    ['both booleans', on('Bool', ['true', 'false']), [true, false], false],
    ['texts', on('StringEquals', ['a', 'b']), ['a', 'b'], false],
    ['a pattern', on('StringLike', 'a*'), ['a*'], false],
    [
      'a pattern with exceptions',
      { ...on('StringLike', 'a*'), ...on('StringNotLike', 'ab*') },
      [{ matching: ['a*'], except: ['ab*'] }],
      false,
    ],
    ['anything but', on('StringNotEquals', 'a'), [{ matching: ['*'], except: ['a'] }], true],
    ['a text in any case', on('StringEqualsIgnoreCase', 'a'), [{ matching: ['a'], anyCase: true }], false],
    ['anything, or nothing', {}, ['*'], true],
    ['what is there', on('Null', 'false'), [{ matching: ['*'], except: [''] }], false],
  ])('%s', (_, condition, values, absent) => {
    expect(allowedValues(when(condition), { action }, key)).toEqual({ over: key, values, absent });
  });

  it('is named as it was asked for', () => {
    expect(allowedValues(when(on('Bool', true)), { action }, 'TEST:KEY').over).toBe('TEST:KEY');
  });

  it('is what is left of several statements', () => {
    const policy = identity(
      allow({ Condition: on('NumericLessThan', 10) }),
      allow({ Condition: on('NumericGreaterThanEquals', 20) }),
      deny({ Condition: on('NumericEquals', 5) }),
    );
    expect(allowedValues(policy, { action }, key).values).toEqual([
      { below: 5 },
      { above: 5, below: 10 },
      { from: 20 },
    ]);
  });

  it('with several values is asked for one value at a time', () => {
    const policy = when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } });
    const answer = allowedValues(policy, { action }, 'aws:TagKeys');
    expect(answer.absent).toBe(true);
    expect(answer.values).toEqual(expect.arrayContaining(['a', 'b']));
  });

  it('has no values where nothing is allowed', () => {
    expect(allowedValues(identity(deny()), { action }, key)).toEqual({
      over: key,
      values: [],
      absent: false,
    });
  });
});

describe('of what a request asks', () => {
  const policy = identity(
    allow({ Action: ['s3:Get*', 's3:ListBucket'], Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] }),
    deny({ Action: 's3:GetObjectAcl', Resource: '*' }),
  );

  it('actions, spelt as the policy spells them', () => {
    const answer = allowedValues(policy, { resource: 'arn:aws:s3:::b/x' }, 'action');
    expect(answer).toEqual({
      over: 'action',
      values: [{ matching: ['s3:Get*'], except: ['s3:GetObjectAcl'] }, 's3:ListBucket'],
      absent: false,
    });
  });

  it('resources', () => {
    expect(allowedValues(policy, { action }, 'resource')).toEqual({
      over: 'resource',
      values: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
      absent: false,
    });
  });

  it('all else being as in the request', () => {
    expect(allowedValues(policy, { resource: 'arn:aws:s3:::other' }, 'action').values).toEqual([]);
    const mine = identity(allow({ Resource: 'arn:aws:s3:::${aws:username}/*' }));
    const principal = 'arn:aws:iam::123456789012:user/ann';
    expect(allowedValues(mine, { action, principal }, 'resource').values).toEqual(['arn:aws:s3:::ann/*']);
  });
});

it('agrees with evaluate at every end of every range', () => {
  const policy = identity(
    allow({ Condition: { NumericGreaterThan: { [key]: -2 }, NumericLessThanEquals: { [key]: 3 } } }),
    deny({ Condition: { NumericEquals: { [key]: [0, 1] } } }),
  );
  expect(allowedValues(policy, { action }, key).values).toEqual([
    { above: -2, below: 0 },
    { above: 0, below: 1 },
    { above: 1, to: 3 },
  ]);
  const allowed = [-2, -1.9, 0, 0.5, 1, 1.5, 3, 3.1].filter(
    (value) => evaluate(policy, { action, context: { [key]: value } }).outcome === 'allow',
  );
  expect(allowed).toEqual([-1.9, 0.5, 1.5, 3]);
});

describe('cannot be listed', () => {
  it.each<[string, Condition]>([
    ['binary values', on('BinaryEquals', 'Qg==')],
    ['numbers that are told apart by their text', { ...on('NumericLessThan', 5), ...on('StringLike', '1*') }],
    ['values of two kinds', { ...on('Bool', true), ...on('NumericEquals', 1) }],
  ])('%s', (_, condition) => {
    const answer = allowedValues(when(condition), { action }, key);
    expect(answer.values).toEqual([]);
    expect(answer.undecided).toContain(key);
  });

  it('what a policy variable stands for', () => {
    const mine = identity(allow({ Resource: 'arn:aws:s3:::${aws:username}/*' }));
    const answer = allowedValues(mine, { action, resource: 'arn:aws:s3:::a/b' }, 'aws:username');
    expect(answer.values).toEqual([]);
    expect(answer.undecided).toMatch(/aws:username .* policy variable/);
  });

  it('more than the work allows', () => {
    const answer = allowedValues(when(on('StringLike', ['*a*', '*b*'])), { action }, key, { work: 1 });
    expect(answer.values).toEqual([]);
    expect(answer.undecided).toContain(key);
  });
});

describe('is refused', () => {
  const policy = identity(allow());
  it.each<[string, object, string]>([
    ['an unknown field', { action }, 'duration'],
    ['a field that cannot vary', { action }, 'principal'],
    ['a key that the request gives', { action, context: { [key]: 1 } }, 'Test:Key'],
    ['a key that the request calls absent', { action, absent: ['TEST:key'] }, key],
    ['an action that the request gives', { action }, 'action'],
    ['a request without an action', {}, key],
    ['an unknown action', { action: 'GetObject' }, key],
  ])('%s', (_, request, over) => {
    expect(() => allowedValues(policy, request as Request, over)).toThrow(RequestError);
  });

  it('a broken policy', () => {
    expect(() => allowedValues(document({ Effect: 'Perhaps' }), { action }, key)).toThrow(PolicyError);
  });
});
