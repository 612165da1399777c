import { describe, expect, it, test } from 'vitest';
import { evaluate, policySet, type Request } from '../../src/index.js';
import { faultsOf } from '../iam/one-statement.js';

const account = '111122223333';
const root = `arn:aws:iam::${account}:root`;
const alice = `arn:aws:iam::${account}:user/alice`;
const oidc = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const saml = `arn:aws:iam::${account}:saml-provider/Corp`;
const role = `arn:aws:iam::${account}:role/Target`;
const object = 'arn:aws:s3:::bucket/key';
const domain = `arn:aws:codeartifact:us-east-2:${account}:domain/my-domain`;

const everyone = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const open = policySet({
  identity: everyone,
  resource: {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Open', Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
  },
});
const closed = policySet({
  identity: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
  resource: {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' },
  },
  rcp: {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action: ['s3:*', 'sts:*'], Resource: '*' },
  },
});

const noTokens =
  'CodeArtifact gives no tokens to the root user of an account, whatever the policies: ask as a user or a role';
const noRoles =
  'the root user of an account assumes no roles, whatever the policies: ask as a user or a role';
const byWebIdentity = (action: string) =>
  `whoever comes from an identity provider asks for sts:AssumeRoleWithWebIdentity, and not for ${action}`;
const bySaml = (action: string) =>
  `whoever comes from an identity provider asks for sts:AssumeRoleWithSAML, and not for ${action}`;

// STS API Reference, AssumeRole, AssumeRoleWithSAML, AssumeRoleWithWebIdentity; CodeArtifact User Guide, tokens-authentication.
describe('what no policy decides', () => {
  test.each<[string, Request, string]>([
    ['a root user assumes no role', { action: 'sts:AssumeRole', resource: role, principal: root }, noRoles],
    ['in any case of the action', { action: 'STS:assumerole', resource: role, principal: root }, noRoles],
    [
      'nor one of another account',
      {
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::444455556666:role/Target',
        principal: root,
      },
      noRoles,
    ],
    [
      'a root user asks CodeArtifact for no token, with a lifetime',
      {
        action: 'codeartifact:GetAuthorizationToken',
        resource: domain,
        principal: root,
        durationSeconds: 900,
      },
      noTokens,
    ],
    [
      'nor without one',
      { action: 'codeartifact:GetAuthorizationToken', resource: domain, principal: root },
      noTokens,
    ],
    [
      'nor by the permission of STS',
      { action: 'sts:GetServiceBearerToken', principal: root, durationSeconds: 0 },
      noTokens,
    ],
    [
      'a web identity does not call AssumeRole',
      { action: 'sts:AssumeRole', resource: role, principal: oidc },
      byWebIdentity('sts:AssumeRole'),
    ],
    [
      'nor AssumeRoleWithSAML',
      { action: 'sts:AssumeRoleWithSAML', resource: role, principal: oidc },
      byWebIdentity('sts:AssumeRoleWithSAML'),
    ],
    [
      'nor anything else',
      { action: 's3:GetObject', resource: object, principal: oidc },
      byWebIdentity('s3:GetObject'),
    ],
    [
      'a SAML assertion does not call AssumeRoleWithWebIdentity',
      { action: 'sts:AssumeRoleWithWebIdentity', resource: role, principal: saml },
      bySaml('sts:AssumeRoleWithWebIdentity'),
    ],
    [
      'nor AssumeRole',
      { action: 'sts:AssumeRole', resource: role, principal: saml },
      bySaml('sts:AssumeRole'),
    ],
  ])('%s', (_, request, says) => {
    for (const set of [open, closed, policySet({})]) {
      const decision = evaluate(set, request);
      expect(decision).toMatchObject({ outcome: 'invalid-request', statements: [], permissions: [] });
      expect('layer' in decision).toBe(false);
      expect(decision.explain().split('\n')[0]).toBe(`invalid-request: ${says}`);
    }
  });
});

describe('what the policies decide', () => {
  const trusts = (provider: string, action: string) =>
    policySet({
      resource: {
        Version: '2012-10-17',
        Statement: { Sid: 'Trusts', Effect: 'Allow', Principal: { Federated: provider }, Action: action },
      },
    });

  test.each([
    [oidc, 'sts:AssumeRoleWithWebIdentity'],
    [oidc, 'STS:assumerolewithwebidentity'],
    [oidc, 'sts:TagSession'],
    [oidc, 'sts:SetSourceIdentity'],
    [saml, 'sts:AssumeRoleWithSAML'],
    [saml, 'sts:TagSession'],
    [saml, 'sts:SetSourceIdentity'],
  ])('%s asks for %s', (principal, action) => {
    const request = { action, resource: role, principal };
    expect(evaluate(trusts(principal, action), request)).toMatchObject({
      outcome: 'allow',
      layer: 'resource',
      statements: [{ sid: 'Trusts' }],
    });
    expect(evaluate(trusts(`${principal}2`, action), request)).toMatchObject({
      outcome: 'implicit-deny',
      layer: 'resource',
    });
    expect(evaluate(closed, request)).toMatchObject({ outcome: 'explicit-deny', layer: 'rcp' });
  });

  test.each<[string, Request, string]>([
    [
      'users call every one of these',
      { action: 'sts:AssumeRole', resource: role, principal: alice },
      'allow',
    ],
    ['so do roles', { action: 'sts:AssumeRole', resource: role, principal: role }, 'allow'],
    [
      'without credentials a call is decided',
      { action: 'sts:AssumeRoleWithWebIdentity', resource: role, principal: 'anonymous' },
      'allow',
    ],
    [
      'a root user does everything else',
      { action: 'codeartifact:DescribeDomain', resource: domain, principal: root },
      'allow',
    ],
    ['among it what STS does for users', { action: 'sts:GetFederationToken', principal: root }, 'allow'],
  ])('%s', (_, request, outcome) => {
    expect(evaluate(open, request).outcome).toBe(outcome);
  });
});

it('a request that contradicts itself is malformed, not rejected', () => {
  const federatedBy = 'arn:aws:iam::444455556666:user/broker';
  expect(
    faultsOf({
      action: 's3:GetObject',
      principal: { federatedUser: `arn:aws:sts::${account}:federated-user/bob`, federatedBy },
    }),
  ).toEqual([
    `request-type principal.federatedBy must be the ARN of an IAM user of account ${account}, not ${federatedBy}`,
  ]);
  expect(
    faultsOf({
      action: 's3:GetObject',
      principal: {
        federatedUser: `arn:aws:sts::${account}:federated-user/bob`,
        federatedBy: 'arn:aws:iam::444455556666:root',
      },
    }),
  ).toHaveLength(1);
});
