import { describe, expect, it, test } from 'vitest';
import { evaluate, type PolicyStatement, type Request } from '../../src/index.js';
import { faultsOf } from '../iam/one-statement.js';

const domain = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';
const ask: PolicyStatement = {
  Sid: 'ask',
  Effect: 'Allow',
  Action: 'codeartifact:GetAuthorizationToken',
  Resource: domain,
};
const bearer: PolicyStatement = {
  Sid: 'bearer',
  Effect: 'Allow',
  Action: 'sts:GetServiceBearerToken',
  Resource: '*',
  Condition: { StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' } },
};
const limited = (operator: string, seconds: number): PolicyStatement => ({
  ...bearer,
  Condition: { ...bearer.Condition, [operator]: { 'sts:DurationSeconds': seconds } },
});
const deny = (action: string): PolicyStatement => ({
  Sid: `no${action.replace(/.*:|\W/g, '')}`,
  Effect: 'Deny',
  Action: action,
  Resource: '*',
});

function decide(statements: readonly PolicyStatement[], request: Partial<Request> = {}) {
  const policy = { Version: '2012-10-17', Statement: statements };
  return evaluate(policy, {
    action: 'codeartifact:GetAuthorizationToken',
    resource: domain,
    durationSeconds: 43_200,
    ...request,
  });
}
const both = ['codeartifact:GetAuthorizationToken', 'sts:GetServiceBearerToken'] as const;

describe('lifetimes', () => {
  test.each<[number, string, string, string]>([
    // any lifetime, exactly 43200, at most 3600
    [0, 'allow', 'implicit-deny', 'allow'],
    [900, 'allow', 'implicit-deny', 'allow'],
    [901, 'allow', 'implicit-deny', 'allow'],
    [3600, 'allow', 'implicit-deny', 'allow'],
    [3601, 'allow', 'implicit-deny', 'implicit-deny'],
    [43_199, 'allow', 'implicit-deny', 'implicit-deny'],
    [43_200, 'allow', 'allow', 'implicit-deny'],
    [-1, ...(['invalid-request', 'invalid-request', 'invalid-request'] as const)],
    [1, ...(['invalid-request', 'invalid-request', 'invalid-request'] as const)],
    [899, ...(['invalid-request', 'invalid-request', 'invalid-request'] as const)],
    [43_201, ...(['invalid-request', 'invalid-request', 'invalid-request'] as const)],
    [1e9, ...(['invalid-request', 'invalid-request', 'invalid-request'] as const)],
  ])('%i: %s, %s, %s', (durationSeconds, any, twelveHours, oneHour) => {
    for (const action of both) {
      const resource = action === both[0] ? domain : '*';
      expect(decide([ask, bearer], { action, resource, durationSeconds }).outcome).toBe(any);
      expect(
        decide([ask, limited('NumericEquals', 43_200)], { action, resource, durationSeconds }).outcome,
      ).toBe(twelveHours);
      expect(
        decide([ask, limited('NumericLessThanEquals', 3600)], { action, resource, durationSeconds }).outcome,
      ).toBe(oneHour);
    }
  });

  it.each([899, -1, 43_201])(
    'rejects %i before policies matter, naming the valid values',
    (durationSeconds) => {
      const decision = decide([deny('*')], { durationSeconds });
      expect(decision).toMatchObject({
        outcome: 'invalid-request',
        statements: [],
        permissions: [],
        notes: [],
      });
      expect('layer' in decision).toBe(false);
      expect(decision.explain()).toBe(
        `invalid-request: codeartifact:GetAuthorizationToken rejects a lifetime of ${durationSeconds} seconds; valid are 0 and 900 to 43200`,
      );
    },
  );
});

describe('both permissions, and the stricter decision', () => {
  test.each<[string, PolicyStatement[], string, string[], string[]]>([
    ['both allowed', [ask, bearer], 'allow', [...both], ['ask', 'bearer']],
    ['only the asking', [ask], 'implicit-deny', [both[1]], []],
    ['only the token', [bearer], 'implicit-deny', [both[0]], []],
    ['neither', [], 'implicit-deny', [...both], []],
    [
      'the token denied',
      [ask, bearer, deny(both[1])],
      'explicit-deny',
      [both[1]],
      ['noGetServiceBearerToken'],
    ],
    [
      'the asking denied',
      [ask, bearer, deny(both[0])],
      'explicit-deny',
      [both[0]],
      ['noGetAuthorizationToken'],
    ],
    [
      'one denied, one not allowed',
      [bearer, deny(both[1])],
      'explicit-deny',
      [both[1]],
      ['noGetServiceBearerToken'],
    ],
    [
      'one not allowed, one denied',
      [bearer, deny(both[0])],
      'explicit-deny',
      [both[0]],
      ['noGetAuthorizationToken'],
    ],
    [
      'both denied by two',
      [deny(both[0]), deny(both[1])],
      'explicit-deny',
      [...both],
      ['noGetAuthorizationToken', 'noGetServiceBearerToken'],
    ],
    [
      'another service’s tokens only',
      [ask, { ...bearer, Condition: { StringEquals: { 'sts:AWSServiceName': '' } } }],
      'implicit-deny',
      [both[1]],
      [],
    ],
    ['the token on the domain only', [ask, { ...bearer, Resource: domain }], 'implicit-deny', [both[1]], []],
  ])('%s', (_, statements, outcome, deciders, sids) => {
    const decision = decide(statements);
    expect(decision).toMatchObject({ outcome, layer: 'identity' });
    expect(decision.permissions.map(({ action, resource }) => [action, resource])).toEqual([
      [both[0], domain],
      [both[1], '*'],
    ]);
    expect(decision.permissions.filter(({ decided }) => decided).map(({ action }) => action)).toEqual(
      deciders,
    );
    expect(decision.statements.map(({ sid }) => sid)).toEqual(sids);
    expect(decision.explain().split('\n')[0]).toBe(`${outcome}, decided by ${deciders.join(' and ')}`);
  });

  it('names a statement once that decides both', () => {
    expect(decide([{ Effect: 'Allow', Action: '*', Resource: '*' }]).statements).toEqual([
      { layer: 'identity', policy: 'inline', index: 0 },
    ]);
    expect(decide([deny('*')]).statements).toHaveLength(1);
  });

  it('explains both', () => {
    expect(decide([ask, limited('NumericLessThanEquals', 3600)]).explain()).toBe(
      [
        'implicit-deny, decided by sts:GetServiceBearerToken',
        `allow: codeartifact:GetAuthorizationToken on ${domain}`,
        '  Allow statement #0 "ask" of identity policy inline applies',
        'implicit-deny: sts:GetServiceBearerToken on *',
        '  Allow statement #1 "bearer" of identity policy inline does not apply:',
        '    sts:DurationSeconds is 43200, must be <= 3600',
      ].join('\n'),
    );
  });

  it('needs only the one for sts:GetServiceBearerToken, in any case', () => {
    const decision = decide([bearer], { action: 'STS:getservicebearertoken', resource: '*' });
    expect(decision.outcome).toBe('allow');
    expect(decision.permissions).toHaveLength(1);
    expect(decide([ask, bearer], { action: 'CodeArtifact:GETAUTHORIZATIONTOKEN' }).permissions).toHaveLength(
      2,
    );
  });

  it('decides the token in the caller’s account, wherever the domain is', () => {
    const decision = decide([ask, bearer], { principal: 'arn:aws:iam::444455556666:user/alice' });
    expect(decision).toMatchObject({ outcome: 'implicit-deny', layer: 'domain' });
    expect(decision.permissions).toMatchObject([
      { outcome: 'implicit-deny', layer: 'domain', decided: true },
      { outcome: 'allow', layer: 'identity', decided: false },
    ]);
  });
});

describe('what the request carries', () => {
  it('sts:DurationSeconds and sts:AWSServiceName, of the token’s permission alone', () => {
    const reads = (key: string): PolicyStatement => ({ ...ask, Condition: { Null: { [key]: 'true' } } });
    expect(decide([reads('sts:DurationSeconds'), bearer]).outcome).toBe('allow');
    expect(decide([reads('sts:AWSServiceName'), bearer]).outcome).toBe('allow');
  });

  it('0 for a lifetime of 0', () => {
    expect(decide([ask, limited('NumericEquals', 0)], { durationSeconds: 0 }).outcome).toBe('allow');
  });

  it('neither without durationSeconds', () => {
    expect(
      decide([bearer], { action: 'sts:GetServiceBearerToken', resource: '*', durationSeconds: undefined })
        .outcome,
    ).toBe('implicit-deny');
  });

  test.each<[string, NonNullable<Request['context']>]>([
    ['the same number', { 'sts:DurationSeconds': 43_200 }],
    ['the same text', { 'STS:durationseconds': '43200' }],
    ['the same service', { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' }],
  ])('and the context may say so too: %s', (_, context) => {
    expect(decide([ask, bearer], { context }).outcome).toBe('allow');
  });
});

describe('errors', () => {
  const request = { action: 'sts:GetServiceBearerToken', durationSeconds: 3600 };
  test.each<[object, string]>([
    [
      { context: { 'sts:DurationSeconds': 900 } },
      'token-context context["sts:DurationSeconds"]: sts:DurationSeconds is "900" in the context, but durationSeconds makes it "3600"',
    ],
    [
      { context: { 'STS:awsservicename': 'x' } },
      'token-context context["STS:awsservicename"]: STS:awsservicename is "x" in the context, but durationSeconds makes it "codeartifact.amazonaws.com"',
    ],
    [
      { absent: ['sts:DurationSeconds'] },
      'absent-with-value absent: sts:DurationSeconds is declared absent, but durationSeconds gives it a value',
    ],
    [
      { absent: ['sts:AWSServiceName'] },
      'absent-with-value absent: sts:AWSServiceName is declared absent, but durationSeconds gives it a value',
    ],
    [
      { action: 'codeartifact:ListDomains' },
      'token-action durationSeconds is the lifetime of a token, and codeartifact:ListDomains issues none: only codeartifact:GetAuthorizationToken and sts:GetServiceBearerToken do',
    ],
    [{ durationSeconds: 900.5 }, 'request-type durationSeconds must be a whole number of seconds, not 900.5'],
    [
      { durationSeconds: '3600' },
      'request-type durationSeconds must be a whole number of seconds, not a string',
    ],
    [
      { durationSeconds: Number.NaN },
      'request-type durationSeconds must be a whole number of seconds, not NaN',
    ],
    [{ durationSeconds: null }, 'request-type durationSeconds must be a whole number of seconds, not null'],
  ])('%j', (more, message) => {
    expect(faultsOf({ ...request, ...more })).toEqual([message]);
  });

  it('comes before the lifetime: an action without tokens is no invalid request', () => {
    expect(faultsOf({ action: 's3:GetObject', durationSeconds: 1 })).toHaveLength(1);
  });
});
