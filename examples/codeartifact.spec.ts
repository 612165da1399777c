import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPolicy, policySet } from 'policy-spec';
import 'policy-spec/vitest';
import { describe, expect, it, test } from 'vitest';

const folder = fileURLToPath(new URL('./policies/', import.meta.url));
const policy = (name: string) => loadPolicy(`${folder}${name}.json`);

const domain = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';
const repository = 'arn:aws:codeartifact:us-east-2:123456789012:repository/my-domain/my-repo';
const react = 'arn:aws:codeartifact:us-east-2:123456789012:package/my-domain/my-repo/npm//react';
const key = 'arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const user = 'arn:aws:iam::123456789012:user/alice';
const role = 'arn:aws:sts::123456789012:assumed-role/developer/alice';

const token = (durationSeconds: number) => ({
  principal: role,
  action: 'codeartifact:GetAuthorizationToken',
  resource: domain,
  durationSeconds,
});

// The statement that AWS KMS gives to new keys: IAM policies of the account have a say.
const accountDecides = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::123456789012:root' },
    Action: 'kms:*',
    Resource: '*',
  },
} as const;

test.each(readdirSync(folder))('%s is a valid policy', (file) => {
  expect(loadPolicy(`${folder}${file}`).problems).toEqual([]);
});

describe('limit token lifetime to exactly 12 hours', () => {
  const limited = policy('limit-token-to-12-hours');

  it('gives twelve hours, by both statements', () => {
    expect(limited).toDecide(token(43_200), { outcome: 'allow', decidedBy: ['#0', 'sts'] });
  });

  it.each([0, 900, 3600, 43_199])('does not give %i seconds', (seconds) => {
    expect(limited).toImplicitlyDeny(token(seconds));
  });

  it.each([-1, 1, 899, 43_201])('has no say on %i seconds, which no token lasts', (seconds) => {
    expect(limited).toDecide(token(seconds), 'invalid-request');
  });
});

describe('limit token lifetime to between 15 minutes and 1 hour', () => {
  const limited = policy('limit-token-to-1-hour');

  it.each([0, 900, 3599, 3600])('gives %i seconds', (seconds) => {
    expect(limited).toAllow(token(seconds));
  });

  it.each([3601, 43_199, 43_200])('does not give %i seconds', (seconds) => {
    expect(limited).toImplicitlyDeny(token(seconds));
  });
});

test('a token condition that names no service never grants a token', () => {
  for (const seconds of [0, 900, 3600, 43_199, 43_200]) {
    expect(policy('empty-service-name')).toImplicitlyDeny(token(seconds));
  }
});

describe('list the domains that start with my', () => {
  const listDomains = policy('list-domains-named-my');
  const action = 'codeartifact:ListDomains';

  it('is decided as written', () => {
    expect(listDomains).toAllow({ action, resource: domain });
  });

  it.each([
    ['Region', 'us-east-2', 'us-east-1'],
    ['account', '123456789012', '111122223333'],
    ['name', 'my-domain', 'not-my-domain'],
  ])('does not reach another %s', (_, given, other) => {
    expect(listDomains).toImplicitlyDeny({ action, resource: domain.replace(given, other) });
  });

  it('grants nothing in practice, since the call asks for all resources', () => {
    expect(listDomains).toImplicitlyDeny({ action });
  });
});

describe('the managed policies', () => {
  const publish = { principal: user, action: 'codeartifact:PublishPackageVersion', resource: react };

  it('admin publishes, read-only does not', () => {
    expect(policy('admin-access')).toAllow(publish);
    expect(policy('read-only-access')).toImplicitlyDeny(publish);
    expect(policy('read-everything')).toImplicitlyDeny(publish);
  });

  it.each(['admin-access', 'read-only-access', 'read-everything'])('%s mints tokens', (name) => {
    expect(policy(name)).toAllow(token(43_200));
  });

  it.each(['kms:CreateGrant', 'kms:DescribeKey'])('admin has no %s, the console has', (action) => {
    const request = { principal: user, action, resource: key };
    const on = (name: string) => policySet({ identity: policy(name), resource: accountDecides });
    expect(on('admin-access')).toDecide(request, { outcome: 'implicit-deny', layer: 'identity' });
    expect(on('use-console')).toAllow(request);
  });

  it.each(['kms:CreateGrant', 'kms:DescribeKey'])('%s takes a key that lets the account decide', (action) => {
    const request = { principal: user, action, resource: key };
    expect(policy('use-console')).toDecide(request, { outcome: 'implicit-deny', layer: 'resource' });
  });
});

describe('policies for one purpose', () => {
  it('test repositories are read, others are not', () => {
    const readTests = policy('read-test-repositories');
    const read = (name: string) => ({
      principal: user,
      action: 'codeartifact:ReadFromRepository',
      resource: `arn:aws:codeartifact:us-east-2:123456789012:repository/my-domain/${name}`,
    });
    expect(readTests).toAllow(read('unit-test'));
    expect(readTests).toImplicitlyDeny(read('test-unit'));
  });

  it('a user sees the own permissions, a role has no user name', () => {
    const request = { action: 'iam:GetUser', resource: user };
    expect(policy('view-own-permissions')).toAllow({ ...request, principal: user });
    expect(policy('view-own-permissions')).toImplicitlyDeny({ ...request, principal: role });
  });

  it('the status of chalk is changed, and of no other package', () => {
    const chalk = 'arn:aws:codeartifact:us-east-1:111122223333:package/my_domain/my_repo/npm//chalk';
    const action = 'codeartifact:UpdatePackageVersionsStatus';
    expect(policy('update-status-of-chalk')).toAllow({ action, resource: chalk });
    expect(policy('update-status-of-chalk')).toImplicitlyDeny({ action, resource: `${chalk}-cli` });
  });

  it('a CodeBuild role logs in and fetches', () => {
    expect(policy('codebuild-role')).toAllow(token(43_200));
    expect(policy('codebuild-role')).toAllow({
      principal: role,
      action: 'codeartifact:ReadFromRepository',
      resource: repository,
    });
  });
});

