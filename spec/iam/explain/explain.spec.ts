import { describe, expect, it, test } from 'vitest';
import { evaluate, type PolicyStatement, parsePolicy, type Request } from '../../../src/index.js';

const token: Request = { action: 'sts:GetServiceBearerToken', durationSeconds: 43_200 };

/** What stopped a statement with this one condition, in words. */
function stop(
  operator: string,
  wanted: unknown,
  context: Request['context'] = {},
  more: Partial<Request> = {},
): string {
  const condition = { [operator]: { 'k:k': wanted as string } };
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: condition },
  };
  const lines = evaluate(policy, { action: 's3:GetObject', context, ...more })
    .explain()
    .split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'implicit-deny: s3:GetObject on *',
    '  Allow statement #0 of identity policy inline does not apply:',
  ]);
  return lines.slice(2).join('\n').trim();
}

describe('the value given and the value wanted', () => {
  it('of a token’s lifetime', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "sts",
      "Effect": "Allow",
      "Action": "sts:GetServiceBearerToken",
      "Resource": "*",
      "Condition": {
        "NumericLessThanEquals": { "sts:DurationSeconds": 3600 },
        "StringEquals": { "sts:AWSServiceName": "codeartifact.amazonaws.com" }
      }
    }
  ]
}`;
    expect(evaluate(parsePolicy(text), token).explain()).toBe(
      [
        'implicit-deny: sts:GetServiceBearerToken on *',
        '  Allow statement #0 "sts" of identity policy inline (line 4) does not apply:',
        '    sts:DurationSeconds is 43200, must be <= 3600',
      ].join('\n'),
    );
    expect(evaluate(parsePolicy(text), { ...token, durationSeconds: 3600 }).explain()).toBe(
      [
        'allow: sts:GetServiceBearerToken on *',
        '  Allow statement #0 "sts" of identity policy inline (line 4) applies',
      ].join('\n'),
    );
  });

  const several = { 'k:k': ['a', 'b'] };
  test.each<[string, unknown, Request['context'], string]>([
    ['StringEquals', 'a', { 'k:k': 'b' }, 'k:k is "b", must be "a"'],
    ['StringEquals', ['a', 'c'], { 'k:k': 'b' }, 'k:k is "b", must be one of "a", "c"'],
    ['StringEquals', 'a', {}, 'k:k is absent, must be "a"'],
    ['StringEquals', 'a', { 'k:k': [] }, 'k:k is absent, must be "a"'],
    ['StringEquals', 'a', { 'k:k': '' }, 'k:k is "", must be "a"'],
    ['StringEquals', '', { 'k:k': 'a' }, 'k:k is "a", must be ""'],
    ['StringEquals', 'a', { 'k:k': 5 }, 'k:k is 5, must be "a"'],
    ['StringEquals', 'a', { 'k:k': '5' }, 'k:k is 5, must be "a"'],
    ['StringEquals', 'a', { 'k:k': true }, 'k:k is true, must be "a"'],
    ['StringEqualsIfExists', 'a', { 'k:k': 'b' }, 'k:k is "b", must be "a"'],
    ['StringNotEquals', 'a', { 'k:k': 'a' }, 'k:k is "a", must not be "a"'],
    ['StringNotEquals', ['a', 'b'], { 'k:k': 'a' }, 'k:k is "a", must not be one of "a", "b"'],
    ['StringEqualsIgnoreCase', 'a', { 'k:k': 'b' }, 'k:k is "b", must be "a" in any case'],
    ['StringNotEqualsIgnoreCase', 'a', { 'k:k': 'A' }, 'k:k is "A", must not be "a" in any case'],
    ['StringLike', 'a*', { 'k:k': 'b' }, 'k:k is "b", must match "a*"'],
    ['StringNotLike', 'a*', { 'k:k': 'ab' }, 'k:k is "ab", must not match "a*"'],
    ['NumericEquals', '5', { 'k:k': 6 }, 'k:k is 6, must be 5'],
    ['NumericNotEquals', 5, { 'k:k': 5 }, 'k:k is 5, must not be 5'],
    ['NumericLessThan', 5, { 'k:k': 5 }, 'k:k is 5, must be < 5'],
    ['NumericLessThanEquals', 5, { 'k:k': 6 }, 'k:k is 6, must be <= 5'],
    ['NumericGreaterThan', 5, { 'k:k': 5 }, 'k:k is 5, must be > 5'],
    ['NumericGreaterThanEquals', 5, { 'k:k': 4.5 }, 'k:k is 4.5, must be >= 5'],
    ['NumericEquals', [1, 2], { 'k:k': 3 }, 'k:k is 3, must be one of 1, 2'],
    [
      'NumericEquals',
      5,
      { 'k:k': 'five' },
      'k:k is "five", which NumericEquals cannot read as a number; it must be 5',
    ],
    ['DateGreaterThan', '2026-01-01', { 'k:k': '2025' }, 'k:k is 2025, must be > 2026-01-01'],
    [
      'DateLessThan',
      '2026-01-01',
      { 'k:k': new Date('2027-01-01T00:00:00Z') },
      'k:k is "2027-01-01T00:00:00.000Z", must be < 2026-01-01',
    ],
    ['DateNotEquals', '2026', { 'k:k': '2026' }, 'k:k is 2026, must not be 2026'],
    ['Bool', 'true', { 'k:k': false }, 'k:k is false, must be true'],
    [
      'Bool',
      'true',
      { 'k:k': 'no' },
      'k:k is "no", which Bool cannot read as true or false; it must be true',
    ],
    ['BinaryEquals', 'QQ==', { 'k:k': 'QUI=' }, 'k:k is "QUI=", must be QQ=='],
    [
      'IpAddress',
      ['10.0.0.0/8', '::/0'],
      { 'k:k': '11.0.0.1' },
      'k:k is "11.0.0.1", must be in one of 10.0.0.0/8, ::/0',
    ],
    ['NotIpAddress', '10.0.0.0/8', { 'k:k': '10.0.0.1' }, 'k:k is "10.0.0.1", must not be in 10.0.0.0/8'],
    [
      'ArnLike',
      'arn:aws:s3:::a*',
      { 'k:k': 'arn:aws:s3:::b' },
      'k:k is "arn:aws:s3:::b", must match "arn:aws:s3:::a*"',
    ],
    [
      'ArnNotEquals',
      'arn:aws:s3:::*',
      { 'k:k': 'arn:aws:s3:::b' },
      'k:k is "arn:aws:s3:::b", must not match "arn:aws:s3:::*"',
    ],
    ['Null', 'true', { 'k:k': 'x' }, 'k:k is present ("x"), must be absent'],
    ['Null', 'false', {}, 'k:k is absent, must be present'],
    ['ForAnyValue:Null', 'true', {}, 'k:k: ForAnyValue:Null never matches'],
    ['Null', [], {}, 'k:k is absent, nothing is accepted'],
    ['StringEquals', [], { 'k:k': 'a' }, 'k:k is "a", must be one of no values: its list is empty'],
    ['StringEquals', 'c', several, 'k:k is ["a", "b"], must be "c"'],
    ['ForAllValues:StringEquals', 'a', several, 'k:k is ["a", "b"], every value must be "a"'],
    ['ForAnyValue:StringEquals', 'c', several, 'k:k is ["a", "b"], at least one value must be "c"'],
    ['ForAnyValue:StringEquals', 'c', {}, 'k:k is absent, at least one value must be "c"'],
    ['ForAllValues:StringNotEquals', 'a', several, 'k:k is ["a", "b"], every value must not be "a"'],
    ['StringEquals', '${v:v}', { 'k:k': 'a', 'v:v': 'b' }, 'k:k is "a", must be "${v:v}" (v:v is "b")'],
    ['StringEquals', '${v:v}', { 'k:k': 'a' }, 'k:k is "a", must be "${v:v}" (v:v has no value)'],
    ['StringEquals', "${v:v, 'd'}", { 'k:k': 'a' }, 'k:k is "a", must be "${v:v, \'d\'}" (v:v is "d")'],
    [
      'StringNotLike',
      '${v:v}*',
      { 'k:k': 'ab', 'v:v': 'a' },
      'k:k is "ab", must not match "${v:v}*" (v:v is "a")',
    ],
  ])('%s %j on %j', (operator, wanted, context, text) => {
    expect(stop(operator, wanted, context)).toBe(text);
  });
});

describe('the resource', () => {
  const near = (statement: Partial<PolicyStatement>, request: Partial<Request> = {}) =>
    evaluate(
      { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', ...statement } },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key', ...request },
    )
      .explain()
      .split('\n')[2]
      ?.trim();

  test.each<[Partial<PolicyStatement>, string]>([
    [
      { Resource: 'arn:aws:s3:::other/*' },
      'resource is arn:aws:s3:::bucket/key, must match arn:aws:s3:::other/*',
    ],
    [
      { Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] },
      'resource is arn:aws:s3:::bucket/key, must match one of arn:aws:s3:::a, arn:aws:s3:::b',
    ],
    [
      { NotResource: 'arn:aws:s3:::bucket/*' },
      'resource is arn:aws:s3:::bucket/key, must not match arn:aws:s3:::bucket/*',
    ],
    [{ Resource: [] }, 'resource is arn:aws:s3:::bucket/key, must match one of no values: its list is empty'],
    [
      { Resource: 'arn:aws:s3:::${aws:username}' },
      'resource is arn:aws:s3:::bucket/key, must match arn:aws:s3:::${aws:username} (aws:username has no value)',
    ],
  ])('%j', (statement, text) => {
    expect(near(statement)).toBe(text);
  });
});

describe('the whole of it', () => {
  const statements: readonly PolicyStatement[] = [
    {
      Sid: 'read',
      Effect: 'Allow',
      Action: 's3:Get*',
      Resource: 'arn:aws:s3:::bucket/*',
      Condition: { Bool: { 'aws:SecureTransport': 'true' }, NumericLessThan: { 's3:max-keys': 10 } },
    },
    { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
    { Sid: 'never', Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::bucket/secret/*' },
  ];
  const explain = (
    resource: string,
    action = 's3:GetObject',
    context: NonNullable<Request['context']> = {},
  ) => evaluate({ Version: '2012-10-17', Statement: statements }, { action, resource, context }).explain();

  it('names every statement whose action matched, denials first, with all that stopped it', () => {
    expect(explain('arn:aws:s3:::other/x', 's3:GetObject', { 's3:max-keys': 10 })).toBe(
      [
        'implicit-deny: s3:GetObject on arn:aws:s3:::other/x',
        '  Deny statement #2 "never" of identity policy inline does not apply:',
        '    resource is arn:aws:s3:::other/x, must match arn:aws:s3:::bucket/secret/*',
        '  Allow statement #0 "read" of identity policy inline does not apply:',
        '    resource is arn:aws:s3:::other/x, must match arn:aws:s3:::bucket/*',
        '    aws:SecureTransport is absent, must be true',
        '    s3:max-keys is 10, must be < 10',
      ].join('\n'),
    );
  });

  it('says what denied', () => {
    const lines = explain('arn:aws:s3:::bucket/secret/x', 's3:GetObject', {
      's3:max-keys': 1,
      'aws:SecureTransport': true,
    }).split('\n');
    expect(lines).toEqual([
      'explicit-deny: s3:GetObject on arn:aws:s3:::bucket/secret/x',
      '  Deny statement #2 "never" of identity policy inline applies',
      '  Allow statement #0 "read" of identity policy inline applies',
    ]);
  });

  it('says that nothing names the action, and which one does', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: ['s3:GetObject', 's3:*Tagging'], Resource: '*' },
    };
    expect(evaluate(policy, { action: 's3:GetObjcet' }).explain()).toBe(
      'implicit-deny: s3:GetObjcet on *\n  no statement names s3:GetObjcet (the nearest that one names is s3:GetObject)',
    );
    expect(evaluate(policy, { action: 'ec2:RunInstances' }).explain()).toBe(
      'implicit-deny: ec2:RunInstances on *\n  no statement names ec2:RunInstances',
    );
  });
});

describe('what made a Deny apply', () => {
  const held = (operator: string, wanted: unknown, context: Request['context'] = {}): string => {
    const statement: PolicyStatement = {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { [operator]: { 'k:k': wanted as string } },
    };
    const decision = evaluate(
      { Version: '2012-10-17', Statement: statement },
      { action: 's3:GetObject', context },
    );
    expect(decision.outcome).toBe('explicit-deny');
    expect(decision.explain().split('\n')[1]).toBe('  Deny statement #0 of identity policy inline applies');
    return decision.explain().split('\n').slice(2).join('\n').trim();
  };

  it.each<[string, unknown, Request['context'], string]>([
    ['NumericGreaterThan', 3600, { 'k:k': 43_200 }, 'k:k is 43200, which is > 3600'],
    ['StringEquals', ['a', 'b'], { 'k:k': 'b' }, 'k:k is "b", which is one of "a", "b"'],
    ['StringNotEquals', 'a', { 'k:k': 'b' }, 'k:k is "b", which is not "a"'],
    ['StringNotEquals', 'a', {}, 'k:k is absent, and so is not "a"'],
    ['StringLike', 'a*', { 'k:k': 'ab' }, 'k:k is "ab", which matches "a*"'],
    ['StringNotLike', 'a*', { 'k:k': 'b' }, 'k:k is "b", which does not match "a*"'],
    ['NotIpAddress', '10.0.0.0/8', { 'k:k': '11.0.0.1' }, 'k:k is "11.0.0.1", which is not in 10.0.0.0/8'],
    ['StringEqualsIfExists', 'a', {}, 'k:k is absent, and StringEqualsIfExists lets that pass'],
    ['Null', 'true', {}, 'k:k is absent'],
    ['Null', 'false', { 'k:k': 'x' }, 'k:k is present ("x")'],
    [
      'ForAnyValue:StringEquals',
      'a',
      { 'k:k': ['a', 'b'] },
      'k:k is ["a", "b"], of which at least one value is "a"',
    ],
    [
      'ForAllValues:StringLike',
      'a*',
      { 'k:k': ['a', 'ab'] },
      'k:k is ["a", "ab"], of which every value matches "a*"',
    ],
  ])('%s %j', (operator, wanted, context, expected) => {
    expect(held(operator, wanted, context)).toBe(expected);
  });
});
