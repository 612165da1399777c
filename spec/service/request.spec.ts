import { describe, expect, it, test } from 'vitest';
import { evaluate, type PolicyStatement, type Request } from '../../src/index.js';
import { requestFields } from '../../src/service/request.js';
import { faultsOf, outcome } from '../iam/one-statement.js';

const base = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key' };
const user = 'arn:aws:iam::111122223333:user/div/alice';
const session = 'arn:aws:sts::111122223333:assumed-role/app/s';

describe('the errors of every field', () => {
  const expected = 'an ARN, anonymous, {service}, {federatedUser, federatedBy} or {arn, serviceLinked: true}';
  const noPrincipal = (text: string) =>
    `${JSON.stringify(text)} is no principal that can make requests: write the ARN of a user, a role, a role session (arn:aws:sts::111122223333:assumed-role/Role/session), a federated user, an account's root or an identity provider, or anonymous`;

  const rows: readonly (readonly [unknown, string])[] = [
    [null, 'request-type request must be an object, not null'],
    [undefined, 'request-type request must be an object, not undefined'],
    ['s3:GetObject', 'request-type request must be an object, not a string'],
    [[base], 'request-type request must be an object, not a list'],

    [{}, 'missing-field the request has no action: write service:Name, as codeartifact:ListDomains'],
    [
      { action: undefined },
      'missing-field the request has no action: write service:Name, as codeartifact:ListDomains',
    ],
    [{ action: 5 }, 'request-type action must be text such as codeartifact:ListDomains, not a number'],
    [
      { action: ['s3:GetObject'] },
      'request-type action must be text such as codeartifact:ListDomains, not a list',
    ],
    [
      { action: '' },
      'request-action action: "" is no action: write service:Name, as in codeartifact:ListDomains',
    ],
    [
      { action: 'GetObject' },
      'request-action action: "GetObject" is no action: write service:Name, as in codeartifact:ListDomains',
    ],
    [
      { action: 's3:Get*' },
      'request-action action: "s3:Get*" is no action: a request asks for one action, without wildcards',
    ],
    [
      { action: 's3:Get?bject' },
      'request-action action: "s3:Get?bject" is no action: a request asks for one action, without wildcards',
    ],
    [
      { action: 's3:Get Object' },
      'request-action action: "s3:Get Object" is no action: a service has letters, digits and "-", a name letters, digits and wildcards',
    ],

    [
      { ...base, resource: 'arn:aws:sqs:us-east-2:12345:queue' },
      'request-account resource: the account in resource must be 12 digits, not "12345"',
    ],
    ...['1111-2222-3333', 'ACCOUNT', '*', '${Account}', '11112222333 '].map((account): [object, string] => [
      { ...base, resource: `arn:aws:sqs:us-east-2:${account}:queue` },
      `request-account resource: the account in resource must be 12 digits, not "${account}"`,
    ]),
    [
      { ...base, resource: '' },
      'request-resource resource: "" is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none',
    ],
    [
      { ...base, resource: 'arn:aws:s3' },
      'request-resource resource: "arn:aws:s3" is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none',
    ],
    [
      { ...base, resource: 'bucket/key' },
      'request-resource resource: "bucket/key" is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none',
    ],
    [{ ...base, resource: null }, 'request-type resource must be an ARN or "*", not null'],

    [{ ...base, principal: 'alice' }, `request-principal principal: ${noPrincipal('alice')}`],
    // A Deny that names the user would not be met.
    ...[`${user} `, `${user}:x`, `${user}#1`].map((principal): [object, string] => [
      { ...base, principal },
      `request-principal principal: ${noPrincipal(principal)}`,
    ]),
    [
      { ...base, principal: user.replace('aws', 'aws-cn') },
      'partitions-differ principal: the principal is of the partition aws-cn and the resource of aws: no request crosses partitions',
    ],
    [
      { ...base, principal: 'arn:aws:iam::111122223333:user/a\nb' },
      `request-principal principal: ${noPrincipal('arn:aws:iam::111122223333:user/a\nb')}`,
    ],
    [
      { ...base, resource: 'arn:aws:s3:::b/x\n  Allow statement #0 applies' },
      'request-resource resource: "arn:aws:s3:::b/x\\n  Allow statement #0 applies" is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none',
    ],
    [
      { ...base, context: { 'aws:x\ny': 'a' } },
      'context-key-without-prefix context["aws:x\\ny"]: "aws:x\\ny" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
    ],
    [
      { ...base, principal: 'arn:aws:iam::111122223333:group/g' },
      'request-principal principal: "arn:aws:iam::111122223333:group/g" is no principal that can make requests: a group makes no requests, its users do: write arn:aws:iam::111122223333:user/name',
    ],
    [{ ...base, principal: 5 }, `request-type principal must be ${expected}, not a number`],
    [{ ...base, principal: null }, `request-type principal must be ${expected}, not null`],
    [{ ...base, principal: {} }, `request-type principal must be ${expected}, not an object with no fields`],
    [
      { ...base, principal: { arn: user } },
      `request-type principal must be ${expected}, not an object with arn`,
    ],
    [
      { ...base, principal: { service: 'sns' } },
      'request-type principal.service must be a name such as sns.amazonaws.com, not "sns"',
    ],
    [
      { ...base, principal: { service: 5 } },
      'request-type principal.service must be a name such as sns.amazonaws.com, not a number',
    ],
    [
      { ...base, principal: { federatedUser: user, federatedBy: user } },
      `request-type principal.federatedUser must be arn:aws:sts::111122223333:federated-user/name, not ${user}`,
    ],
    [
      {
        ...base,
        principal: { federatedUser: 'arn:aws:sts::111122223333:federated-user/f', federatedBy: session },
      },
      `request-type principal.federatedBy must be the ARN of an IAM user of account 111122223333, not ${session}`,
    ],
    [
      {
        ...base,
        principal: { federatedUser: 'arn:aws:sts::111122223333:federated-user/f', federatedBy: 'x' },
      },
      `request-principal principal.federatedBy: ${noPrincipal('x')}`,
    ],
    [
      { ...base, principal: { arn: user, serviceLinked: true } },
      `request-type principal.arn must be the ARN of a role or of its session, not ${user}`,
    ],
    [
      { ...base, principal: { arn: session, serviceLinked: 'yes' } },
      'request-type principal.serviceLinked must be true, not a string',
    ],
    // Right, but not decided by identity policies alone.

    [{ ...base, context: [] }, 'request-type context must be an object of condition keys, not a list'],
    [{ ...base, context: null }, 'request-type context must be an object of condition keys, not null'],
    [{ ...base, context: new Map() }, 'request-type context must be an object of condition keys, not a Map'],
    [
      { ...base, context: Object.create({ 'aws:username': 'alice' }) },
      'request-type context must be an object of condition keys, not an instance of a class',
    ],
    [
      { ...base, context: { SourceIp: 'x' } },
      'context-key-without-prefix context.SourceIp: "SourceIp" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
    ],
    [
      { ...base, context: { 'a:b': 1, 'A:b': 2 } },
      'context-key-twice context["A:b"]: "A:b" is the key "a:b" again: condition keys are the same in any case',
    ],
    [
      { ...base, context: { 'a:b': null } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not null (for a key that is not there, write it under absent)',
    ],
    [
      { ...base, context: { 'a:b': {} } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not an object',
    ],
    [
      { ...base, context: { 'a:b': undefined } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not undefined',
    ],
    [
      { ...base, context: { 'a:b': [1, [2]] } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not a list in a list',
    ],
    [
      { ...base, context: { 'a:b': [null] } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not null in a list (for a key that is not there, write it under absent)',
    ],
    [
      { ...base, context: { 'a:b': Number.NaN } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not NaN',
    ],
    [
      { ...base, context: { 'a:b': new Date(Number.NaN) } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not an invalid Date',
    ],
    [
      { ...base, context: { 'a:b': 1n } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not a bigint',
    ],
    [
      { ...base, context: { 'a:b': () => 1 } },
      'context-value context["a:b"]: a:b must be a string, a number, true or false, a Date, or a list of them, not a function',
    ],

    [{ ...base, absent: 'a:b' }, 'request-type absent must be a list of condition keys, not a string'],
    [
      { ...base, absent: [5] },
      'request-type absent[0]: absent must be a list of condition keys, not a number in it',
    ],
    [
      { ...base, absent: ['x'] },
      'context-key-without-prefix absent[0]: "x" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
    ],
    [
      { ...base, context: { 'a:b': 1 }, absent: ['c:d', 'A:B'] },
      'absent-with-value absent[1]: A:B is declared absent, but context gives it a value',
    ],

    [{ ...base, resourceAccount: '12345' }, 'request-account resourceAccount must be 12 digits, not "12345"'],
    [
      { ...base, resourceAccount: 111122223333 },
      'request-type resourceAccount must be a string of 12 digits, not a number',
    ],
    [
      { ...base, managementAccount: '1111222233334' },
      'request-account managementAccount must be 12 digits, not "1111222233334"',
    ],
    [
      { ...base, managementAccount: null },
      'request-type managementAccount must be a string of 12 digits, not null',
    ],

    [
      { ...base, now: 'today' },
      'request-instant now must be an instant such as 2026-01-01T00:00:00Z, not "today"',
    ],
    [
      { ...base, now: '2026-01-01' },
      'request-instant now must be an instant such as 2026-01-01T00:00:00Z, not "2026-01-01"',
    ],
    [
      { ...base, now: '2026-01-01T00:00:00' },
      'request-instant now must be an instant such as 2026-01-01T00:00:00Z, not "2026-01-01T00:00:00"',
    ],
    [
      { ...base, now: '2026-02-30T00:00:00Z' },
      'request-instant now must be an instant such as 2026-01-01T00:00:00Z, not "2026-02-30T00:00:00Z"',
    ],
    [{ ...base, now: new Date(0) }, 'request-type now must be text such as 2026-01-01T00:00:00Z, not a Date'],

    [
      { ...base, Action: 'x' },
      'unknown-field Action: unknown field "Action" in the request; did you mean action?',
    ],
    [{ ...base, duration: 900 }, 'unknown-field duration: unknown field "duration" in the request'],
    [
      { ...base, durationsSeconds: 900 },
      'unknown-field durationsSeconds: unknown field "durationsSeconds" in the request; did you mean durationSeconds?',
    ],
    [
      JSON.parse('{"action":"s3:GetObject","__proto__":{}}'),
      'unknown-field __proto__: unknown field "__proto__" in the request',
    ],
    [{ ...base, toString: 1 }, 'unknown-field toString: unknown field "toString" in the request'],
  ];
  test.each(rows.map(([request, message]) => [message, request] as const))('%s', (message, request) => {
    expect(faultsOf(request)).toEqual([message]);
  });

  it('are told all at once', () => {
    const request = {
      action: 'x',
      resource: 'y',
      principal: 'z',
      context: { a: null },
      now: 1,
      wombat: 1,
      durationSeconds: 0.5,
    };
    expect(faultsOf(request).map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual([
      'unknown-field wombat:',
      'request-action action:',
      'request-resource resource:',
      'request-principal principal:',
      'context-key-without-prefix context.a:',
      'context-value context.a:',
      'request-type now',
      'request-type durationSeconds',
    ]);
  });

  it('every field stands in this file', () => {
    const named = rows.flatMap(([, message]) =>
      requestFields.filter((field) => new RegExp(`\\b${field}\\b`).test(message)),
    );
    expect([...new Set([...named, 'durationSeconds'])].sort()).toEqual([...requestFields].sort());
  });
});

describe('the keys that are filled in', () => {
  /** Whether the key has this value; `null` that it is absent. */
  const has = (key: string, value: string | null, request: Partial<Request>): boolean => {
    const condition: PolicyStatement['Condition'] =
      value === null ? { Null: { [key]: 'true' } } : { StringEquals: { [key]: value } };
    return (
      outcome({ Condition: condition, Action: '*', Resource: '*' }, { resource: '*', ...request }) === 'allow'
    );
  };
  const now = '2026-01-01T01:00:00.500+01:00';

  test.each<[string, string | null, Partial<Request>]>([
    ['aws:PrincipalArn', user, { principal: user }],
    ['aws:PrincipalArn', 'arn:aws:iam::111122223333:role/app', { principal: session }],
    [
      'aws:PrincipalArn',
      'arn:aws:iam::111122223333:role/app',
      { principal: { arn: session, serviceLinked: true } },
    ],
    ['aws:PrincipalArn', null, {}],
    ['aws:PrincipalAccount', '111122223333', { principal: session }],
    ['aws:PrincipalAccount', null, { resource: 'arn:aws:sqs:us-east-2:123456789012:q' }],
    ['aws:PrincipalType', 'User', { principal: user }],
    ['aws:PrincipalType', 'AssumedRole', { principal: session }],
    ['aws:PrincipalType', null, {}],
    ['aws:username', 'alice', { principal: user }],
    ['aws:username', null, { principal: session }],
    ['aws:PrincipalIsAWSService', 'false', { principal: user }],
    ['aws:PrincipalIsAWSService', null, {}],
    ['aws:PrincipalServiceName', null, { principal: user }],
    ['aws:ResourceAccount', '123456789012', { resource: 'arn:aws:sqs:us-east-2:123456789012:q' }],
    ['aws:ResourceAccount', '111122223333', { principal: user }],
    ['aws:ResourceAccount', '111122223333', { principal: user, resource: 'arn:aws:s3:::bucket' }],
    [
      'aws:ResourceAccount',
      '111122223333',
      { resource: 'arn:aws:s3:::bucket', resourceAccount: '111122223333' },
    ],
    ['aws:ResourceAccount', null, { resource: 'arn:aws:s3:::bucket' }],
    ['aws:CurrentTime', now, { now }],
    ['aws:EpochTime', '1767225600', { now }],
    ['aws:CurrentTime', null, {}],
    ['aws:EpochTime', null, {}],
    // What the request says itself comes first.
    ['aws:username', 'bob', { principal: user, context: { 'AWS:UserName': 'bob' } }],
    ['aws:username', null, { principal: user, absent: ['AWS:UserName'] }],
    ['aws:username', null, { principal: user, context: { 'aws:username': [] } }],
    ['aws:CurrentTime', null, { now, absent: ['aws:CurrentTime'] }],
  ])('%s is %j with %j', (key, value, request) => {
    expect(has(key, value, request)).toBe(true);
    expect(has(key.toUpperCase(), value, request)).toBe(true);
  });

  it('compare as dates too', () => {
    const statement = {
      Condition: {
        DateLessThan: { 'aws:CurrentTime': '2026-01-02' },
        DateGreaterThan: { 'aws:EpochTime': '2025' },
      },
    };
    expect(outcome(statement, { now })).toBe('allow');
    expect(outcome({ Condition: { NumericEquals: { 'aws:EpochTime': 1_767_225_600 } } }, { now })).toBe(
      'allow',
    );
  });
});

describe('what a request may leave out or say in other forms', () => {
  it('asks for * without a resource', () => {
    expect(
      evaluate({ Version: '2012-10-17', Statement: [] }, { action: 's3:ListAllMyBuckets' }).permissions,
    ).toMatchObject([{ resource: '*' }]);
  });

  it('may have undefined fields', () => {
    const fields = Object.fromEntries(requestFields.map((field) => [field, undefined]));
    expect(faultsOf({ ...fields, action: 's3:GetObject' })).toEqual([]);
  });

  it('takes a list of one as its member', () => {
    expect(outcome({ Condition: { StringEquals: { 'a:b': 'x' } } }, { context: { 'a:b': ['x'] } })).toBe(
      'allow',
    );
  });

  it('takes a Date of another realm', async () => {
    const { runInNewContext } = await import('node:vm');
    const date: unknown = runInNewContext('new Date(Date.UTC(2026, 0, 1))');
    expect(
      outcome({ Condition: { DateEquals: { 'a:b': '2026-01-01' } } }, { context: { 'a:b': date as Date } }),
    ).toBe('allow');
  });
});
