import { describe, expect, it, test } from 'vitest';
import { decide } from '../../src/api/evaluate.js';
import {
  type ContextScalar,
  evaluate,
  PolicyError,
  parsePolicy,
  policySet,
  RequestError,
  type Subject,
} from '../../src/index.js';

const statement = {
  Sid: 'read',
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  Condition: { StringEquals: { 'a:b': ['x'] } },
};
const policy = { Version: '2012-10-17', Statement: [statement] };
const request = { action: 's3:GetObject', context: { 'a:b': 'x' } };

describe('subjects', () => {
  test.each<[string, Subject]>([
    ['a plain document', policy],
    ['a Policy', parsePolicy(policy)],
    ['a Policy read from text', parsePolicy(JSON.stringify(policy))],
    ['a PolicySet', policySet({ identity: policy })],
    ['anything with a toJSON that gives a document', { toJSON: () => policy }],
    [
      'an instance of a class with a toJSON',
      new (class {
        toJSON() {
          return policy;
        }
      })(),
    ],
    ['a copy of a Policy', { ...parsePolicy(policy) }],
    ['an object without a prototype', Object.assign(Object.create(null) as object, policy)],
    ['a frozen document', Object.freeze({ ...policy })],
  ])('%s', (_, subject) => {
    expect(evaluate(subject, request).outcome).toBe('allow');
    expect(evaluate(subject, { action: 's3:GetObject' }).outcome).toBe('implicit-deny');
  });

  test.each<[unknown, string]>([
    [null, 'policy must be an object, not null'],
    [undefined, 'undefined is no JSON value, and a policy is made of those'],
    ['{}', 'policy must be an object, not a string'],
    [[policy], 'policy must be an object, not a list'],
    [{ toJSON: () => null }, 'policy must be an object, not null'],
    [new Map(), 'an instance of Map is no JSON value, and a policy is made of those'],
  ])('%s is none', (subject, message) => {
    expect(() => evaluate(subject as Subject, request)).toThrow(
      new PolicyError([{ severity: 'error', code: 'x', message }]).message,
    );
  });

  it('a policy that is none of the layer identity is refused when it is asked', () => {
    const resource = parsePolicy({ Statement: { ...statement, Principal: '*' } });
    expect(() => evaluate(resource, request)).toThrow(PolicyError);
  });
});

describe('nothing that changes afterwards changes a decision', () => {
  it('not the request', () => {
    const context: Record<string, ContextScalar[]> = { 'a:b': ['y'] };
    const absent = ['c:d'];
    const asked = { action: 's3:GetObject', context, absent };
    const decision = evaluate(policy, asked);
    const before = [JSON.stringify(decision), decision.explain()];
    context['a:b']?.push('x');
    context['e:f'] = ['z'];
    absent.push('g:h');
    asked.action = 's3:PutObject';
    expect([JSON.stringify(decision), decision.explain()]).toEqual(before);
    expect(before[1]).toContain('a:b is "y", must be "x"');
  });

  it('not the object that the policy was read from', () => {
    const object = structuredClone(policy);
    const parsed = parsePolicy(object);
    const decision = evaluate(object, { ...request, context: { 'a:b': 'y' } });
    object.Statement[0] = { ...statement, Effect: 'Deny' };
    expect(decision.explain()).toContain('a:b is "y", must be "x"');
    expect(evaluate(parsed, request).outcome).toBe('allow');
    expect(parsed.document).toEqual(policy);
  });

  it('not a Date', () => {
    const date = new Date('2026-01-01T00:00:00Z');
    const dated = { ...policy, Statement: { ...statement, Condition: { DateEquals: { 'a:b': '2025' } } } };
    const decision = evaluate(dated, { ...request, context: { 'a:b': date } });
    date.setUTCFullYear(1999);
    expect(decision.explain()).toContain('2026-01-01T00:00:00.000Z');
  });
});

