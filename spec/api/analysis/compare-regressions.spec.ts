import { describe, expect, test } from 'vitest';
import {
  compare,
  type PolicyStatement,
  parsePolicy,
  policySet,
  type Relation,
  type Subject,
} from '../../../src/index.js';
import { allow, beside, deny, document, identity, outcome, when } from './asking.js';

// Each was answered wrongly, or not at all, before.

const onResource = (...some: readonly PolicyStatement[]) => policySet({ resource: document(...some) });
const rcp = (Resource: string) =>
  policySet({ rcp: [document(deny({ Principal: '*', Action: 'codeartifact:*', Resource }))] });
const granting = (part: Partial<PolicyStatement>) => onResource(allow({ Principal: '*', ...part }));
const none = policySet({ identity: [] });
const account = '111122223333';

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
      granting({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/${aws:username}/*' }),
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
      identity(allow(small), allow({ ...small, Action: 's3:GetObject' })),
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
