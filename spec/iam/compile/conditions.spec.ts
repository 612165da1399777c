import { describe, expect, it, test } from 'vitest';
import { type Context, holds, outcome } from '../one-statement.js';

type Given = Context[string] | undefined;

// FACTS C1 to C3: what holds for every operator, shown on one positive and one negated of each kind.
const pairs = [
  ['StringEquals', 'StringNotEquals', 'a', 'a', 'b'],
  ['StringLike', 'StringNotLike', 'a*', 'ab', 'b'],
  ['NumericEquals', 'NumericNotEquals', '1', 1, 2],
  ['DateEquals', 'DateNotEquals', '2026', '2026-01-01', '2027'],
  ['IpAddress', 'NotIpAddress', '10.0.0.0/8', '10.1.1.1', '11.1.1.1'],
  ['ArnLike', 'ArnNotLike', 'arn:aws:s3:::a*', 'arn:aws:s3:::ab', 'arn:aws:s3:::b'],
] as const;

describe.each(pairs)('%s and %s', (positive, negated, wanted, same, other) => {
  test.each<[string, Given, boolean, boolean]>([
    // operator prefix and suffix, given, positive, negated
    ['_', undefined, false, true],
    ['_', [], false, true],
    ['_', same, true, false],
    ['_', other, false, true],
    ['_', [same], true, false],
    ['_', [same, other], true, false],
    ['_', [other, other], false, true],
    ['_IfExists', undefined, true, true],
    ['_IfExists', [], true, true],
    ['_IfExists', same, true, false],
    ['_IfExists', other, false, true],
    ['ForAllValues:_', undefined, true, true],
    ['ForAllValues:_', [], true, true],
    ['ForAllValues:_', '', true, true],
    ['ForAllValues:_', [''], true, true],
    ['ForAllValues:_', same, true, false],
    ['ForAllValues:_', [same, same], true, false],
    ['ForAllValues:_', [same, other], false, false],
    ['ForAllValues:_', [other, other], false, true],
    ['ForAllValues:_IfExists', undefined, true, true],
    ['ForAllValues:_IfExists', [same, other], false, false],
    ['ForAnyValue:_', undefined, false, false],
    ['ForAnyValue:_', [], false, false],
    ['ForAnyValue:_', '', false, false],
    ['ForAnyValue:_', [''], false, false],
    ['ForAnyValue:_', same, true, false],
    ['ForAnyValue:_', [same, other], true, true],
    ['ForAnyValue:_', [other, other], false, true],
    ['ForAnyValue:_', [same, same], true, false],
    ['ForAnyValue:_IfExists', undefined, true, true],
    ['ForAnyValue:_IfExists', [same, other], true, true],
  ])('%s on %j: %s, %s', (form, given, ofPositive, ofNegated) => {
    expect(holds(form.replace('_', positive), wanted, given)).toBe(ofPositive);
    expect(holds(form.replace('_', negated), wanted, given)).toBe(ofNegated);
  });
});

describe('several values in the policy', () => {
  test.each<[string, Given, boolean]>([
    ['StringEquals', 'a', true],
    ['StringEquals', 'b', true],
    ['StringEquals', 'c', false],
    ['StringNotEquals', 'a', false],
    ['StringNotEquals', 'b', false],
    ['StringNotEquals', 'c', true],
    ['StringNotEquals', ['c', 'd'], true],
    ['StringNotEquals', ['a', 'd'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'c'], false],
    ['ForAllValues:StringNotEquals', ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['c', 'a'], false],
    ['ForAnyValue:StringEquals', ['c', 'b'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'c'], true],
  ])('%s [a, b] on %j: %s', (operator, given, expected) => {
    expect(holds(operator, ['a', 'b'], given)).toBe(expected);
  });
});

// Contested X14.
describe('an empty list in the policy', () => {
  test.each<[string, Given, boolean]>([
    ['StringEquals', 'a', false],
    ['StringEquals', undefined, false],
    ['StringEqualsIfExists', 'a', false],
    ['StringEqualsIfExists', undefined, true],
    ['ForAllValues:StringEquals', ['a', 'b'], false],
    ['ForAllValues:StringEquals', undefined, true],
    ['ForAnyValue:StringEquals', ['a', 'b'], false],
    ['ForAnyValue:StringEquals', undefined, false],
    ['Null', undefined, false],
    ['Null', 'a', false],
  ])('%s on %j: %s', (operator, given, expected) => {
    expect(holds(operator, [], given)).toBe(expected);
  });
});