it('a plain object that its owner changes between two questions is seen changed', () => {
  const object = structuredClone(policy);
  const wrapped = { toJSON: () => object };
  for (const subject of [object, wrapped]) {
    object.Statement[0] = statement;
    expect(evaluate(subject, request).outcome).toBe('allow');
    object.Statement[0] = { ...statement, Effect: 'Deny' };
    expect(evaluate(subject, request).outcome).toBe('explicit-deny');
    object.Statement.length = 0;
    expect(evaluate(subject, request).outcome).toBe('implicit-deny');
    object.Statement[0] = { ...statement, Effect: 'deny' };
    expect(() => evaluate(subject, request)).toThrow(PolicyError);
  }
});

describe('results', () => {
  const isFrozen = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen));

  it('are frozen: a policy, a set', () => {
    const parsed = parsePolicy(policy);
    for (const part of [
      parsed,
      parsed.statements,
      parsed.problems,
      parsed.document,
      policySet({ identity: parsed }).policies,
    ]) {
      expect(isFrozen(part)).toBe(true);
    }
  });

  it('are frozen: deciding statements, be they one or several', () => {
    const two = { Version: '2012-10-17', Statement: [statement, { ...statement, Sid: 'again' }] };
    expect(isFrozen(evaluate(policy, request).statements)).toBe(true);
    expect(isFrozen(evaluate(two, request).statements)).toBe(true);
  });

  it('are the same for the same question, in any order of asking', () => {
    const parsed = parsePolicy(policy);
    const asked = [
      request,
      { action: 's3:GetObject' },
      { action: 's3:getobject', context: { 'A:B': 'x' } },
      { action: 'ec2:RunInstances' },
    ];
    const answers = (list: typeof asked) =>
      new Map(list.map((one) => [one, JSON.stringify(evaluate(parsed, one))]));
    const there = answers(asked);
    const back = answers([...asked].reverse());
    for (const one of asked) expect(back.get(one)).toBe(there.get(one));
  });

  it('keep the spelling of each request’s action, however often it was asked in another', () => {
    const parsed = parsePolicy(policy);
    expect(evaluate(parsed, { action: 's3:GETOBJECT' }).permissions[0]?.action).toBe('s3:GETOBJECT');
    expect(evaluate(parsed, { action: 's3:getobject' }).permissions[0]?.action).toBe('s3:getobject');
  });

  it('are plain data as JSON', () => {
    const decision = JSON.parse(JSON.stringify(evaluate(policy, request))) as unknown;
    const deciding = [{ layer: 'identity', policy: 'inline', index: 0, sid: 'read' }];
    expect(decision).toEqual({
      outcome: 'allow',
      statements: deciding,
      layer: 'identity',
      permissions: [
        {
          action: 's3:GetObject',
          resource: '*',
          outcome: 'allow',
          statements: deciding,
          layer: 'identity',
          decided: true,
        },
      ],
      notes: [],
    });
  });
});

describe('decide, for those who gather problems', () => {
  const set = policySet({ identity: policy });

  it('gives the decision that evaluate gives', () => {
    const result = decide(set, request);
    expect(result.ok && JSON.stringify(result.value)).toBe(JSON.stringify(evaluate(set, request)));
  });

  it('gives problems with their paths, and throws nothing', () => {
    expect(
      decide(set, { action: 's3:GetObject', context: { 'aws:TagKeys': null as unknown as string } }),
    ).toMatchObject({
      ok: false,
      problems: [{ severity: 'error', code: 'context-value', path: ['context', 'aws:TagKeys'] }],
    });
    expect(decide(set, { action: 's3:GetObject', durationSeconds: 900 })).toMatchObject({
      ok: false,
      problems: [{ code: 'token-action', path: ['durationSeconds'] }],
    });
  });
});

it('RequestError is thrown before anything is decided', () => {
  expect(() => evaluate(policy, { action: 's3:*' })).toThrow(RequestError);
});
