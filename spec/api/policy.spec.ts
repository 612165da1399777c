import { describe, expect, it, test } from 'vitest';
import { policyFromNode, policyFromText } from '../../src/api/policy.js';
import { readJson } from '../../src/iam/document/json.js';
import { evaluate, parsePolicy } from '../../src/index.js';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "one", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
    {
      "Effect": "Deny", "Action": [], "Resource": "*"
    }
  ]
}`;

describe('a policy from text', () => {
  const policy = parsePolicy(text);

  it('is called inline, and has its document and statements with their places', () => {
    expect(policy.name).toBe('inline');
    expect(policy.file).toBeUndefined();
    expect(policy.document).toEqual(JSON.parse(text));
    expect(policy.toJSON()).toBe(policy.document);
    expect(JSON.stringify(policy)).toBe(JSON.stringify(JSON.parse(text)));
    expect(policy.statements).toEqual([
      { index: 0, sid: 'one', effect: 'Allow', line: 4, column: 5 },
      { index: 1, effect: 'Deny', line: 5, column: 5 },
    ]);
    expect(policy.source?.text).toBe(text);
  });

  it('has warnings for what is legal and hardly ever meant', () => {
    expect(policy.problems).toMatchObject([
      {
        severity: 'warning',
        code: 'empty-list',
        line: 6,
        column: 35,
        path: ['Statement', 1, 'Action'],
        source: { text },
      },
    ]);
  });

  it('knows the file it is said to be of', () => {
    const result = policyFromText(text, { name: 'token', file: 'policies/token.json' });
    if (!result.ok) throw new Error('refused');
    expect(result.value).toMatchObject({ name: 'token', file: 'policies/token.json' });
    expect(result.value.problems).toMatchObject([{ file: 'policies/token.json', line: 6 }]);
    expect(evaluate(result.value, { action: 's3:GetObject' })).toMatchObject({
      statements: [{ policy: 'token', file: 'policies/token.json', line: 4, sid: 'one' }],
    });
    expect(evaluate(result.value, { action: 's3:GetObject' }).explain()).toContain(
      'Allow statement #0 "one" of identity policy token (policies/token.json:4) applies',
    );
  });
});

test('a policy from a part of a text points into the whole of it', () => {
  const whole = `{ "policies":\n  ${text} }`;
  const { node } = readJson({ text: whole });
  const inner = node?.kind === 'object' ? node.members[0]?.value : undefined;
  if (inner === undefined) throw new Error('no policy');
  const result = policyFromNode(inner, { name: 'inline', source: { text: whole, file: 'a.policy.json' } });
  expect(result).toMatchObject({ ok: true, value: { statements: [{ line: 5, column: 5 }, { line: 6 }] } });
});

test('a policy from an object has no places', () => {
  const policy = parsePolicy(JSON.parse(text) as { Statement: [] });
  expect(policy.statements).toEqual([
    { index: 0, sid: 'one', effect: 'Allow' },
    { index: 1, effect: 'Deny' },
  ]);
  expect(policy.source).toBeUndefined();
  expect(Object.keys(policy.problems[0] ?? {}).sort()).toEqual(['code', 'message', 'path', 'severity']);
});

// FACTS A1: elements in any order, single values without brackets.
test('the order of elements and members does not matter', () => {
  const one = {
    Statement: { Resource: '*', Action: ['s3:GetObject'], Effect: 'Allow' },
    Version: '2012-10-17',
  };
  expect(evaluate(one, { action: 's3:GetObject' }).outcome).toBe('allow');
});

test('numbers and booleans are condition values', () => {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  const policy = {
    Version: '2012-10-17',
    Statement: { ...statement, Condition: { NumericEquals: { 'a:b': [1, '2'] }, Bool: { 'c:d': true } } },
  };
  expect(evaluate(policy, { action: 's3:GetObject', context: { 'a:b': '2', 'c:d': 'true' } }).outcome).toBe(
    'allow',
  );
});

test('__proto__ and its like are ordinary names', () => {
  const policy = parsePolicy(
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"__proto__:x":"a"}}}}',
  );
  expect(evaluate(policy, { action: 's3:GetObject' }).outcome).toBe('implicit-deny');
  expect(JSON.stringify(policy)).toContain('"__proto__:x":"a"');
});
