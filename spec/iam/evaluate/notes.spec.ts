import { describe, expect, it, test } from 'vitest';
import { evaluate, type PolicyStatement, type Request } from '../../../src/index.js';

const object = 'arn:aws:s3:::bucket/key';

function notes(
  statements: PolicyStatement | readonly PolicyStatement[],
  request: Partial<Request> = {},
): readonly string[] {
  const decision = evaluate(
    { Version: '2012-10-17', Statement: statements },
    { action: 's3:GetObject', resource: object, ...request },
  );
  return decision.notes.map(({ code, message }) => `${code}: ${message}`);
}

const allow: PolicyStatement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const when = (
  operator: string,
  key: string,
  value: string | number | readonly string[],
  more: Partial<PolicyStatement> = {},
) => ({
  ...allow,
  ...more,
  Condition: { [operator]: { [key]: value } },
});

it('is silent where nothing is hidden', () => {
  expect(
    notes(when('StringEquals', 'aws:PrincipalTag/team', 'a'), { context: { 'aws:PrincipalTag/TEAM': 'b' } }),
  ).toEqual([]);
});

describe('unread-context-key', () => {
  test.each<[string, PolicyStatement, string[]]>([
    [
      'a key that nothing reads',
      allow,
      ['unread-context-key: no statement reads the context key aws:SourceIP'],
    ],
    [
      'a key that is spelt otherwise',
      when('IpAddress', 'aws:SourceIp2', '10.0.0.0/8'),
      [
        'unread-context-key: no statement reads the context key aws:SourceIP (did you mean aws:SourceIp2?)',
        expect.stringContaining('missing-context-key'),
      ],
    ],
    ['a condition reads it', when('IpAddress', 'AWS:sourceip', '10.0.0.0/8'), []],
    ['a variable in a condition reads it', when('StringLike', 'aws:SourceIP', '${aws:SourceIp}'), []],
    ['a variable in Resource reads it', { ...allow, Resource: 'arn:aws:s3:::bucket/${aws:sourceIp}' }, []],
    [
      'a statement on another action reads it',
      { ...when('IpAddress', 'aws:SourceIp', '10.0.0.0/8'), Action: ['s3:GetObject', 'ec2:*'] },
      [],
    ],
  ])('%s', (_, statement, expected) => {
    expect(notes(statement, { context: { 'aws:SourceIP': '10.0.0.1' } })).toEqual(expected);
  });

  it('is said of each key', () => {
    expect(notes(allow, { context: { 'a:b': 1, 'c:d': 2 } })).toEqual([
      'unread-context-key: no statement reads the context key a:b',
      'unread-context-key: no statement reads the context key c:d',
    ]);
  });
});

