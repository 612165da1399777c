import { expectTypeOf } from 'expect-type';
import { expect } from 'vitest';
import '../../matchers/vitest.js';
import { type MatcherResult, toAllow, toDecide } from '../../matchers/index.js';
import { type Expectation, parsePolicy } from '../../src/index.js';

const policy = parsePolicy('{}');
const request = { action: 's3:GetObject' };

expect(policy).toAllow(request);
expect(policy).toDeny(request);
expect(policy).toExplicitlyDeny(request);
expect(policy).toImplicitlyDeny(request);
expect(policy).not.toAllow({ action: 's3:GetObject', context: { 'a:b': ['c'] } });
expectTypeOf(expect(policy).toAllow(request)).toEqualTypeOf<void>();

// @ts-expect-error a request has an action
expect(policy).toAllow({ resource: '*' });
// @ts-expect-error unknown fields are typos
expect(policy).toDeny({ action: 's3:GetObject', resources: '*' });
// @ts-expect-error a request has to be given
expect(policy).not.toAllow();
// @ts-expect-error and nothing more
expect(policy).toAllow(request, 'allow');

expect(policy).toDecide(request, 'allow');
expect(policy).toDecide(request, 'deny');
expect(policy).toDecide(request, { outcome: 'explicit-deny', decidedBy: ['#0', 'sid'], layer: 'identity' });
expect(policy).toDecide(request, [
  { when: { durationSeconds: [0, 900], 'aws:TagKeys': [['a'], ['a', 'b']] }, then: 'allow' },
  { otherwise: 'deny' },
]);
// @ts-expect-error a typo in an outcome
expect(policy).toDecide(request, 'alow');
// @ts-expect-error
expect(policy).toDecide(request, 'explicit_deny');
// @ts-expect-error a typo in a field
expect(policy).toDecide(request, { outcome: 'allow', decidedby: ['#0'] });
// @ts-expect-error a typo in a layer
expect(policy).toDecide(request, { outcome: 'allow', layer: 'identiy' });
// @ts-expect-error an outcome is needed
expect(policy).toDecide(request, { decidedBy: ['#0'] });
// @ts-expect-error the expectation is needed
expect(policy).toDecide(request);
// @ts-expect-error a clause has a then
expect(policy).toDecide(request, [{ when: { durationSeconds: 0 } }]);
// @ts-expect-error a typo in the outcome of a clause
expect(policy).toDecide(request, [{ otherwise: 'denied' }]);
expectTypeOf<'denied'>().not.toExtend<Expectation>();

// Asymmetric matchers are typed as well.
expect({ policy }).toEqual({ policy: expect.toAllow(request) });
expect({ policy }).toEqual({ policy: expect.not.toDecide(request, 'deny') });
// @ts-expect-error
expect({ policy }).toEqual({ policy: expect.toAllow({}) });
// @ts-expect-error
expect({ policy }).toEqual({ policy: expect.toDecide(request, 'alow') });
// @ts-expect-error no such matcher
expect(policy).toAlow(request);

// The functions themselves, for expect.extend of any runner.
expectTypeOf(toAllow).returns.toEqualTypeOf<MatcherResult>();
expectTypeOf(toDecide).parameter(2).toEqualTypeOf<Expectation>();
expect.extend({ toAllow, toDecide });
