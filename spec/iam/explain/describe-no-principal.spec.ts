import { describe, expect, it, test } from 'vitest';
import { principalOfArn } from '../../../src/iam/evaluate/principal.js';
import { describeNoPrincipal } from '../../../src/iam/explain/describe-no-principal.js';

const account = '111122223333';
const general =
  /^write the ARN of a user, a role, a role session \(.*\), a federated user, an account's root or an identity provider, or anonymous$/;

describe('what is no principal of a request', () => {
  test.each<[string, string]>([
    // The account.
    [
      'arn:aws:iam::12345:user/x',
      'its account is "12345", and an account number has 12 digits: write arn:aws:iam::111122223333:user/x',
    ],
    [
      'arn:aws:sts::12345:assumed-role/Dev/s',
      'its account is "12345", and an account number has 12 digits: write arn:aws:sts::111122223333:assumed-role/Dev/s',
    ],
    [
      'arn:aws:iam:::root',
      'its account is missing, and an account number has 12 digits: write arn:aws:iam::111122223333:root',
    ],
    [
      'arn:aws:iam::1234-5678-9012:role/a',
      'its account is "1234-5678-9012", and an account number has 12 digits: write arn:aws:iam::123456789012:role/a',
    ],
    [
      'arn:aws-cn:iam::aws:role/a',
      'its account is "aws", and an account number has 12 digits: write arn:aws-cn:iam::111122223333:role/a',
    ],
    // The shape.
    [
      `arn:aws:iam::${account}:assumed-role/Dev/sess1`,
      `a role session is one of sts: write arn:aws:sts::${account}:assumed-role/Dev/sess1`,
    ],
    [
      `arn:aws:sts::${account}:assumed-role/Dev`,
      `it names no session: write arn:aws:sts::${account}:assumed-role/Dev/session, or the role, arn:aws:iam::${account}:role/Dev`,
    ],
    [
      `arn:aws:iam::${account}:assumed-role/Dev`,
      `it names no session: write arn:aws:sts::${account}:assumed-role/Dev/session, or the role, arn:aws:iam::${account}:role/Dev`,
    ],
    [
      `arn:aws:sts::${account}:assumed-role/team/Dev/sess1`,
      `the ARN of a session leaves out the path of its role: write arn:aws:sts::${account}:assumed-role/Dev/sess1`,
    ],
    [`arn:aws:sts::${account}:role/Dev`, `a role is one of iam: write arn:aws:iam::${account}:role/Dev`],
    [`arn:aws:sts::${account}:user/a/b`, `a user is one of iam: write arn:aws:iam::${account}:user/a/b`],
    [`arn:aws:iam::${account}:user`, `it names no user: write arn:aws:iam::${account}:user/name`],
    [`arn:aws:iam::${account}:role/`, `it names no role: write arn:aws:iam::${account}:role/name`],
    [`arn:aws:iam::${account}:user//x`, `its path has an empty part: write arn:aws:iam::${account}:user/x`],
    [
      `arn:aws:iam::${account}:group/devs`,
      `a group makes no requests, its users do: write arn:aws:iam::${account}:user/name`,
    ],
    [
      `arn:aws:iam::${account}:instance-profile/web`,
      `an instance profile makes no requests, the session of its role does: write arn:aws:sts::${account}:assumed-role/Role/i-1234567890abcdef0`,
    ],
    [
      'arn:aws:iam::aws:policy/AdministratorAccess',
      `a policy makes no requests, who has it does: write arn:aws:iam::${account}:user/name`,
    ],
    [
      `arn:aws:iam::${account}:federated-user/f`,
      `write a federated user as arn:aws:sts::${account}:federated-user/f`,
    ],
    [
      `arn:aws:sts::${account}:federated-user/a/b`,
      `write a federated user as arn:aws:sts::${account}:federated-user/b`,
    ],
    [`arn:aws:sts::${account}:root`, `write the root of an account as arn:aws:iam::${account}:root`],
    [`arn:aws:iam::${account}:root/x`, `write the root of an account as arn:aws:iam::${account}:root`],
    [
      `arn:aws:iam::${account}:User/x`,
      `it has "User" where IAM has "user": write arn:aws:iam::${account}:user/x`,
    ],
    [
      `arn:aws:sts::${account}:assume-role/Dev/s`,
      `it has "assume-role" where IAM has "assumed-role": write arn:aws:sts::${account}:assumed-role/Dev/s`,
    ],
    [
      `arn:aws:iam:us-east-1:${account}:user/x`,
      `ARNs of iam have no region: write arn:aws:iam::${account}:user/x`,
    ],
    [`arn:aws:iam::${account}:user/*`, 'a request has one caller, so that its ARN has no wildcards'],
    // No ARN at all.
    ['*', 'a request has one caller: for one without credentials write anonymous'],
    [account, `of an account write the root, arn:aws:iam::${account}:root, or a user or role`],
    ['Anonymous', 'did you mean anonymous?'],
    ['sns.amazonaws.com', 'write a service as { service: sns.amazonaws.com }'],
  ])('%s', (text, words) => {
    expect(principalOfArn(text)).toBeUndefined();
    expect(describeNoPrincipal(text)).toBe(words);
  });

  it.each([
    'alice',
    '',
    'arn:aws:iam',
    `arn:aws:iam::${account}:mfa/x`,
    `arn::iam::${account}:user/x`,
    `arn:aws:iam::${account}:group/a\nb`,
    `arn:aws:iam::12:user/${'x'.repeat(3000)}`,
  ])('%j, of which nothing more is known', (text) => {
    expect(principalOfArn(text)).toBeUndefined();
    expect(describeNoPrincipal(text)).toMatch(general);
  });

  it('is a thing of another service, too', () => {
    expect(describeNoPrincipal('arn:aws:s3:::bucket')).toMatch(
      /^it is no ARN of iam or sts, as those of callers are: write the ARN of a user/,
    );
  });

  it('has an ARN in its stead that is one', () => {
    for (const text of [
      'arn:aws:iam::1:assumed-role/a/b/c',
      'arn:aws:iam::1:group/x',
      'arn:aws:iam::1:instance-profile/x',
      'arn:aws:sts::1:root',
      'arn:aws:sts::1:user/',
      'arn:aws:iam::1:Rloe/x',
      'arn:aws:iam::1:federated-user',
      'arn:aws:sts::1:assumed-role',
      'arn:aws:iam:x:1:policy/p',
    ]) {
      const [arn = ''] = /arn:aws:\S*?(?=,|$)/.exec(describeNoPrincipal(text)) ?? [];
      expect([text, principalOfArn(arn)?.text]).toEqual([text, arn]);
    }
  });
});
