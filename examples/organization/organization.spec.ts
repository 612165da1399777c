import { loadPolicy, policySet } from 'policy-spec';
import 'policy-spec/vitest';
import { describe, expect, it } from 'vitest';

const policy = (path: string) => loadPolicy(new URL(`./policies/${path}.json`, import.meta.url));

const root = [policy('scp/full-aws-access'), policy('scp/region-guard')];
const engineering = [policy('scp/full-aws-access'), policy('scp/protect-packages')];

// What many sets have in common, named once: the levels from the root down to the account, and what is around them.
const organization = {
  'build-account': [root, engineering, policy('scp/build-services')],
  'artifacts-account': [root, engineering, policy('scp/full-aws-access')],
  perimeter: [[policy('rcp/rcp-full-aws-access'), policy('rcp/perimeter')]],
};

const domain = policy('resource/acme-domain');
const repository = policy('resource/releases-repository');
const boundary = policy('boundary/team-boundary');

const releases = 'arn:aws:codeartifact:eu-central-1:333333333333:repository/acme/releases';
const ui = 'arn:aws:codeartifact:eu-central-1:333333333333:package/acme/releases/npm/acme/ui';
const context = { 'aws:PrincipalOrgID': 'o-acme123456', 'aws:RequestedRegion': 'eu-central-1' };

const read = { action: 'codeartifact:ReadFromRepository', resource: releases, context };
const publish = { action: 'codeartifact:PublishPackageVersion', resource: ui, context };
const remove = { action: 'codeartifact:DeletePackageVersions', resource: ui, context };

describe('a developer', () => {
  const principal = 'arn:aws:sts::222222222222:assumed-role/developer/dana';
  const identity = policy('identity/developer');
  const developer = policySet(
    { identity, boundary, scp: 'build-account', rcp: 'perimeter', domain, repository },
    organization,
  );

  it('reads what CI publishes', () => {
    expect(developer).toDecide(
      { ...read, principal },
      { outcome: 'allow', decidedBy: ['ReadPackages', 'OrganizationReads'] },
    );
  });

  it('publishes nothing, and deletes nothing', () => {
    expect(developer).toImplicitlyDeny({ ...publish, principal });
    expect(developer).toDecide(
      { ...remove, principal },
      { outcome: 'explicit-deny', decidedBy: ['PackagesStay'], layer: 'scp' },
    );
  });
});

describe('CI', () => {
  const principal = 'arn:aws:sts::222222222222:assumed-role/ci-publisher/run-42';
  const layers = {
    identity: policy('identity/ci-publisher'),
    boundary,
    scp: 'build-account',
    rcp: 'perimeter',
    domain,
    repository,
  };
  const ci = policySet(layers, organization);

  it('publishes into the artifacts account', () => {
    expect(ci).toDecide(
      { ...publish, principal },
      { outcome: 'allow', decidedBy: ['Publish', 'CiPublishes'] },
    );
  });

  it('does not publish through the endpoint of the workstations', () => {
    const atDesk = policySet({ ...layers, endpoint: policy('endpoint/workstations') }, organization);
    expect(atDesk).toAllow({ ...read, principal });
    expect(atDesk).toDecide({ ...publish, principal }, { outcome: 'implicit-deny', layer: 'endpoint' });
  });

  it('does not delete', () => {
    expect(ci).toExplicitlyDeny({ ...remove, principal });
  });
});

describe('an administrator of the artifacts account', () => {
  const identity = policy('identity/administrator');
  const administrator = policySet({ identity, scp: 'artifacts-account', rcp: 'perimeter' }, organization);

  it.each(['role/administrator', 'user/admin', 'root'])('does not delete either, as %s', (name) => {
    expect(administrator).toDecide(
      { ...remove, principal: `arn:aws:iam::333333333333:${name}` },
      { outcome: 'explicit-deny', decidedBy: ['PackagesStay'], layer: 'scp' },
    );
  });

  it('does as the package admin', () => {
    expect(administrator).toAllow({ ...remove, principal: 'arn:aws:iam::333333333333:role/package-admin' });
  });
});

it('a stranger is stopped by the perimeter', () => {
  const stranger = policySet(
    { identity: policy('identity/administrator'), rcp: 'perimeter', domain, repository },
    organization,
  );
  expect(stranger).toDecide(
    {
      ...read,
      principal: 'arn:aws:iam::999999999999:user/stranger',
      context: { 'aws:PrincipalOrgID': 'o-stranger12' },
    },
    { outcome: 'explicit-deny', decidedBy: ['OnlyOurOrganization'], layer: 'rcp' },
  );
});

it('a name that nobody gave is refused, with the nearest one', () => {
  expect(() => policySet({ domain, scp: 'build-acount' }, organization)).toThrow('build-account');
});
