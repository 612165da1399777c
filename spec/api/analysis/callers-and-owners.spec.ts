import { describe, expect, it, test } from 'vitest';
import {
  compare,
  type PolicyPrincipal,
  type PolicyStatement,
  policySet,
  proveAlways,
  proveNever,
  type Request,
} from '../../../src/index.js';
import {
  allow,
  allowedBeyond,
  beside,
  type Condition,
  counterexample,
  deny,
  document,
  identity,
} from './asking.js';

type PrincipalInput = NonNullable<Request['principal']>;

const mine = '123456789012';
const role = `arn:aws:iam::${mine}:role/dev`;
const queue = `arn:aws:sqs:us-east-2:${mine}:q`;
const asked = { action: 'sqs:SendMessage', resource: queue };
const onResource = (...statements: readonly PolicyStatement[]) =>
  policySet({ resource: document(...statements) });
const granting = (Principal: PolicyPrincipal, Condition?: Condition) =>
  onResource(allow({ Principal, ...(Condition !== undefined && { Condition }) }));

describe('whoever a policy on the resource names', () => {
  test.each<[string, PolicyPrincipal, PrincipalInput]>([
    ['a role', { AWS: role }, role],
    ['a user', { AWS: `arn:aws:iam::${mine}:user/ann` }, `arn:aws:iam::${mine}:user/ann`],
    [
      'a session',
      { AWS: `arn:aws:sts::${mine}:assumed-role/dev/s` },
      `arn:aws:sts::${mine}:assumed-role/dev/s`,
    ],
    ['a service', { Service: 'sns.amazonaws.com' }, { service: 'sns.amazonaws.com' }],
  ])('%s is asked', (_, principal, caller) => {
    const set = granting(principal);
    const other = { ...asked, principal: ['arn:aws:iam::123456789012:role/other', caller] };
    expect(counterexample(proveNever(set, other)).principal).toEqual(caller);
    expect(proveAlways(set, { ...asked, principal: caller }).answer).toBe('proved');
  });

  test.each<[string, PolicyPrincipal, PrincipalInput]>([
    ['a role', { AWS: role }, `${role}2`],
    ['a service', { Service: 'sns.amazonaws.com' }, { service: 'sqs.amazonaws.com' }],
    ['an account', { AWS: mine }, 'arn:aws:iam::444455556666:role/x'],
  ])('%s is none of the others', (_, principal, other) => {
    expect(proveNever(granting(principal), { ...asked, principal: other }).answer).toBe('proved');
  });

  it('a role of another account is asked, and its own policies have to allow too', () => {
    const principal = 'arn:aws:iam::444455556666:role/x';
    const grant = document(allow({ Principal: { AWS: principal } }));
    expect(proveNever(policySet({ resource: grant }), { ...asked, principal }).answer).toBe('proved');
    expect(proveAlways(beside({ resource: grant }), { ...asked, principal }).answer).toBe('proved');
  });

  it('an account is asked by its roles, which need their own policies too', () => {
    const grant = document(allow({ Principal: { AWS: '444455556666' } }));
    const principal = 'arn:aws:iam::444455556666:role/x';
    expect(proveAlways(beside({ resource: grant }), { ...asked, principal }).answer).toBe('proved');
    expect(proveAlways(policySet({ resource: grant }), { ...asked, principal }).answer).toBe('refuted');
  });

  it('everyone is asked: also another account, a service, and who signs nothing', () => {
    const everyone = beside({ resource: document(allow({ Principal: '*' })) });
    const but = (Condition: Condition, guard: PolicyPrincipal = '*') =>
      beside({ resource: document(allow({ Principal: '*' }), deny({ Principal: guard, Condition })) });
    expect(proveAlways(everyone, asked).answer).toBe('proved');
    const foreign = but({
      StringNotEquals: { 'aws:PrincipalAccount': mine },
      Null: { 'aws:PrincipalAccount': 'false' },
    });
    expect(counterexample(proveAlways(foreign, asked)).principal).toMatch(
      /^arn:aws:iam::(?!123456789012)\d{12}:/,
    );
  });

  it('a service is asked, which no SCP limits', () => {
    const set = policySet({ scp: [document(deny())], resource: document(allow({ Principal: '*' })) });
    expect(counterexample(proveNever(set, asked)).principal).toHaveProperty('service');
  });

  it('who signs nothing is asked, whom no boundary limits', () => {
    const noService = deny({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } });
    const set = policySet({
      boundary: document(deny()),
      resource: document(allow({ Principal: '*' }), noService),
    });
    expect(counterexample(proveNever(set, asked)).principal).toBe('anonymous');
  });
});