describe('missing-context-key', () => {
  const statement = when('StringEquals', 'aws:PrincipalTag/team', 'red', { Sid: 'team' });
  const missing =
    'missing-context-key: team reads aws:PrincipalTag/team, which the request neither gives nor declares absent';

  it('names the statement by its Sid, or its policy and index', () => {
    expect(notes(statement)).toEqual([missing]);
    expect(notes([allow, { ...statement, Sid: '' }])).toEqual([
      missing.replace('team reads', 'inline#1 reads'),
    ]);
  });

  test.each<[string, Partial<Request>]>([
    ['given', { context: { 'AWS:principaltag/team': 'red' } }],
    ['declared absent', { absent: ['aws:principaltag/TEAM'] }],
    ['given without values', { context: { 'aws:PrincipalTag/team': [] } }],
    ['of a statement whose action does not match', { action: 's3express:GetObject' }],
  ])('not where it is %s', (_, request) => {
    expect(notes(statement, request).filter((note) => note.startsWith('missing'))).toEqual([]);
  });

  it('not of a statement whose resource does not match', () => {
    expect(notes([allow, { ...statement, Resource: 'arn:aws:s3:::other/*' }])).toEqual([]);
  });

  const ofCaller = new Set(['aws:username', 'aws:PrincipalArn']);

  test.each<[string, PolicyStatement, string[]]>([
    ['aws:username', { ...allow, Resource: 'arn:aws:s3:::bucket/${aws:username}*' }, ['aws:username']],
    ['a key with a default', { ...allow, Resource: "arn:aws:s3:::bucket/${aws:username, 'key'}*" }, []],
    [
      'a variable of a resource that is another anyway',
      { ...allow, Resource: 'arn:aws:s3:::other/${aws:username}' },
      [],
    ],
    ['keys that the request fills in', when('StringEquals', 'aws:PrincipalArn', 'x'), ['aws:PrincipalArn']],
    ['the key of Null', when('Null', 'a:b', 'true'), ['a:b']],
    ['both keys of one condition', when('StringEquals', 'a:b', '${c:d}'), ['a:b', 'c:d']],
    [
      'a Deny too',
      { ...when('Bool', 'aws:SecureTransport', 'false'), Effect: 'Deny' },
      ['aws:SecureTransport'],
    ],
  ])('%s', (_, statement, keys) => {
    const expected = keys.map(
      (key) =>
        `missing-context-key: inline#0 reads ${key}, which the request neither gives nor declares absent${ofCaller.has(key) ? ': naming the caller in principal gives it' : ''}`,
    );
    expect(notes(statement)).toEqual(expected);
  });

  it('not of a key that is filled in', () => {
    const principal = 'arn:aws:iam::111122223333:user/alice';
    expect(notes(when('StringEquals', 'aws:username', 'alice'), { principal })).toEqual([]);
    expect(notes(when('DateLessThan', 'aws:CurrentTime', '2027'), { now: '2026-01-01T00:00:00Z' })).toEqual(
      [],
    );
  });

  it('is said once of two conditions on one key', () => {
    const both = { ...allow, Condition: { StringLike: { 'a:b': 'x*' }, StringNotLike: { 'A:B': '*y' } } };
    const said = notes(both).map((note) => note.toLowerCase());
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('deny-not-near', () => {
  const read: PolicyStatement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:List*'], Resource: '*' };
  const note = (action: string, hint = '') =>
    `deny-not-near: no statement names ${action}, so a misspelt action would be denied as well${hint}`;

  test.each([
    ['s3:GetObjekt', [note('s3:GetObjekt', ' (did you mean s3:GetObject?)')]],
    ['ec2:RunInstances', [note('ec2:RunInstances')]],
    ['s3:getobject', []],
    ['s3:ListWombats', []],
  ])('%s', (action, expected) => {
    expect(notes(read, { action })).toEqual(expected);
  });

  it('not where a statement names the action but not the resource', () => {
    expect(notes({ ...read, Resource: 'arn:aws:s3:::other' })).toEqual([]);
  });

  it('not on an allow or an explicit deny', () => {
    expect(notes({ Effect: 'Deny', Action: '*', Resource: '*' })).toEqual([]);
  });
});

describe('unusable-context-value', () => {
  test.each<[string, string, string | number, Request['context'], string]>([
    [
      'NumericLessThan',
      'a:b',
      5,
      { 'a:b': 'five' },
      'a:b is "five", which NumericLessThan cannot read as a number: that value matches nothing',
    ],
    [
      'NumericNotEqualsIfExists',
      'a:b',
      5,
      { 'A:B': true },
      'a:b is true, which NumericNotEqualsIfExists cannot read as a number: that value matches nothing',
    ],
    [
      'DateEquals',
      'a:b',
      '2026',
      { 'a:b': '1.1.2026' },
      'a:b is "1.1.2026", which DateEquals cannot read as a date: that value matches nothing',
    ],
    [
      'Bool',
      'a:b',
      'true',
      { 'a:b': 'TRUE' },
      'a:b is "TRUE", which Bool cannot read as true or false: that value matches nothing',
    ],
    [
      'NotIpAddress',
      'a:b',
      '10.0.0.0/8',
      { 'a:b': 'home' },
      'a:b is "home", which NotIpAddress cannot read as an IP address: that value matches nothing',
    ],
    [
      'ArnLike',
      'a:b',
      'arn:aws:s3:::*',
      { 'a:b': 'bucket' },
      'a:b is "bucket", which ArnLike cannot read as an ARN: that value matches nothing',
    ],
    [
      'BinaryEquals',
      'a:b',
      'QQ==',
      { 'a:b': '%' },
      'a:b is "%", which BinaryEquals cannot read as base-64: that value matches nothing',
    ],
    [
      'ForAnyValue:NumericEquals',
      'a:b',
      5,
      { 'a:b': [5, 'x'] },
      'a:b is "x", which ForAnyValue:NumericEquals cannot read as a number: that value matches nothing',
    ],
  ])('%s', (operator, key, value, context, message) => {
    expect(notes(when(operator, key, value), { context })).toEqual([`unusable-context-value: ${message}`]);
  });

  it('not of Null, which does not read the value', () => {
    expect(notes(when('Null', 'a:b', 'false'), { context: { 'a:b': 'x' } })).toEqual([]);
  });
});

describe('several-values-without-set-operator', () => {
  const note = (operator: string) =>
    `several-values-without-set-operator: a:b has several values, and AWS does not define ${operator} for them: write ForAnyValue: or ForAllValues:`;

  test.each<[string, string | string[], string[]]>([
    ['StringEquals', ['x', 'y'], [note('StringEquals')]],
    ['StringNotLikeIfExists', ['x', 'y'], [note('StringNotLikeIfExists')]],
    ['ForAnyValue:StringEquals', ['x', 'y'], []],
    ['ForAllValues:StringEquals', ['x', 'y'], []],
    ['StringEquals', ['x'], []],
    ['StringEquals', 'x', []],
  ])('%s on %j', (operator, given, expected) => {
    expect(notes(when(operator, 'a:b', 'x'), { context: { 'a:b': given } })).toEqual(expected);
  });
});
