import { describe, expect, it, test } from 'vitest';
import {
  type Answer,
  type Layers,
  type PolicyStatement,
  policySet,
  proveAlways,
  proveExactly,
  proveNever,
} from '../../../src/index.js';
import { allow, beside, type Condition, counterexample, deny, document, identity, when } from './asking.js';

// Each was answered wrongly, or not at all, before.

const action = 's3:GetObject';
const onResource = (...some: readonly PolicyStatement[]) => policySet({ resource: document(...some) });
const none = policySet({ identity: [] });
const account = '111122223333';
const id = 'AROAAAAAAAAAAAAAAAAAA';
const caller = 'arn:aws:iam::444455556666:role/p/r';

describe('refuted, not proved', () => {
  const scp: Layers = { scp: [document(deny())] };
  const everyone = document(allow({ Principal: '*' }));
  const denying = (Condition: Condition) =>
    beside({ resource: document(allow({ Principal: '*' }), deny({ Principal: '*', Condition })) });
  const topic = { action: 'sns:Publish', resource: 'arn:aws:sns:us-east-2:123456789012:t' };
  const other = { action, resource: 'arn:aws:sqs:us-east-2:999988887777:q' };
  const byAccount = identity(
    allow(),
    deny({ Condition: { StringEquals: { 'aws:PrincipalAccount': account } } }),
  );
  const tags = (text: string): Condition => ({ StringEquals: { 'k:x': text } });
  const root = `arn:aws:iam::${account}:root`;
  const named = { resource: 'arn:aws:iam::444455556666:role/r', principal: caller };

  test.each<[string, () => Answer]>([
    ['the management account', () => proveNever(beside(scp), { managementAccount: account })],
    [
      'an ARN with a word for an account',
      () =>
        proveNever(identity(allow()), {
          action,
          resource: 'arn:aws:s3:us-east-1:abcdefghijkl:x',
          principal: `arn:aws:iam::${account}:user/alice`,
        }),
    ],
    ['an account that only the question names', () => proveNever(byAccount, other)],
    ['a request whose account no policy names', () => proveExactly(byAccount, other, { 'k:t': [] })],
    [
      'a foreign caller where the question names an account',
      () =>
        proveAlways(policySet({ resource: everyone }), {
          action,
          resource: 'arn:aws:s3:::b/x',
          resourceAccount: account,
        }),
    ],
    [
      'the root user, who gets no tokens: exactly',
      () =>
        proveExactly(
          identity(allow()),
          { action: 'codeartifact:GetAuthorizationToken', principal: root },
          { durationSeconds: [[900, 3600]] },
        ),
    ],
    [
      'the root user, who gets no tokens: always',
      () => proveAlways(policySet({ resource: everyone }), { action: 'codeartifact:Get*', principal: root }),
    ],
    [
      'a lifetime beside one that the service does not take',
      () => proveNever(identity(allow()), { durationSeconds: [899, 900] }),
    ],
    [
      'a lifetime that the service does not take',
      () => proveAlways(identity(allow()), { action: 'sts:GetServiceBearerToken', durationSeconds: [43201] }),
    ],
    [
      'a pattern that takes the empty text',
      () =>
        proveNever(when({ StringEquals: { 'aws:TagKeys': '' } }), {
          action,
          context: { 'aws:TagKeys': '*' },
        }),
    ],
    [
      'an id of a caller who is named',
      () => proveNever(onResource(allow({ Principal: { AWS: id } })), named),
    ],
    [
      'an id that the question gives',
      () =>
        proveNever(onResource(allow({ Principal: { AWS: id } })), {
          ...named,
          context: { 'aws:userid': `${id}:s` },
        }),
    ],
    [
      'a pinned variable without a value, beside a free one',
      () =>
        proveNever(
          identity(
            allow({ Condition: { StringEquals: { 'aws:RequestTag/x': '${aws:PrincipalTag/free}' } } }),
            deny({
              Condition: {
                StringLike: { 'aws:RequestTag/x': '${aws:PrincipalTag/free}*${aws:PrincipalTag/pin}' },
              },
            }),
          ),
          { absent: ['aws:PrincipalTag/pin'] },
        ),
    ],
    [
      'a service that only a condition names',
      () =>
        proveNever(
          policySet({
            ...scp,
            resource: document(
              allow({
                Principal: '*',
                Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
              }),
            ),
          }),
          {},
        ),
    ],
    [
      'an instant by its text',
      () => proveNever(when({ DateEquals: { 'k:x': '2026-01-01T00:00:00Z' }, ...tags('2026-01-01') }), {}),
    ],
    ['a number by its text', () => proveNever(when({ NumericEquals: { 'k:x': '1' }, ...tags('1.0') }), {})],
    [
      'a year that is a number, too',
      () =>
        proveNever(
          when({ DateEquals: { 'k:x': '2026-01-01T00:00:00Z' }, NumericLessThan: { 'k:x': '5000' } }),
          {},
        ),
    ],
    [
      'accounts that only a wildcard tells apart',
      () => proveAlways(denying({ StringLike: { 'aws:PrincipalAccount': '9876*' } }), topic),
    ],
    [
      'accounts within an ARN',
      () => proveAlways(denying({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::9876*:role/*' } }), topic),
    ],
    [
      'accounts within a text',
      () => proveAlways(denying({ StringLike: { 'aws:PrincipalArn': '*9876*' } }), topic),
    ],
  ])('%s', (_, ask) => {
    expect(counterexample(ask())).toBeDefined();
  });
});

describe('proved, not refuted', () => {
  const everything = identity(allow());
  test.each<[string, () => Answer]>([
    [
      'a lifetime that the service does not take, of any action',
      () => proveNever(everything, { durationSeconds: 899 }),
    ],
    [
      'a list of such lifetimes',
      () => proveNever(everything, { action: 'sts:GetServiceBearerToken', durationSeconds: [899] }),
    ],
    [
      'no lifetime where none is expected',
      () => proveExactly(none, { action: 'sts:GetServiceBearerToken' }, { durationSeconds: [] }),
    ],
    [
      'requests of the root user that the service rejects',
      () =>
        proveNever(everything, {
          action: 'codeartifact:GetAuthorizationToken',
          principal: `arn:aws:iam::${account}:root`,
          durationSeconds: 900,
        }),
    ],
  ])('%s', (_, ask) => {
    expect(ask().answer).toBe('proved');
  });
});

it('a request that is rejected and cannot be shown leaves always undecided', () => {
  const mixed = when({ Bool: { 'k:x': 'true' }, NumericEquals: { 'k:x': '1' } });
  const pattern = { action: 'sts:GetServiceBearerToken', durationSeconds: 600, context: { 'k:x': 'a*' } };
  expect(proveAlways(mixed, pattern).answer).toBe('undecided');
});

describe('whom a caller may be', () => {
  it('a role that a condition finds by the name of its session', () => {
    const userid: Condition = { StringEquals: { 'aws:userid': `${id}:s` } };
    const endpoint = document(
      allow({ Principal: { AWS: id }, Condition: userid }),
      allow({ Principal: { AWS: '777788889999' } }),
    );
    const set = beside({ endpoint });
    const role = 'arn:aws:iam::111122223333:role/r';
    expect(counterexample(proveNever(set, { action, principal: role }))).toMatchObject({
      principal: role,
      context: { 'aws:userid': `${id}:s` },
    });
  });

  it('a service, which has no ARN that a condition could read', () => {
    const Condition: Condition = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } };
    // No SCP reaches services.
    const set = policySet({
      scp: [document(deny())],
      resource: document(allow({ Principal: '*', Condition })),
    });
    expect(counterexample(proveNever(set, { action })).principal).toHaveProperty('service');
  });

  it('one of many that a statement names, each by the account of the resource', () => {
    const roles = Array.from(
      { length: 20 },
      (_, index) => `arn:aws:iam::${100000000000 + index}:role/r${index}`,
    );
    const set = onResource(
      allow({ Principal: { AWS: roles } }),
      deny({ Principal: '*', NotResource: 'arn:aws:s3:us-east-1:100000000007:*' }),
    );
    expect(counterexample(proveNever(set, { action })).principal).toBe('arn:aws:iam::100000000007:role/r7');
  });

  it('the root user, who needs no statement that names the service', () => {
    const set = identity(allow({ Action: 'sts:GetServiceBearerToken' }));
    const root = `arn:aws:iam::${account}:root`;
    expect(counterexample(proveNever(set, { action, principal: root })).principal).toBe(root);
  });
});