describe('an account that nobody speaks of', () => {
  it('is asked as a caller of another account', () => {
    const set = beside({ resource: document(allow({ Principal: { AWS: mine } })) });
    const { principal } = counterexample(proveAlways(set, asked));
    expect(principal).toMatch(/^arn:aws:iam::(?!123456789012)\d{12}:/);
  });

  it('is none of the accounts of the question', () => {
    const resourceAccount = '111122223333';
    const set = onResource(allow({ Principal: '*' }));
    const pattern = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x', resourceAccount };
    expect(counterexample(proveAlways(set, pattern)).principal).not.toContain(resourceAccount);
  });

  it('is one for each way in which wildcards tell accounts apart', () => {
    const guard = deny({ Principal: '*', Condition: { StringLike: { 'aws:PrincipalAccount': '9876*' } } });
    const set = beside({ resource: document(allow({ Principal: '*' }), guard) });
    expect(counterexample(proveAlways(set, asked)).principal).toMatch(/^arn:aws:iam::9876\d{8}:/);
  });
});

describe('whose the resource is', () => {
  it('decides which callers are of its account', () => {
    const own = identity(allow({ Condition: { StringEquals: { 'aws:PrincipalAccount': mine } } }));
    expect(proveNever(own, { resource: 'arn:aws:sqs:us-east-2:444455556666:q' }).answer).toBe('proved');
    expect(
      counterexample(proveNever(own, { resource: 'arn:aws:sqs:us-east-2:1*:q', absent: ['aws:SourceVpc'] }))
        .resource,
    ).toContain(`:${mine}:`);
  });

  it('is its ARN, also for a condition on it', () => {
    const own = identity(allow({ Condition: { StringEquals: { 'aws:ResourceAccount': mine } } }));
    expect(proveAlways(own, asked).answer).toBe('proved');
    expect(proveNever(own, { ...asked, resource: 'arn:aws:sqs:us-east-2:444455556666:q' }).answer).toBe(
      'proved',
    );
  });

  it('is said by resourceAccount where the ARN does not say it', () => {
    const bucket = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x', principal: role };
    expect(proveAlways(identity(allow()), { ...bucket, resourceAccount: mine }).answer).toBe('proved');
    expect(proveNever(identity(allow()), { ...bucket, resourceAccount: '444455556666' }).answer).toBe(
      'proved',
    );
    const either = { ...bucket, resourceAccount: ['444455556666', mine] };
    expect(counterexample(proveNever(identity(allow()), either)).resourceAccount).toBe(mine);
  });
});

describe('the root user', () => {
  it('is asked where nobody has policies of their own, and in its own account', () => {
    const limits = policySet({ scp: [document(allow({ Action: 's3:*' }))] });
    const { principal } = counterexample(proveNever(limits, {}));
    expect(principal).toMatch(/^arn:aws:iam::\d{12}:root$/);
    expect(proveNever(limits, { action: 'ec2:*' }).answer).toBe('proved');
  });

  it('is asked by name where somebody has, and no policy of theirs is its own', () => {
    const none = identity(deny());
    expect(proveNever(none, {}).answer).toBe('proved');
    expect(proveAlways(none, { ...asked, principal: `arn:aws:iam::${mine}:root` }).answer).toBe('proved');
    expect(proveNever(none, { ...asked, principal: 'arn:aws:iam::444455556666:root' }).answer).toBe('proved');
  });
});

describe('keys that say who calls', () => {
  it('agree with the name of the caller', () => {
    const users = granting('*', { StringEquals: { 'aws:username': 'bob' } });
    const request = counterexample(
      proveNever(users, { ...asked, principal: `arn:aws:iam::${mine}:user/bob` }),
    );
    expect(request.context).toBeUndefined();
    expect(proveNever(users, { ...asked, principal: `arn:aws:iam::${mine}:user/ann` }).answer).toBe('proved');
    expect(proveNever(users, { ...asked, principal: role }).answer).toBe('proved');
  });

  it('tell a session by its role', () => {
    const session = `arn:aws:sts::${mine}:assumed-role/dev/s`;
    const set = granting('*', { ArnEquals: { 'aws:PrincipalArn': role } });
    expect(proveAlways(set, { ...asked, principal: session }).answer).toBe('proved');
    expect(proveNever(set, { ...asked, principal: `arn:aws:sts::${mine}:assumed-role/other/s` }).answer).toBe(
      'proved',
    );
  });

  it('are written into the name of whoever stands for many', () => {
    const set = beside({
      resource: document(
        allow({ Principal: '*' }),
        deny({
          Principal: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/x*' } },
        }),
      ),
    });
    expect(counterexample(proveAlways(set, asked)).principal).toMatch(/^arn:aws:iam::444455556666:role\/x/);
  });
});

it('a principal in a list is any of them', () => {
  const set = granting({ AWS: role });
  expect(proveNever(set, { ...asked, principal: [`${role}2`, `${role}3`] }).answer).toBe('proved');
  expect(counterexample(proveNever(set, { ...asked, principal: [`${role}2`, role] })).principal).toBe(role);
});

it('one principal more is wider by that principal', () => {
  const before = granting({ AWS: role });
  const after = granting({ AWS: [role, `${role}2`] });
  expect(compare(before, after).relation).toBe('wider');
  expect(allowedBeyond(after, before)?.principal).toBe(`${role}2`);
});

it('callers and resources of two partitions never meet', () => {
  const principal = `arn:aws-cn:iam::${mine}:role/x`;
  expect(() => proveNever(identity(allow()), { resource: queue, principal })).toThrow(/no request/);
});
