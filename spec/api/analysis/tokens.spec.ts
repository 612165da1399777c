import { describe, expect, it, test } from 'vitest';
import {
  allowedValues,
  loadPolicy,
  policySet,
  proveAlways,
  proveExactly,
  proveNever,
  RequestError,
} from '../../../src/index.js';
import { allow, beside, counterexample, deny, document, identity, outcome, refutation } from './asking.js';

const bearer = 'sts:GetServiceBearerToken';
const asking = 'codeartifact:GetAuthorizationToken';
const domain = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';
const duration = 'sts:DurationSeconds';
const hour = loadPolicy('examples/policies/limit-token-to-1-hour.json');
const twelveHours = loadPolicy('examples/policies/limit-token-to-12-hours.json');
const everything = identity(allow());
const lasting = (operator: string, seconds: number) =>
  identity(allow({ Condition: { [operator]: { [duration]: seconds } } }));

describe('lifetimes of tokens', () => {
  test.each([
    ['an hour', hour, [0, [900, 3600]]],
    ['twelve hours', twelveHours, [43200]],
    ['any', everything, [0, [900, 43200]]],
    ['none', identity(deny()), []],
  ] as const)('%s: exactly these, and no others', (_, policy, durationSeconds) => {
    expect(proveExactly(policy, { action: bearer }, { durationSeconds }).answer).toBe('proved');
  });

  it('are whole seconds', () => {
    const upTo = lasting('NumericLessThan', 3600.5);
    expect(proveExactly(upTo, { action: bearer }, { durationSeconds: [0, [900, 3600]] }).answer).toBe(
      'proved',
    );
    expect(
      proveNever(
        identity(
          allow({
            Condition: { NumericLessThan: { [duration]: 900.5 }, NumericGreaterThan: { [duration]: 900 } },
          }),
        ),
        { action: bearer, durationSeconds: [0, 900, 901] },
      ).answer,
    ).toBe('proved');
  });

  test.each([
    [lasting('NumericLessThan', 3600), 3600, 'not-allowed'],
    [lasting('NumericLessThanEquals', 3601), 3601, 'allowed-too'],
    [lasting('NumericLessThanEquals', 3599), 3600, 'not-allowed'],
  ] as const)('differ at the edge', (policy, durationSeconds, difference) => {
    const answer = refutation(
      proveExactly(policy, { action: bearer }, { durationSeconds: [0, [900, 3600]] }),
    );
    expect(answer).toMatchObject({ request: { action: bearer, durationSeconds }, difference });
    expect(outcome(policy, answer.request)).toBe(difference === 'allowed-too' ? 'allow' : 'implicit-deny');
    expect(answer.lines?.length).toBeGreaterThan(0);
  });

  it.each([1, 899, 43201])(
    'that the service refuses, %s, refute always and never keep never from being proved',
    (durationSeconds) => {
      const asked = { action: bearer, durationSeconds };
      expect(refutation(proveAlways(everything, asked))).toMatchObject({
        request: asked,
        decision: { outcome: 'invalid-request' },
      });
      expect(proveNever(everything, asked).answer).toBe('proved');
    },
  );

  it.each([0, 900, 43200])('that the service takes, %s, are asked', (durationSeconds) => {
    expect(proveAlways(everything, { action: bearer, durationSeconds }).answer).toBe('proved');
    expect(proveNever(everything, { action: bearer, durationSeconds }).answer).toBe('refuted');
  });

  it('in a list count one by one', () => {
    expect(
      counterexample(proveAlways(everything, { action: bearer, durationSeconds: [900, 899] }))
        .durationSeconds,
    ).toBe(899);
    expect(
      counterexample(proveNever(everything, { action: bearer, durationSeconds: [899, 900] })).durationSeconds,
    ).toBe(900);
  });

  it('that no token has cannot be expected', () => {
    for (const durationSeconds of [[600], [[1, 899]], [[43201, 50000]]])
      expect(() => proveExactly(everything, { action: bearer }, { durationSeconds } as never)).toThrow(
        RequestError,
      );
  });

  it('are counted only as far as the service takes them', () => {
    expect(proveExactly(everything, { action: bearer }, { durationSeconds: [[0, 100000]] }).answer).toBe(
      'proved',
    );
  });

  it('as a condition key are any numbers', () => {
    const upTo = lasting('NumericLessThan', 3600);
    const answer = proveExactly(upTo, { action: bearer }, { [duration]: [[0, 3599]] });
    expect(refutation(answer).difference).toBe('allowed-too');
    expect(allowedValues(upTo, { action: bearer }, duration).values).toEqual([{ below: 3600 }]);
    expect(allowedValues(upTo, { action: bearer }, 'durationSeconds').values).toEqual([
      0,
      { from: 900, to: 3599 },
    ]);
  });
});

