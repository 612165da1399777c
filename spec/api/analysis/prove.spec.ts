import { describe, expect, it, test } from 'vitest';
import {
  loadPolicy,
  PolicyError,
  proveAlways,
  proveExactly,
  proveNever,
  proveNoMoreThan,
  type RequestPattern,
} from '../../../src/index.js';
import {
  allow,
  allowedBeyond,
  counterexample,
  deny,
  document,
  identity,
  outcome,
  refutation,
} from './asking.js';

const example = (name: string) => loadPolicy(`examples/policies/${name}.json`);
const admin = example('admin-access');
const readOnly = example('read-only-access');
const bucket = 'arn:aws:s3:::bucket';

describe('never', () => {
  it('is proved where no request that fits is allowed', () => {
    expect(proveNever(readOnly, { action: ['codeartifact:Publish*', 'codeartifact:Delete*'] }).answer).toBe(
      'proved',
    );
  });

  it('is refuted with a request that is allowed, and with its decision', () => {
    const { request, decision } = refutation(proveNever(admin, { action: 'codeartifact:Delete*' }));
    expect(request.action).toMatch(/^codeartifact:Delete/);
    expect(decision.outcome).toBe('allow');
    expect(decision.statements).toHaveLength(1);
    expect(outcome(admin, request)).toBe('allow');
  });
});

describe('always', () => {
  it('is proved where every request that fits is allowed', () => {
    expect(proveAlways(admin, { action: 'codeartifact:*' }).answer).toBe('proved');
  });

  it('is refuted with a request that is not allowed, and with its decision', () => {
    const { request, decision } = refutation(proveAlways(readOnly, { action: 'codeartifact:*' }));
    expect(decision.outcome).toBe('implicit-deny');
    expect(outcome(readOnly, request)).toBe('implicit-deny');
  });

  it('says which Deny stops it', () => {
    const guarded = identity(allow(), deny({ Sid: 'Guard', Action: 's3:Delete*' }));
    const { decision } = refutation(proveAlways(guarded, { action: 's3:*' }));
    expect(decision.statements.map(({ sid }) => sid)).toEqual(['Guard']);
  });

  it('and never can both fail, and not both hold', () => {
    const some = identity(allow({ Action: 's3:Get*' }));
    expect(proveAlways(some, { action: 's3:*' }).answer).toBe('refuted');
    expect(proveNever(some, { action: 's3:*' }).answer).toBe('refuted');
  });
});

describe('no more than', () => {
  it('is proved where the other allows whatever these allow', () => {
    expect(proveNoMoreThan(readOnly, admin).answer).toBe('proved');
  });

  it('is refuted with what one decides of the request, and what the other does', () => {
    const { request, decision, other } = refutation(proveNoMoreThan(admin, readOnly));
    expect([decision.outcome, other?.outcome]).toEqual(['allow', 'implicit-deny']);
    expect([outcome(admin, request), outcome(readOnly, request)]).toEqual(['allow', 'implicit-deny']);
  });

  it('holds of a policy that allows nothing, and of any under one that allows all', () => {
    expect(proveNoMoreThan(identity(deny()), identity(deny())).answer).toBe('proved');
    expect(proveNoMoreThan(readOnly, identity(allow())).answer).toBe('proved');
  });
});

