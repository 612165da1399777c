import { describe, expect, test } from 'vitest';
import { principalOfArn } from '../../../src/iam/evaluate/principal.js';

describe('who an ARN names', () => {
  const role = 'arn:aws:iam::111122223333:role/app';
  test.each([
    ['arn:aws:iam::111122223333:user/alice', 'user', 'User', 'arn:aws:iam::111122223333:user/alice', 'alice'],
    [
      'arn:aws:iam::111122223333:user/div/team/Alice',
      'user',
      'User',
      'arn:aws:iam::111122223333:user/div/team/Alice',
      'Alice',
    ],
    [role, 'role', 'AssumedRole', role, undefined],
    [
      'arn:aws:iam::111122223333:role/path/app',
      'role',
      'AssumedRole',
      'arn:aws:iam::111122223333:role/path/app',
      undefined,
    ],
    ['arn:aws:sts::111122223333:assumed-role/app/session', 'session', 'AssumedRole', role, undefined],
    [
      'arn:aws-cn:sts::111122223333:assumed-role/app/s@x.org',
      'session',
      'AssumedRole',
      'arn:aws-cn:iam::111122223333:role/app',
      undefined,
    ],
    [
      'arn:aws:sts::111122223333:federated-user/bob',
      'federated-user',
      'FederatedUser',
      'arn:aws:sts::111122223333:federated-user/bob',
      undefined,
    ],
    ['arn:aws:iam::111122223333:root', 'root', 'Account', 'arn:aws:iam::111122223333:root', undefined],
  ])('%s', (text, kind, type, principalArn, username) => {
    expect(principalOfArn(text)).toEqual({
      kind,
      text,
      type,
      principalArn,
      username,
      account: '111122223333',
      partition: text.split(':')[1],
      serviceLinked: false,
    });
  });

  test.each([
    '',
    '*',
    'alice',
    '111122223333',
    'arn:aws:iam::111122223333:group/devs',
    'arn:aws:iam::111122223333:user',
    'arn:aws:iam::111122223333:user/',
    'arn:aws:iam::111122223333:user//alice',
    'arn:aws:iam::111122223333:user/*',
    'arn:aws:iam::111122223333:user/a?',
    'arn:aws:iam::1111:user/alice',
    'arn:aws:iam:us-east-1:111122223333:user/alice',
    'arn::iam::111122223333:user/alice',
    'arn:aws:iam::111122223333:policy/p',
    'arn:aws:iam::111122223333:Root',
    'arn:aws:sts::111122223333:assumed-role/app',
    'arn:aws:sts::111122223333:assumed-role/path/app/session',
    'arn:aws:sts::111122223333:federated-user/a/b',
    'arn:aws:sts::111122223333:user/alice',
    'arn:aws:s3:::bucket',
  ])('%j names nobody', (text) => {
    expect(principalOfArn(text)).toBeUndefined();
  });
});
