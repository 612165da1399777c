import { expectTypeOf } from 'expect-type';
import { evaluate, type PolicyDocument, type Request } from '../../src/index.js';

declare const policy: PolicyDocument;

// A request has an action.
evaluate(policy, { action: 's3:GetObject' });
// @ts-expect-error without one there is nothing to decide
evaluate(policy, {});
// @ts-expect-error nor with an undefined one
evaluate(policy, { action: undefined });
// @ts-expect-error one action
evaluate(policy, { action: ['s3:GetObject'] });
// @ts-expect-error a request has to be given
evaluate(policy);

// Fields that do not exist are typos.
// @ts-expect-error
evaluate(policy, { action: 's3:GetObject', resources: '*' });
// @ts-expect-error
evaluate(policy, { Action: 's3:GetObject' });
// @ts-expect-error
evaluate(policy, { action: 's3:GetObject', durationsSeconds: 900 });

// Every field, in every form.
evaluate(policy, {
  action: 's3:GetObject',
  resource: '*',
  principal: 'arn:aws:iam::111122223333:user/alice',
  context: {
    'a:b': 'x',
    'a:c': 1,
    'a:d': true,
    'a:e': new Date(0),
    'a:f': ['x', 1, false, new Date(0)],
    'a:g': [],
  },
  absent: ['a:h'],
  durationSeconds: 900,
  resourceAccount: '111122223333',
  managementAccount: '111122223333',
  now: '2026-01-01T00:00:00Z',
});
evaluate(policy, { action: 's3:GetObject', principal: 'anonymous' });
evaluate(policy, { action: 's3:GetObject', principal: { service: 'sns.amazonaws.com' } });
evaluate(policy, { action: 's3:GetObject', principal: { federatedUser: 'arn', federatedBy: 'arn' } });
evaluate(policy, { action: 's3:GetObject', principal: { arn: 'arn', serviceLinked: true } });
evaluate(policy, { action: 's3:GetObject', resource: undefined, context: undefined });

// @ts-expect-error false would say nothing
evaluate(policy, { action: 's3:GetObject', principal: { arn: 'arn', serviceLinked: false } });
// @ts-expect-error both ARNs
evaluate(policy, { action: 's3:GetObject', principal: { federatedUser: 'arn' } });
// @ts-expect-error null is no value
evaluate(policy, { action: 's3:GetObject', context: { 'a:b': null } });
// @ts-expect-error nor is an object
evaluate(policy, { action: 's3:GetObject', context: { 'a:b': {} } });
// @ts-expect-error lists are flat
evaluate(policy, { action: 's3:GetObject', context: { 'a:b': [['x']] } });
// @ts-expect-error a number of seconds
evaluate(policy, { action: 's3:GetObject', durationSeconds: '900' });
// @ts-expect-error account numbers are text, which keeps their leading zeros
evaluate(policy, { action: 's3:GetObject', resourceAccount: 111122223333 });
// @ts-expect-error an instant is text
evaluate(policy, { action: 's3:GetObject', now: new Date(0) });

// Requests are read only, and may be built from constants.
const constant = { action: 's3:GetObject', context: { 'a:b': ['x'] }, absent: ['a:c'] } as const;
evaluate(policy, constant);
expectTypeOf<typeof constant>().toExtend<Request>();
expectTypeOf<Request>().pick<'action'>().toEqualTypeOf<{ readonly action: string }>();