describe('a pattern', () => {
  const narrow = identity(
    allow({
      Action: 's3:GetObject',
      Resource: `${bucket}/*`,
      Condition: { StringEquals: { 'aws:TagKeys': 'a' } },
    }),
  );
  const rows: readonly [string, RequestPattern, 'proved' | 'refuted'][] = [
    ['leaves open what it does not say', {}, 'refuted'],
    ['restricts the action', { action: 's3:PutObject' }, 'proved'],
    ['reads an action in any case', { action: 'S3:getOBJECT' }, 'refuted'],
    ['has wildcards in an action', { action: 's3:*Object' }, 'refuted'],
    ['has one character in a wildcard', { action: 's3:GetObjec?' }, 'refuted'],
    ['may name any service', { action: '*:GetObject' }, 'refuted'],
    ['has wildcards in a resource', { resource: 'arn:aws:s3:::b*/x' }, 'refuted'],
    ['reads a resource as it is written', { resource: 'arn:aws:s3:::BUCKET/*' }, 'proved'],
    ['keeps the resource apart from others', { resource: 'arn:aws:s3:::other/*' }, 'proved'],
    ['reads * as any resource', { resource: '*' }, 'refuted'],
    ['takes any member of a list', { action: ['s3:PutObject', 's3:GetObject'] }, 'refuted'],
    ['takes no other than the members', { action: ['s3:PutObject', 's3:ListBucket'] }, 'proved'],
    ['gives a key a value', { context: { 'aws:TagKeys': 'b' } }, 'proved'],
    ['gives a key any of these values', { context: { 'aws:TagKeys': ['b', 'a'] } }, 'refuted'],
    ['gives a key a pattern', { context: { 'aws:TagKeys': '?' } }, 'refuted'],
    ['gives a key a pattern that does not fit', { context: { 'aws:TagKeys': '??' } }, 'proved'],
    ['gives a key several values at once', { context: { 'aws:TagKeys': [['b', 'a']] } }, 'refuted'],
    ['gives a key in any case', { context: { 'AWS:tagkeys': 'b' } }, 'proved'],
    ['has no value for a key', { absent: ['aws:TagKeys'] }, 'proved'],
    ['leaves other keys open', { absent: ['aws:userid'] }, 'refuted'],
    ['names the caller', { principal: 'arn:aws:iam::123456789012:role/r' }, 'refuted'],
    ['gives a key that nothing reads', { context: { 'k:unread': ['x', 'y*'] } }, 'refuted'],
  ];

  test.each(rows)('%s', (_, pattern, answer) => {
    expect(proveNever(narrow, pattern).answer).toBe(answer);
  });

  it('is met by the counterexample, field by field', () => {
    const principal = 'arn:aws:iam::123456789012:user/ann';
    const pattern = {
      action: 's3:Get*',
      resource: `${bucket}/logs/*`,
      principal,
      context: { 'aws:TagKeys': [['a', 'b']], 'k:unread': 'x*y' },
      absent: ['aws:SourceVpc'],
      resourceAccount: '123456789012',
      now: '2026-01-01T00:00:00Z',
    };
    const { resource, context, ...rest } = counterexample(proveNever(narrow, pattern));
    expect(rest).toEqual({
      action: 's3:GetObject',
      principal,
      absent: ['aws:SourceVpc'],
      resourceAccount: '123456789012',
      now: '2026-01-01T00:00:00Z',
    });
    expect(resource).toMatch(/^arn:aws:s3:::bucket\/logs\//);
    expect(context).toEqual({ 'aws:TagKeys': ['a', 'b'], 'k:unread': expect.stringMatching(/^x.*y$/) });
  });

  it('gives the clock, and the clock a value for what reads it', () => {
    const year = identity(
      allow({ Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } }),
    );
    const action = 's3:GetObject';
    expect(proveAlways(year, { action, now: '2026-12-31T23:59:59Z' }).answer).toBe('proved');
    expect(proveNever(year, { action, now: '2027-01-01T00:00:00Z' }).answer).toBe('proved');
    expect(
      counterexample(proveNever(year, { now: ['2028-01-01T00:00:00Z', '2026-01-01T00:00:00Z'] })).now,
    ).toBe('2026-01-01T00:00:00Z');
  });
});

