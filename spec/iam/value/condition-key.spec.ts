import { expect, test } from 'vitest';
import { conditionKey, isConditionKey } from '../../../src/iam/value/condition-key.js';

test.each([
  'aws:SourceIp',
  's3:prefix',
  'aws:PrincipalTag/Cost Center',
  'aws:RequestTag/a:b',
  'token.actions.githubusercontent.com:sub',
  '__proto__:x',
])('%s is a key', (name) => {
  expect(isConditionKey(name)).toBe(true);
});

test.each(['', 'SourceIp', ':SourceIp', 'aws:', 'a b:c', 'constructor'])('%j is none', (name) => {
  expect(isConditionKey(name)).toBe(false);
});

test('a key is the same in any case', () => {
  expect(conditionKey('AWS:PrincipalTag/Team')).toEqual({
    id: 'aws:principaltag/team',
    name: 'AWS:PrincipalTag/Team',
    filled: undefined,
  });
  expect(conditionKey('aws:PRINCIPALARN').filled).toBe('principal-arn');
});
