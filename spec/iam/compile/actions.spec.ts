import { describe, expect, test } from 'vitest';
import { outcome } from '../one-statement.js';

describe('Action', () => {
  test.each([
    ['*', 's3:GetObject', true],
    ['s3:*', 's3:GetObject', true],
    ['s3:*', 's3-outposts:GetObject', false],
    ['s3:*', 'ec2:GetObject', false],
    ['s3:GetObject', 's3:GetObject', true],
    ['s3:GetObject', 's3:getobject', true],
    ['S3:GETOBJECT', 's3:GetObject', true],
    ['s3:GetObject', 'S3:GetObject', true],
    ['s3:GetObject', 's3:GetObjectAcl', false],
    ['s3:Get*', 's3:GetObjectAcl', true],
    ['s3:get*', 's3:GetObject', true],
    ['s3:*Object', 's3:GetObject', true],
    ['s3:*Object', 's3:GetObjects', false],
    ['s3:*et*', 's3:PutObject', false],
    ['s3:Get?bject', 's3:GetObject', true],
    ['s3:Get??bject', 's3:GetObject', false],
    ['s3:?*', 's3:GetObject', true],
    ['execute-api:Invoke', 'execute-api:invoke', true],
  ])('%s on %s: %s', (pattern, action, expected) => {
    const decided = outcome({ Action: ['ec2:RunInstances', pattern] }, { action });
    expect(decided).toBe(expected ? 'allow' : 'implicit-deny');
    // NotAction says the opposite.
    expect(outcome({ NotAction: pattern }, { action })).toBe(expected ? 'implicit-deny' : 'allow');
  });

  test('NotAction names nothing that it lists', () => {
    const statement = { NotAction: ['s3:*', 'iam:PassRole'] };
    expect(outcome(statement, { action: 's3:GetObject' })).toBe('implicit-deny');
    expect(outcome(statement, { action: 'IAM:passrole' })).toBe('implicit-deny');
    expect(outcome(statement, { action: 'iam:GetRole' })).toBe('allow');
    expect(outcome({ NotAction: '*' })).toBe('implicit-deny');
  });

  test('an empty list matches nothing', () => {
    expect(outcome({ Effect: 'Allow', Action: [] })).toBe('implicit-deny');
    expect(outcome({ Effect: 'Deny', Action: [] })).toBe('implicit-deny');
  });
});