describe('GetAuthorizationToken needs two permissions', () => {
  const asked = { action: asking, resource: domain };
  const half = (Action: string) => identity(allow({ Action }));
  const whole = identity(allow({ Action: asking, Resource: domain }), allow({ Action: bearer }));

  it('each of which alone gives no token', () => {
    for (const action of [asking, bearer])
      expect(proveNever(half(action), { ...asked, durationSeconds: [0, 900, 43200] }).answer).toBe('proved');
    expect(proveExactly(half(asking), asked, { durationSeconds: [] }).answer).toBe('proved');
  });

  it('which together give it', () => {
    expect(proveExactly(whole, asked, { durationSeconds: [0, [900, 43200]] }).answer).toBe('proved');
    expect(proveNever(whole, { ...asked, resource: `${domain}2`, durationSeconds: 900 }).answer).toBe(
      'proved',
    );
  });

  it('of which the lifetime limits the second', () => {
    const limited = identity(
      allow({ Action: asking }),
      allow({ Action: bearer, Condition: { NumericLessThanEquals: { [duration]: 3600 } } }),
    );
    expect(proveExactly(limited, asked, { durationSeconds: [0, [900, 3600]] }).answer).toBe('proved');
  });

  it('and is asked as the plain permission without a lifetime', () => {
    expect(proveAlways(half(asking), asked).answer).toBe('proved');
  });

  it('of which an SCP may deny either', () => {
    for (const Action of [asking, bearer]) {
      const set = beside({ scp: [document(allow(), deny({ Action }))] });
      expect(proveNever(set, { ...asked, durationSeconds: 900 }).answer).toBe('proved');
    }
  });

  it('of which no resource policy gives the second', () => {
    const granted = policySet({ domain: document(allow({ Principal: '*', Action: '*' })) });
    expect(proveNever(granted, { action: [bearer, asking], durationSeconds: 900 }).answer).toBe('proved');
  });

  it('and the root user never gets one', () => {
    const principal = 'arn:aws:iam::123456789012:root';
    const answer = proveAlways(everything, { ...asked, principal, durationSeconds: 900 });
    expect(refutation(answer).decision.outcome).toBe('invalid-request');
    expect(proveNever(everything, { ...asked, principal, durationSeconds: [900, 3600] }).answer).toBe(
      'proved',
    );
  });
});

describe('a lifetime with another action', () => {
  it('is an error of a request, and of a pattern that no token request fits', () => {
    const over = { durationSeconds: [900] };
    expect(() => proveExactly(everything, { action: 's3:GetObject' }, over)).toThrow(RequestError);
    expect(() => allowedValues(everything, { action: 's3:GetObject' }, 'durationSeconds')).toThrow(
      RequestError,
    );
    const pattern = { action: 's3:*', durationSeconds: 900 };
    expect(() => proveNever(everything, pattern)).toThrow(RequestError);
    expect(() => proveAlways(everything, pattern)).toThrow(RequestError);
  });

  it('is left aside where a pattern takes in more', () => {
    expect(proveAlways(everything, { action: 's*:*', durationSeconds: 900 }).answer).toBe('proved');
    expect(counterexample(proveNever(everything, { durationSeconds: 900 })).action).toBe(bearer);
  });
});