describe('values that the operator cannot read', () => {
  test.each<[string, Given, boolean]>([
    ['NumericEquals', ['x', 5], true],
    ['NumericNotEquals', ['x', 6], false],
    ['ForAllValues:NumericEquals', ['x', 5], false],
    ['ForAllValues:NumericNotEquals', ['x', 6], false],
    ['ForAnyValue:NumericEquals', ['x', 5], true],
    ['ForAnyValue:NumericNotEquals', ['x', 5], false],
    ['ForAnyValue:NumericNotEquals', ['x', 6], true],
  ])('match nothing among others: %s 5 on %j: %s', (operator, given, expected) => {
    expect(holds(operator, 5, given)).toBe(expected);
  });
});

describe('variables in values', () => {
  const user = { 'aws:username': 'alice' };
  test.each<[string, string, Given, Context, boolean]>([
    ['StringEquals', '${aws:username}', 'alice', user, true],
    ['StringEquals', '${aws:username}', 'bob', user, false],
    ['StringEquals', '${aws:username}', 'alice', {}, false],
    ['StringNotEquals', '${aws:username}', 'alice', user, false],
    ['StringNotEquals', '${aws:username}', 'alice', {}, true],
    ['StringLike', 'home/${aws:username}/*', 'home/alice/x', user, true],
    ['StringNotLike', 'home/${aws:username}/*', 'home/alice/x', {}, true],
    ['StringEqualsIgnoreCase', '${aws:username}', 'ALICE', user, true],
    ['ArnLike', 'arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::1:user/alice', user, true],
    ['ArnEquals', 'arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::1:user/alice', {}, false],
    ['ArnNotEquals', 'arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::1:user/alice', {}, true],
    ['StringEquals', "${aws:username, 'nobody'}", 'nobody', {}, true],
    ['StringEquals', "${aws:username, 'nobody'}", 'nobody', user, false],
    ['StringEquals', '${aws:username}', 'a', { 'aws:username': ['a', 'b'] }, false],
    ['StringNotEquals', '${aws:username}', 'a', { 'aws:username': ['a', 'b'] }, true],
    ['StringEquals', '${aws:username}', 'a', { 'aws:username': ['a'] }, true],
    ['StringLike', '${aws:username}', 'anything', { 'aws:username': '*' }, false],
    ['StringEquals', '${aws:MultiFactorAuthAge}', '5', { 'aws:MultiFactorAuthAge': 5 }, true],
    ['StringEquals', '${test:key}', 'x', {}, true],
  ])('%s %s on %j with %j: %s', (operator, wanted, given, context, expected) => {
    expect(holds(operator, wanted, given, context)).toBe(expected);
  });
});

describe('conditions together', () => {
  const condition = {
    StringEquals: { 'k:one': ['a', 'b'], 'k:two': 'c' },
    NumericLessThan: { 'k:three': 5 },
  };

  test.each<[Context, string]>([
    [{ 'k:one': 'a', 'k:two': 'c', 'k:three': 4 }, 'allow'],
    [{ 'k:one': 'b', 'k:two': 'c', 'k:three': 4 }, 'allow'],
    [{ 'k:one': 'c', 'k:two': 'c', 'k:three': 4 }, 'implicit-deny'],
    [{ 'k:one': 'a', 'k:two': 'd', 'k:three': 4 }, 'implicit-deny'],
    [{ 'k:one': 'a', 'k:two': 'c', 'k:three': 5 }, 'implicit-deny'],
    [{ 'k:one': 'a', 'k:two': 'c' }, 'implicit-deny'],
  ])('must all hold: %j', (context, expected) => {
    expect(outcome({ Condition: condition }, { context })).toBe(expected);
  });

  it('is true when it is empty', () => {
    expect(outcome({ Condition: {} })).toBe('allow');
    expect(outcome({ Condition: { StringEquals: {} } })).toBe('allow');
  });

  it('reads a key in any case', () => {
    const keys = { Condition: { StringEquals: { 'AWS:principaltag/TEAM': 'red' } } };
    expect(outcome(keys, { context: { 'aws:PrincipalTag/team': 'red' } })).toBe('allow');
    expect(outcome(keys, { context: { 'aws:PrincipalTag/team': 'Red' } })).toBe('implicit-deny');
  });

  it('still denies with StringNotEqualsIfExists when the key is absent', () => {
    expect(outcome({ Effect: 'Deny', Condition: { StringNotEqualsIfExists: { 'k:one': 'a' } } })).toBe(
      'explicit-deny',
    );
  });
});

describe('keys whose names mean something to JavaScript', () => {
  test.each(['constructor:x', '__proto__:x', 'toString:x', 'hasOwnProperty:x'])(
    '%s is an ordinary key',
    (key) => {
      const condition = { Condition: { StringEquals: { [key]: 'a' } } };
      expect(outcome(condition)).toBe('implicit-deny');
      expect(outcome(condition, { context: { [key]: 'a' } })).toBe('allow');
    },
  );
});
