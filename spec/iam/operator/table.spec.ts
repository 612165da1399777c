import { describe, expect, it, test } from 'vitest';
import { nearestOperator, operators, readOperator } from '../../../src/iam/operator/table.js';

describe('the spelling of an operator', () => {
  test.each([
    ['StringEquals', undefined, false, 'StringEquals'],
    ['StringEqualsIfExists', undefined, true, 'StringEquals'],
    ['ForAnyValue:StringLike', 'ForAnyValue', false, 'StringLike'],
    ['ForAllValues:ArnNotLikeIfExists', 'ForAllValues', true, 'ArnNotLike'],
    ['ForAllValues:Bool', 'ForAllValues', false, 'Bool'],
  ])('%s', (name, qualifier, ifExists, base) => {
    expect(readOperator(name)).toEqual({ operator: operators.get(base), qualifier, ifExists });
  });

  test.each([
    '',
    'stringEquals',
    'STRINGEQUALS',
    'StringEquals ',
    'StringEqualsIfExistsIfExists',
    'IfExists',
    'IfExistsStringEquals',
    'StringEqualsifexists',
    'ForAnyValue:',
    'ForAnyValue:ForAllValues:StringEquals',
    'forAnyValue:StringEquals',
    'ForAnyValueStringEquals',
    'AnyValue:StringEquals',
    'BinaryNotEquals',
    'BoolEquals',
    'constructor',
    '__proto__',
    'StringEquals\nIfExists',
  ])('%j is none', (name) => {
    expect(readOperator(name)).toBeUndefined();
  });
});

describe('the operator that was meant', () => {
  test.each([
    ['stringequals', 'StringEquals'],
    ['StringEqual', 'StringEquals'],
    ['StringNotEqual', 'StringNotEquals'],
    ['NumericLessThanEqual', 'NumericLessThanEquals'],
    ['StringLikeIfExist', 'StringLikeIfExists'],
    ['IPAddress', 'IpAddress'],
    ['NotIpAdress', 'NotIpAddress'],
    ['Boolean', undefined],
    ['ArnLikes', 'ArnLike'],
    ['null', 'Null'],
    ['ForAnyValues:StringLike', 'ForAnyValue:StringLike'],
    ['forallvalues:StringEqual', 'ForAllValues:StringEquals'],
    ['ForSomeValue:StringEquals', 'ForAnyValue:StringEquals'],
    ['Wombat:StringEquals', undefined],
    ['Wombat', undefined],
  ])('%s: %s', (name, expected) => {
    expect(nearestOperator(name)).toBe(expected);
  });

  it('exists, whatever is misspelt', () => {
    for (const name of operators.keys()) {
      for (const spelling of [name.toLowerCase(), `${name}s`, name.slice(1)]) {
        const meant = nearestOperator(spelling);
        if (meant !== undefined) expect(readOperator(meant)).toBeDefined();
      }
    }
  });
});
