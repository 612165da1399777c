import { describe, expect, it } from 'vitest';
import { decide } from '../../src/api/evaluate.js';
import { asPolicySet, type Subject } from '../../src/api/policy-set.js';
import { evaluate, type Layers, type PolicyStatement, policySet, type Request } from '../../src/index.js';
import { nearMiss } from '../../src/near-miss/near-miss.js';
import { policyIn } from '../mutation/mutants-of.js';

const action = 's3:GetObject';
const resource = 'arn:aws:s3:::b/x';
const read: PolicyStatement = { Sid: 'Read', Effect: 'Allow', Action: action, Resource: '*' };
const policy = (...Statement: readonly PolicyStatement[]) => ({ Version: '2012-10-17', Statement });
const when = (Condition: NonNullable<PolicyStatement['Condition']>) => policy({ ...read, Condition });

function near(subject: Subject, request: Partial<Request> = {}) {
  const set = asPolicySet(subject);
  const asked: Request = { action, resource, ...request };
  return nearMiss(set, asked, evaluate(set, asked));
}

describe('the change of the request by which it would be allowed', () => {
  it.each<[string, PolicyStatement['Condition'], Request['context'], string, unknown]>([
    ['text', { StringEquals: { 'k:a': ['x', 'y'] } }, { 'k:a': 'z' }, 'k:a', 'x'],
    ['a missing key', { StringEquals: { 'k:a': 'x' } }, {}, 'k:a', 'x'],
    ['the nearest number', { NumericLessThanEquals: { 'k:a': 3600 } }, { 'k:a': 43200 }, 'k:a', 3600],
    ['a boolean', { Bool: { 'k:a': 'true' } }, { 'k:a': false }, 'k:a', true],
    ['a key that must not be there', { Null: { 'k:a': 'true' } }, { 'k:a': 'x' }, 'k:a', undefined],
    [
      'an address',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      { 'aws:SourceIp': '11.0.0.1' },
      'aws:SourceIp',
      expect.stringMatching(/^10\./),
    ],
  ])('%s', (_, condition, context, over, value) => {
    const { request } = near(when(condition ?? {}), { context: context ?? {} });
    expect(request).toEqual({ over, value });
  });

  it('is the resource, or a misspelt action', () => {
    const on = policy({ ...read, Resource: 'arn:aws:s3:::b/*' });
    expect(near(on, { resource: 'arn:aws:s3:::c/x' }).request?.over).toBe('resource');
    expect(near(on, { action: 's3:GetObjct' }).request).toEqual({ over: 'action', value: action });
    expect(near(on, { action: 'dynamodb:Query' }).request).toBeUndefined();
  });

  it('is the nearest lifetime of a token', () => {
    const tokens = policy({
      ...read,
      Action: 'sts:GetServiceBearerToken',
      Condition: { NumericLessThanEquals: { 'sts:DurationSeconds': 3600 } },
    });
    const request = { action: 'sts:GetServiceBearerToken', resource: '*', durationSeconds: 43200 };
    expect(near(tokens, request).request).toEqual({ over: 'durationSeconds', value: 3600 });
  });

  it('takes away what a Deny is about', () => {
    const denied = policy(
      { ...read },
      { ...read, Sid: 'No', Effect: 'Deny', Condition: { StringEquals: { 'k:a': 'x' } } },
    );
    expect(near(denied, { context: { 'k:a': 'x' } }).request?.over).toBe('k:a');
  });

  it('is none where two things would have to be otherwise', () => {
    const two = when({ StringEquals: { 'k:a': 'x', 'k:b': 'y' } });
    expect(near(two, { context: { 'k:a': 'z', 'k:b': 'z' } })).toEqual({
      request: undefined,
      policy: undefined,
    });
  });
});

describe('the change of a policy by which the request would be allowed', () => {
  const textOf = (subject: object): string => JSON.stringify(subject, null, 2);
  const diffOf = (subject: object, request: Partial<Request>) =>
    near(policyIn(textOf(subject)), request).policy?.diff;

  it.each<[string, object, Partial<Request>, readonly string[]]>([
    [
      'a value more',
      when({ StringEquals: { 'k:a': 'x' } }),
      { context: { 'k:a': 'y' } },
      ['- "k:a": "x"', '+ "k:a": ["x", "y"]'],
    ],
    [
      'a bound',
      when({ NumericLessThanEquals: { 'k:a': '5' } }),
      { context: { 'k:a': 9 } },
      ['- "k:a": "5"', '+ "k:a": "9"'],
    ],
    [
      'a boolean',
      when({ Bool: { 'k:a': 'true' } }),
      { context: { 'k:a': false } },
      ['- "k:a": "true"', '+ "k:a": "false"'],
    ],
    [
      'a resource more',
      policy({ ...read, Resource: 'arn:aws:s3:::c/*' }),
      {},
      ['- "Resource": "arn:aws:s3:::c/*"', '+ "Resource": ["arn:aws:s3:::c/*", "arn:aws:s3:::b/x"]'],
    ],
  ])('%s, in its own text', (_, subject, request, expected) => {
    expect(diffOf(subject, request)).toEqual(expected);
  });

  it('is none for what a Deny denies, and for what no small change lets in', () => {
    const denied = policy(read, { ...read, Sid: 'No', Effect: 'Deny' });
    expect(near(denied).policy).toBeUndefined();
    expect(
      near(when({ StringNotEquals: { 'k:a': 'x' } }), { context: { 'k:a': 'x' } }).policy,
    ).toBeUndefined();
  });

  it('stands in the layer that stopped it', () => {
    const layers: Layers = {
      identity: policyIn(textOf(policy(read))),
      boundary: policyIn(textOf(policy({ ...read, Sid: 'Limit', Resource: 'arn:aws:s3:::c/*' }))),
    };
    const found = near(policySet(layers));
    expect(found.policy?.diff[1]).toBe('+ "Resource": ["arn:aws:s3:::c/*", "arn:aws:s3:::b/x"]');
    expect(found.request).toMatchObject({ over: 'resource' });
  });
});

it('nothing is proposed that evaluate does not allow', () => {
  const set = asPolicySet(when({ NumericGreaterThan: { 'k:a': 5 }, StringLike: { 'k:b': 'x*' } }));
  for (const context of [
    { 'k:a': 5, 'k:b': 'xy' },
    { 'k:a': 6, 'k:b': 'y' },
    { 'k:a': 'x', 'k:b': 'x' },
  ]) {
    const asked = { action, resource, context };
    const { request } = nearMiss(set, asked, evaluate(set, asked));
    if (request === undefined) throw new Error('there is one');
    const changed = { ...asked, context: { ...context, [request.over]: request.value as string } };
    const decided = decide(set, changed);
    expect(decided.ok && decided.value.outcome).toBe('allow');
  }
});
