import { describe, expect, it, test } from 'vitest';
import {
  type Answer,
  compare,
  type Layers,
  type PolicyStatement,
  parsePolicy,
  policySet,
  proveAlways,
  proveExactly,
  proveNever,
  type Relation,
  type Subject,
} from '../../../src/index.js';
import {
  allow,
  beside,
  type Condition,
  counterexample,
  deny,
  document,
  identity,
  outcome,
  when,
} from './asking.js';

// Each was answered wrongly, or not at all, before.

const action = 's3:GetObject';
const onResource = (...some: readonly PolicyStatement[]) => policySet({ resource: document(...some) });
const rcp = (Resource: string) =>
  policySet({ rcp: [document(deny({ Principal: '*', Action: 'codeartifact:*', Resource }))] });
const granting = (part: Partial<PolicyStatement>) => onResource(allow({ Principal: '*', ...part }));
const none = policySet({ identity: [] });
const account = '111122223333';
const id = 'AROAAAAAAAAAAAAAAAAAA';
const caller = 'arn:aws:iam::444455556666:role/p/r';

describe('comparisons', () => {
  const small = { Action: 's3:Get*', Resource: 'arn:aws:s3:::b' };
  test.each<[string, Subject, Subject, Relation]>([
    [
      'the root user of an account that only a resource names',
      rcp(`arn:aws:codeartifact:us-east-2:${account}:*`),
      rcp(`arn:aws:codeartifact:us-east-2:${account}:repository/*`),
      'wider',
    ],
    [
      'a principal that is written as an id',
      none,
      onResource(allow({ Principal: { AWS: 'AIDAAAAAAAAAAAAAAAAAA' } })),
      'wider',
    ],
    ['the empty binary value in a set', none, when({ 'ForAnyValue:BinaryEquals': { 'k:x': '' } }), 'wider'],
    [
      'an endpoint policy that names an account',
      none,
      beside({ endpoint: document(allow({ Principal: { AWS: '444455556666' } })) }),
      'wider',
    ],
    ['a user by name', none, granting({ Condition: { StringEquals: { 'aws:username': 'bob' } } }), 'wider'],
    [
      'a caller without a name',
      none,
      onResource({
        Effect: 'Allow',
        Principal: '*',
        Action: 'sts:AssumeRole',
        Condition: { Null: { 'aws:username': true } },
      }),
      'wider',
    ],
    [
      'a name within a resource',
      none,
      granting({ Action: action, Resource: 'arn:aws:s3:::b/${aws:username}/*' }),
      'wider',
    ],
    [
      'an account that begins otherwise',
      none,
      identity(
        allow({ Action: 'codeartifact:L*', Condition: { StringNotLike: { 'aws:ResourceAccount': '1*' } } }),
      ),
      'wider',
    ],
    [
      'the empty text of a binary key, which Null counts as absent',
      when({ BinaryEqualsIfExists: { 'k:x': 'Qg==' } }),
      when({ Null: { 'k:x': 'true' } }),
      'incomparable',
    ],
    [
      'an escape that only one version of the language knows',
      parsePolicy(document(allow({ Condition: { StringLike: { 'k:x': 'a${*}' } } }))),
      parsePolicy({
        ...document(allow({ Condition: { StringLike: { 'k:x': 'a${*}' } } })),
        Version: '2008-10-17',
      }),
      'incomparable',
    ],
    [
      'a number that is asked for as text, too',
      none,
      when({ NumericNotEqualsIfExists: { 'k:m': 5 }, 'ForAnyValue:StringLike': { 'k:m': '5' } }),
      'equivalent',
    ],
    [
      'a text that names the only number',
      when({ 'ForAnyValue:NumericGreaterThanEqualsIfExists': { 'k:m': 5 } }),
      when({ StringEquals: { 'k:m': '6' } }),
      'narrower',
    ],
    [
      'principals of an endpoint policy',
      beside({ endpoint: document(allow({ Principal: { AWS: `arn:aws:iam::${account}:role/a` } })) }),
      beside({
        endpoint: document(
          allow({ Principal: { AWS: [`arn:aws:iam::${account}:role/a`, `arn:aws:iam::${account}:role/b`] } }),
        ),
      }),
      'wider',
    ],
    [
      'statements that cover one another',
      identity(allow(small), allow({ ...small, Action: action })),
      identity(allow(small)),
      'equivalent',
    ],
  ])('%s', (_, before, after, relation) => {
    const answer = compare(before, after);
    expect(answer.relation).toBe(relation);
    expect(answer.undecided).toBeUndefined();
    for (const request of answer.newlyAllowed)
      expect([outcome(before, request) === 'allow', outcome(after, request)]).toEqual([false, 'allow']);
    for (const request of answer.newlyDenied)
      expect([outcome(before, request), outcome(after, request) === 'allow']).toEqual(['allow', false]);
  });
});

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
