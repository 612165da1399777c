import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allowedValues, compare, loadPolicy, policySet, proveNoMoreThan } from 'policy-spec';
import 'policy-spec/vitest';
import { describe, expect, it, test } from 'vitest';

const policy = (name: string) => loadPolicy(new URL(`./policies/${name}.json`, import.meta.url));
const edited = (name: string) =>
  loadPolicy(new URL(`./careless-edit/policies/${name}.json`, import.meta.url));
const admin = policy('admin-access');

const token = {
  action: 'codeartifact:GetAuthorizationToken',
  resource: 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain',
};

describe('token lifetimes', () => {
  it('are the documented ones and no others', () => {
    expect(policy('limit-token-to-1-hour')).toAllowExactly(token, { durationSeconds: [0, [900, 3600]] });
    expect(policy('limit-token-to-12-hours')).toAllowExactly(token, { durationSeconds: [43_200] });
  });

  it('are none where the condition names no service', () => {
    expect(allowedValues(policy('empty-service-name'), token, 'durationSeconds').values).toEqual([]);
  });

  it('have no lower bound in the policy itself, only in the service', () => {
    const request = {
      action: 'sts:GetServiceBearerToken',
      context: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' },
    };
    expect(allowedValues(policy('limit-token-to-1-hour'), request, 'sts:DurationSeconds')).toEqual({
      over: 'sts:DurationSeconds',
      values: [{ to: 3600 }],
      absent: false,
    });
  });
});

describe('reading', () => {
  it.each(['read-only-access', 'read-everything', 'read-test-repositories'])('%s never writes', (name) => {
    expect(policy(name)).toNeverAllow({
      action: ['codeartifact:Publish*', 'codeartifact:Put*', 'codeartifact:Delete*', 'codeartifact:Dispose*'],
    });
  });

  it('is not all that the admin policy allows', () => {
    expect(admin).not.toNeverAllow({ action: 'codeartifact:Delete*' });
    expect(admin).toAlwaysAllow({ action: 'codeartifact:*' });
    expect(admin).not.toAllowNoMoreThan(policy('read-only-access'));
  });
});

describe('the documented identity policies, measured by the admin policy', () => {
  /** Policies with principals belong to resources, and are no identity policies. */
  const names = readdirSync(fileURLToPath(new URL('./policies/', import.meta.url)))
    .map((file) => file.replace('.json', ''))
    .filter((name) => !/^(?:domain|repository|endpoint|key)-/.test(name));
  const more = ['empty-service-name', 'view-own-permissions'];

  it.each(names.filter((name) => !more.includes(name)))('%s allows no more', (name) => {
    expect(policy(name)).toAllowNoMoreThan(admin);
  });

  it.each(more)('%s allows something else', (name) => {
    expect(proveNoMoreThan(policy(name), admin)).toMatchObject({ answer: 'refuted' });
  });

  it('the console has two actions of KMS more, where the key lets the account decide', () => {
    const resource = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'kms:*',
        Resource: '*',
      },
    } as const;
    const on = (name: string) => policySet({ identity: policy(name), resource });
    expect(policy('use-console')).toBeEquivalentTo(admin);
    expect(on('use-console')).not.toAllowNoMoreThan(on('admin-access'));
    expect(compare(on('admin-access'), on('use-console')).relation).toBe('wider');
  });
});

test('a careless edit is seen, and the reviewed one takes only away', () => {
  expect(edited('reviewed')).toAllowNoMoreThan(edited('before'));
  expect(edited('after')).not.toAllowNoMoreThan(edited('before'));
  const { relation, newlyAllowed } = compare(edited('before'), edited('after'));
  expect([relation, newlyAllowed.map(({ action }) => action)]).toEqual([
    'wider',
    ['codeartifact:DeleteRepository', 'sts:GetServiceBearerToken'],
  ]);
});
