import { expectTypeOf } from 'expect-type';
import { expect } from 'vitest';
import '../../matchers/vitest.js';
import { type MatcherResult, toAllowExactly, toBeEquivalentTo, toNeverAllow } from '../../matchers/index.js';
import {
  type Answer,
  type Claim,
  describeAnswer,
  parsePolicy,
  policySet,
  proveClaim,
  type Subject,
  writeScenario,
} from '../../src/index.js';

const policy = parsePolicy('{}');
const request = { action: 's3:GetObject' };

expect(policy).toAllowExactly(request, { durationSeconds: [0, [900, 3600]] });
expect(policy).toAllowExactly(request, { 'k:a': ['a*', 5, true, new Date(0), ['a', 'b'], null] });
expect(policy).toAllowExactly({ resource: '*' }, { action: ['s3:*'] }, { work: 5 });
expect(policy).not.toNeverAllow({ action: ['s3:*', 'sts:*'], context: { 'k:a': [['a', 'b'], 'c*'] } });
expect(policy).toNeverAllow({}, { work: 5 });
expect(policy).toAlwaysAllow({ durationSeconds: [900, 3600], principal: ['anonymous', { service: 'a' }] });
expectTypeOf(expect(policy).toAlwaysAllow({})).toEqualTypeOf<void>();

// The others are whatever a subject may be.
expect(policy).toAllowNoMoreThan(policy);
expect(policy).toAllowNoMoreThan(policySet({ scp: [policy] }), { work: 5 });
expect(policy).toBeEquivalentTo({ Version: '2012-10-17', Statement: [] });
expect(policy).toBeEquivalentTo({ toJSON: () => ({}) });
expectTypeOf(toBeEquivalentTo).parameter(1).toEqualTypeOf<Subject>();

// @ts-expect-error the values are needed
expect(policy).toAllowExactly(request);
// @ts-expect-error and are a list
expect(policy).toAllowExactly(request, { durationSeconds: 900 });
// @ts-expect-error of which a range has two ends
expect(policy).toAllowExactly(request, { durationSeconds: [{ from: 900 }] });
// @ts-expect-error unknown fields are typos
expect(policy).toNeverAllow({ actions: 's3:*' });
// @ts-expect-error a pattern is an object
expect(policy).toNeverAllow('s3:*');
// @ts-expect-error the pattern is needed
expect(policy).toAlwaysAllow();
// @ts-expect-error an unknown option
expect(policy).toAlwaysAllow({}, { effort: 5 });
// @ts-expect-error the others are needed
expect(policy).toAllowNoMoreThan();
// @ts-expect-error a path is none
expect(policy).toBeEquivalentTo('policy.json');

// Asymmetric matchers are typed as well.
expect({ policy }).toEqual({ policy: expect.toNeverAllow({ action: 's3:*' }) });
// @ts-expect-error
expect({ policy }).toEqual({ policy: expect.not.toNeverAllow({ actoin: 's3:*' }) });

// The functions themselves, for expect.extend of any runner.
expectTypeOf(toNeverAllow).returns.toEqualTypeOf<MatcherResult>();
expect.extend({ toAllowExactly, toNeverAllow });

expectTypeOf(proveClaim).returns.toEqualTypeOf<Answer>();
const claim: Claim = { kind: 'never', pattern: { action: 's3:*' } };
expectTypeOf(describeAnswer({ claim, answer: { answer: 'proved', notes: [] } })).toEqualTypeOf<string>();
// @ts-expect-error a comparison has others
expectTypeOf({ kind: 'noMoreThan' } as const).toExtend<Claim>();
expectTypeOf(writeScenario({ name: 'a', request, expect: 'deny' })).toEqualTypeOf<string>();
// @ts-expect-error a typo in an outcome
writeScenario({ name: 'a', request, expect: 'denied' });