describe('every element counts', () => {
  const everything = identity(allow());
  it('NotAction leaves out what it names, and no more', () => {
    const policy = identity(allow({ NotAction: ['iam:*', 's3:Delete*'] }));
    expect(proveNever(policy, { action: ['iam:*', 's3:Delete*'] }).answer).toBe('proved');
    expect(proveAlways(policy, { action: ['s3:Get*', 'ec2:*'] }).answer).toBe('proved');
    expect(counterexample(proveAlways(policy, { action: 's3:*' })).action).toMatch(/^s3:Delete/);
    expect(allowedBeyond(everything, policy)?.action).toMatch(/^iam:|^s3:Delete/);
  });

  it('NotResource leaves out what it names, and no more', () => {
    const policy = identity(allow({ NotResource: `${bucket}/*` }));
    expect(proveNever(policy, { resource: `${bucket}/*` }).answer).toBe('proved');
    expect(proveAlways(policy, { action: 's3:*', resource: bucket }).answer).toBe('proved');
    expect(allowedBeyond(everything, policy)?.resource).toMatch(/^arn:aws:s3:::bucket\//);
  });

  it('Deny with NotAction leaves exactly what it names', () => {
    const policy = identity(allow(), deny({ NotAction: 's3:GetObject' }));
    expect(proveExactly(policy, {}, { action: ['s3:GetObject'] }).answer).toBe('proved');
  });

  it('Deny with NotResource leaves exactly what it names', () => {
    const policy = identity(allow(), deny({ NotResource: [bucket, `${bucket}/*`] }));
    const expected = { resource: [bucket, `${bucket}/*`] };
    expect(proveExactly(policy, { action: 's3:GetObject' }, expected).answer).toBe('proved');
  });

  it('statements add up: two halves are the whole', () => {
    const halves = identity(allow({ Action: 's3:Get*' }), allow({ NotAction: 's3:Get*' }));
    expect(proveNoMoreThan(everything, halves).answer).toBe('proved');
  });

  it('a Deny of two conditions leaves what meets only one of them, whichever stands first', () => {
    const [a, b, c] = ['test:a', 'test:b', 'test:c'];
    const like = (values: object, unlike: object = {}) =>
      deny({ Condition: { StringEquals: { ...values }, StringNotEquals: { ...unlike } } });
    // Where a is not 1, all is denied, whatever c is; where it is 1, all but what b lets through.
    const denies = [
      like({ [a]: '1', [b]: '1' }),
      like({ [c]: '1' }, { [a]: '1' }),
      like({}, { [a]: '1', [c]: '1' }),
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const policy = identity(allow(), ...order.flatMap((index) => denies[index] ?? []));
      expect(counterexample(proveNever(policy, { action: 's3:GetObject' })).context?.[a]).toBe('1');
    }
  });

  it('a Deny wins over every Allow, wherever it stands', () => {
    expect(proveNever(identity(deny(), allow(), allow()), {}).answer).toBe('proved');
    expect(proveNever(identity(allow(), allow(), deny()), {}).answer).toBe('proved');
  });
});

it('says the same of a policy in whatever form it is given', () => {
  const plain = document(allow({ Action: 's3:Get*' }));
  const text = { toJSON: () => plain };
  for (const subject of [plain, text, identity(allow({ Action: 's3:Get*' }))])
    expect(counterexample(proveNever(subject, { action: 's3:*' })).action).toBe('s3:GetObject');
});

it('gives equal answers to equal questions, byte by byte', () => {
  const ask = () =>
    JSON.stringify([
      proveNever(example('use-console'), {}),
      proveAlways(example('codebuild-role'), {}),
      proveNoMoreThan(example('codebuild-role'), example('read-only-access')),
    ]);
  expect(ask()).toBe(ask());
});

it('refuses a broken policy with all that is wrong with it', () => {
  const broken = { Version: '2012-10-17', Statement: { Effect: 'Alow', Action: 's3', Resource: '*' } };
  for (const ask of [
    () => proveNever(broken, {}),
    () => proveAlways(broken, {}),
    () => proveNoMoreThan(broken, admin),
    () => proveNoMoreThan(admin, broken),
    () => proveExactly(broken, { action: 's3:GetObject' }, { 'k:x': [] }),
  ])
    expect(ask).toThrow(PolicyError);
});