describe('tags', () => {
  const tag = (key: string, value: string) => ({ context: { [key]: value } });

  it('repositories are created with cost center 1 or 2', () => {
    const set = policySet({ identity: [policy('admin-access'), policy('require-cost-center-tag')] });
    const create = { principal: user, action: 'codeartifact:CreateRepository' };
    expect(set).toAllow({ ...create, ...tag('aws:RequestTag/costcenter', '1') });
    expect(set).toDecide(
      { ...create, ...tag('aws:RequestTag/costcenter', '3') },
      { outcome: 'explicit-deny', decidedBy: ['require-cost-center-tag#1'] },
    );
    expect(set).toDecide(
      { ...create, absent: ['aws:RequestTag/costcenter'] },
      { outcome: 'explicit-deny', decidedBy: ['require-cost-center-tag#0'] },
    );
  });

  it('tagged repositories are out of reach, even for an admin', () => {
    const set = policySet({ identity: [policy('admin-access'), policy('deny-by-resource-tag')] });
    const show = { principal: user, action: 'codeartifact:DescribeRepository', resource: repository };
    expect(set).toExplicitlyDeny({ ...show, ...tag('aws:ResourceTag/Key1', 'Value1') });
    expect(set).toAllow({ ...show, ...tag('aws:ResourceTag/Key1', 'Value3') });
  });

  it('or within reach only with the tag on them', () => {
    const byTag = policy('allow-by-resource-tag');
    const remove = { principal: user, action: 'codeartifact:DeleteRepository', resource: repository };
    expect(byTag).toAllow({ ...remove, ...tag('aws:ResourceTag/Key1', 'Value1') });
    expect(byTag).toImplicitlyDeny({ ...remove, absent: ['aws:ResourceTag/Key1'] });
  });

  it('or created only with the tag in the request', () => {
    const byTag = policy('allow-by-request-tag');
    const create = { principal: user, action: 'codeartifact:CreateRepository' };
    expect(byTag).toAllow({ ...create, ...tag('aws:RequestTag/Key1', 'Value1') });
    expect(byTag).toDeny({ ...create, ...tag('aws:RequestTag/Key1', 'Value2') });
  });
});

describe('policies of domains and repositories', () => {
  const guest = 'arn:aws:iam::123456789012:user/guest';
  const theirRepository = 'arn:aws:codeartifact:us-east-1:111122223333:repository/my_domain/my_repo';
  const read = { principal: guest, action: 'codeartifact:ReadFromRepository', resource: theirRepository };

  it('across accounts both sides must allow', () => {
    const identity = policy('read-only-access');
    const repository = policy('repository-read');
    expect(policySet({ identity, repository })).toAllow(read);
    expect(policySet({ identity })).toDecide(read, { outcome: 'implicit-deny', layer: 'domain' });
    expect(policySet({ repository })).toDecide(read, { outcome: 'implicit-deny', layer: 'identity' });
  });

  it('a token takes the domain, and STS in the own account', () => {
    const token = {
      principal: guest,
      action: 'codeartifact:GetAuthorizationToken',
      resource: 'arn:aws:codeartifact:us-east-1:111122223333:domain/my_domain',
      durationSeconds: 43_200,
    };
    const domain = policy('domain-get-token');
    expect(policySet({ identity: policy('read-only-access'), domain })).toDecide(token, {
      outcome: 'allow',
      decidedBy: ['read-only-access#0', 'read-only-access#1', 'domain-get-token#0'],
    });
    expect(policySet({ identity: policy('read-only-access') })).toImplicitlyDeny(token);
    expect(policySet({ domain })).toImplicitlyDeny(token);
  });

  it('an endpoint lets through what it names, and grants nothing', () => {
    const endpoint = policy('endpoint-fetch-packages');
    const fetch = { ...read, resource: repository };
    const publish = { ...fetch, action: 'codeartifact:PublishPackageVersion', resource: react };
    expect(policySet({ identity: policy('admin-access'), endpoint })).toAllow(fetch);
    expect(policySet({ identity: policy('admin-access'), endpoint })).toDecide(publish, {
      outcome: 'implicit-deny',
      layer: 'endpoint',
    });
    expect(policySet({ endpoint })).toDecide(fetch, { outcome: 'implicit-deny', layer: 'identity' });
  });

  it('each has a place of its own', () => {
    expect(() => policySet({ identity: policy('repository-read') })).toThrow('Principal');
    expect(() => policySet({ domain: policy('read-only-access') })).toThrow('Principal');
    // A hyphen in a Sid is nothing that IAM takes, and an endpoint does.
    expect(() => policySet({ endpoint: policy('endpoint-s3-assets') })).not.toThrow();
  });
});
