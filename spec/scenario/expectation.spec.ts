import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/api/evaluate.js';
import { parsePolicy } from '../../src/api/policy.js';
import { policySet } from '../../src/api/policy-set.js';
import { checkExpectation, type Expectation } from '../../src/scenario/expectation.js';
import { parseExpectation } from '../../src/scenario/parse-expectation.js';
import type { Request } from '../../src/service/request.js';

const policy = parsePolicy({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
    { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::secret/*' },
  ],
});
const set = policySet({ identity: policy });
const read: Request = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::open/a',
  context: { 'aws:TagKeys': ['a', 'b'], 'aws:A': 5 },
};
const secret: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::secret/a' };
const unknown: Request = { action: 's3:PutObject', resource: 'arn:aws:s3:::open/a' };
/** As a test runner that gives every file a realm of its own hands them over. */
const OtherDate = runInNewContext('Date') as DateConstructor;
function otherDate(time: number): Date {
  return new OtherDate(time);
}
const token: Request = { action: 'sts:GetServiceBearerToken', durationSeconds: 600 };

function check(expectation: Expectation, request: Request): ReturnType<typeof checkExpectation> {
  return checkExpectation(expectation, request, evaluate(set, request), set.policies);
}

describe('checkExpectation', () => {
  it.each<[Expectation, Request, boolean]>([
    ['allow', read, true],
    ['allow', secret, false],
    ['deny', read, false],
    ['deny', secret, true],
    ['deny', unknown, true],
    ['deny', token, false],
    ['explicit-deny', secret, true],
    ['explicit-deny', unknown, false],
    ['implicit-deny', unknown, true],
    ['implicit-deny', secret, false],
    ['invalid-request', token, true],
    ['invalid-request', unknown, false],
    [{ outcome: 'allow', layer: 'identity' }, read, true],
    [{ outcome: 'allow', decidedBy: ['Read', '#1'] }, read, true],
    [{ outcome: 'allow', decidedBy: ['#1', '#0'] }, read, true],
    [{ outcome: 'allow', decidedBy: ['inline#Read', 'inline#1'] }, read, true],
    [{ outcome: 'allow', decidedBy: ['Read'] }, read, false],
    // Possible with other callers: a root user needs no statement.
    [{ outcome: 'allow', decidedBy: [] }, read, false],
    [{ outcome: 'allow', decidedBy: [], layer: 'identity' }, read, false],
    [{ outcome: 'deny', decidedBy: ['#2'] }, secret, true],
    [{ outcome: 'implicit-deny', decidedBy: [] }, unknown, true],
    [{ outcome: 'implicit-deny', layer: 'resource' }, unknown, false],
    [{ outcome: 'deny', decidedBy: [], layer: 'scp' }, unknown, false],
    [{ outcome: 'deny', decidedBy: [] }, unknown, true],
    [
      [{ when: { absent: [['AWS:b', 'aws:C']] }, then: 'implicit-deny' }],
      { ...unknown, absent: ['aws:c', 'aws:B'] },
      true,
    ],
    [
      [{ when: { 'aws:D': otherDate(0) }, then: 'allow' }, { otherwise: 'deny' }],
      { ...read, context: { 'aws:D': otherDate(1e12) } },
      false,
    ],
    [
      [{ when: { 'aws:D': new Date(0) }, then: 'allow' }, { otherwise: 'deny' }],
      { ...read, context: { 'aws:D': otherDate(0) } },
      true,
    ],
    [
      [{ when: { 'aws:D': '1970-01-01T00:00:00.000Z' }, then: 'allow' }, { otherwise: 'deny' }],
      { ...read, context: { 'aws:D': otherDate(0) } },
      true,
    ],
    [[{ when: { 'aws:a': '5' }, then: 'allow' }, { otherwise: 'deny' }], read, true],
    [[{ when: { 'aws:A': 5 }, then: 'deny' }, { otherwise: 'allow' }], read, false],
    [[{ when: { 'AWS:A': 5 }, then: 'allow' }], read, true],
    [[{ when: { 'aws:A': [4, 5] }, then: 'allow' }], read, true],
    [[{ when: { 'aws:A': 4 }, then: 'deny' }, { otherwise: 'allow' }], read, true],
    [[{ when: { 'aws:TagKeys': [['b', 'a']] }, then: 'allow' }], read, true],
    [[{ when: { 'aws:TagKeys': [['a']] }, then: 'deny' }, { otherwise: 'allow' }], read, true],
    [[{ when: { action: 's3:GetObject', resource: 'arn:aws:s3:::open/a' }, then: 'allow' }], read, true],
    [
      [{ when: { durationSeconds: [600, 601] }, then: 'invalid-request' }, { otherwise: 'allow' }],
      token,
      true,
    ],
  ])('%j of %j: %s', (expectation, request, pass) => {
    const result = check(expectation, request);
    expect(result.problems).toBeUndefined();
    expect(result.pass).toBe(pass);
  });

  it('says both sides with as much as was asked about', () => {
    expect(check({ outcome: 'explicit-deny', decidedBy: ['#2'], layer: 'identity' }, read)).toMatchObject({
      expected: 'explicit-deny, decided by #2, in layer identity',
      actual: 'allow, decided by Read, inline#1, in layer identity',
    });
    expect(check('deny', read)).toMatchObject({
      expected: 'deny (explicit-deny or implicit-deny)',
      actual: 'allow',
    });
    expect(check({ outcome: 'allow', layer: 'identity' }, token).actual).toBe(
      'invalid-request, in layer none',
    );
    expect(check({ outcome: 'deny', decidedBy: [] }, secret).actual).toBe(
      'explicit-deny, decided by inline#2',
    );
  });

  it.each<[Expectation, Request, string]>([
    [
      [{ when: { 'aws:A': 4 }, then: 'allow' }],
      read,
      'the request is covered by no "when" of the expectation, and there is no "otherwise"',
    ],
    [
      [
        { when: { 'aws:A': 5 }, then: 'allow' },
        { when: { 'aws:A': [5, 6] }, then: 'allow' },
      ],
      read,
      'the request is covered by more than one "when" of the expectation',
    ],
    [
      { outcome: 'allow', decidedBy: ['Raed'] },
      read,
      'no statement of these policies is "Raed": did you mean Read?',
    ],
    [
      { outcome: 'explicit-deny', decidedBy: ['Read'] },
      read,
      '"Read" is an Allow statement: it cannot decide an explicit-deny',
    ],
    [
      { outcome: 'allow', decidedBy: [], layer: 'resource' },
      read,
      'there are no resource policies here: that layer cannot decide allow; there are identity',
    ],
    [
      { outcome: 'explicit-deny', decidedBy: [] },
      unknown,
      'a statement decides explicit-deny, always: name it in "decidedBy", or leave that out',
    ],
    [
      { outcome: 'invalid-request', decidedBy: [] },
      token,
      'no statement decides invalid-request: leave "decidedBy" out',
    ],
    [
      { outcome: 'invalid-request', layer: 'identity' },
      token,
      'no layer decides invalid-request: leave "layer" out',
    ],
    [
      { outcome: 'allow', layer: 'scp' },
      read,
      'policies of the layer scp never grant: what decides allow is one of identity, resource, domain, repository',
    ],
    [
      { outcome: 'allow', layer: 'resource' },
      read,
      'there are no resource policies here: that layer cannot decide allow; there are identity',
    ],
    [
      { outcome: 'explicit-deny', layer: 'scp' },
      secret,
      'there are no scp policies here: that layer cannot decide explicit-deny; there are identity',
    ],
  ])('%j makes no sense: it neither passes nor merely fails', (expectation, request, message) => {
    const result = check(expectation, request);
    expect(result.pass).toBe(false);
    expect(result.problems?.map((problem) => problem.message)).toEqual([message]);
  });

  it('takes the same statement in two layers for one', () => {
    const statement = { layer: 'identity', policy: 'p', index: 0 } as const;
    const decision = {
      ...evaluate(set, read),
      outcome: 'explicit-deny',
      statements: [statement, { ...statement, layer: 'scp' }],
    } as const;
    const denying = parsePolicy({
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
    });
    const named = { ...denying, name: 'p' };
    const result = checkExpectation(
      { outcome: 'explicit-deny', decidedBy: ['p#0'] },
      read,
      { ...decision, layer: 'identity', permissions: [], notes: [], explain: () => '' },
      [
        { layer: 'identity', level: 0, policy: named },
        { layer: 'scp', level: 0, policy: named },
      ],
    );
    expect(result.problems).toBeUndefined();
    expect(result.pass).toBe(true);
  });
});

describe('parseExpectation', () => {
  it.each<Expectation>([
    'allow',
    'deny',
    { outcome: 'allow', decidedBy: ['#0'], layer: 'scp' },
    [{ when: { durationSeconds: 5, 'aws:A': [true] }, then: 'deny' }, { otherwise: { outcome: 'allow' } }],
  ])('takes %j as it is', (expectation) => {
    expect(parseExpectation(expectation)).toEqual({ ok: true, value: expectation });
  });

  it.each<[unknown, string, readonly (string | number)[]]>([
    [
      'alow',
      'the outcome cannot be "alow": did you mean allow?; it is one of deny, allow, explicit-deny, implicit-deny, invalid-request',
      [],
    ],
    [undefined, 'an expectation must be an outcome or an object, not nothing', []],
    [5, 'an expectation must be an outcome or an object, not the number 5', []],
    [{}, 'an expectation needs "outcome"', []],
    [{ outcome: 'allow', layers: 'scp' }, 'an expectation has no "layers": did you mean layer?', ['layers']],
    [
      { outcome: 'allow', layer: 'scpp' },
      /^the layer cannot be "scpp": did you mean scp\?/ as unknown as string,
      ['layer'],
    ],
    [
      { outcome: 'allow', decidedBy: 'a' },
      '"decidedBy" must be a list of statements, not text',
      ['decidedBy'],
    ],
    [
      { outcome: 'allow', decidedBy: [''] },
      '"decidedBy" must be a list of statements, not a list',
      ['decidedBy'],
    ],
    [{ outcome: true }, 'the outcome must be text, not the boolean true', ['outcome']],
    [[], 'the expectation must not be empty', []],
    [['allow'], 'a member of this list is either { when: …, then: … } or { otherwise: … }', [0]],
    [[{ when: {}, then: 'allow' }], '"when" must not be empty', [0, 'when']],
    [
      [{ when: { 'aws:A': 1 }, otherwise: 'allow' }],
      'a member of this list is either { when: …, then: … } or { otherwise: … }',
      [0],
    ],
    [[{ wen: {}, then: 'allow' }], 'a member of this list has no "wen": did you mean when?', [0, 'wen']],
    [
      [{ when: { duration: 1 }, then: 'allow' }],
      /^"duration" is no field of a request/ as unknown as string,
      [0, 'when', 'duration'],
    ],
    [[{ when: { 'aws:A': null }, then: 'allow' }], '"aws:A" has no value', [0, 'when', 'aws:A']],
    [[{ when: { 'aws:A': [] }, then: 'allow' }], '"aws:A" must not be empty', [0, 'when', 'aws:A']],
    [[{ when: 'a', then: 'allow' }], '"when" must be an object, not text', [0, 'when']],
    [[{ otherwise: 'allow' }, { otherwise: 'deny' }], 'only one "otherwise" is possible', [1]],
  ])('refuses %j', (expectation, message, path) => {
    const result = parseExpectation(expectation);
    const problems = result.ok ? [] : result.problems;
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toEqual(path);
    if (typeof message === 'string') expect(problems[0]?.message).toBe(message);
    else expect(problems[0]?.message).toMatch(message);
  });
});
