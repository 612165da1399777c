import { expect, test } from 'vitest';
import {
  evaluate,
  type Layers,
  type PolicyDocument,
  type PolicyStatement,
  policySet,
  type Request,
} from '../../../src/index.js';

const P = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
type More = Partial<PolicyStatement>;
const allow = (Action: string, more: More = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const deny = (Action: string, more: More = {}): PolicyStatement => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...more,
});
const all = { Principal: '*' };
const dev = 'arn:aws:sts::111122223333:assumed-role/Dev/ann';
const request: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/a' };

test.each<[string, Layers, Partial<Request>, string[]]>([
  [
    'a grant to the very session needs nothing else',
    {
      boundary: P(allow('ec2:*')),
      session: P(allow('ec2:*')),
      resource: P(allow('s3:*', { Principal: { AWS: dev } })),
    },
    { principal: dev },
    [
      'allow: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  resource: allows, naming the caller itself: that is enough, even if identity policies, boundary and session policy do not allow',
      '    Allow statement #0 of resource policy inline applies',
      '  boundary: does not allow, and need not: the policy on the resource is enough without it',
      '  session: does not allow, and need not: the policy on the resource is enough without it',
    ],
  ],
  [
    'a grant to its role is limited by boundary and session policy',
    {
      boundary: P(allow('ec2:*')),
      session: P(allow('ec2:*')),
      resource: P(allow('s3:*', { Principal: { AWS: 'arn:aws:iam::111122223333:role/Dev' } })),
    },
    { principal: dev },
    [
      'implicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      "  resource: allows, naming the caller's role, or the user who federated it: identity policies need not allow too, boundary and session policy do",
      '    Allow statement #0 of resource policy inline applies',
      '  boundary: does not allow, and has to: it limits what others grant. The request is denied here',
      '    no statement of inline names s3:GetObject',
      '  not reached: session',
    ],
  ],
  [
    'a grant to the account leaves it to the identity policies',
    { resource: P(allow('s3:*', { Principal: { AWS: '111122223333' } })) },
    { principal: dev },
    [
      'implicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      "  resource: allows, naming the caller's account: it leaves it to that account's identity policies, which have to allow too",
      '    Allow statement #0 of resource policy inline applies',
      '  identity: none is given, and one has to allow: what the caller may do is what its identity policies allow. The request is denied here',
    ],
  ],
  [
    'an SCP has to allow at every level',
    { identity: P(allow('s3:*')), scp: [P(allow('*')), P(allow('ec2:*')), P(allow('*'))] },
    { principal: dev },
    [
      'implicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  scp: level 2 of 3 does not allow, and has to: SCPs have to allow at every level, from the root down to the account. The request is denied here',
      '    level 1 of scp',
      '      Allow statement #0 of scp policy inline applies',
      '    level 2 of scp',
      '      no statement of inline names s3:GetObject',
      '    level 3 of scp',
      '      Allow statement #0 of scp policy inline applies',
      '  not reached: identity',
    ],
  ],
  [
    'every Deny is listed, in the order of evaluation',
    {
      identity: P(allow('*'), deny('s3:*')),
      scp: [P(allow('*')), P(allow('*'), deny('s3:Get*'))],
      endpoint: P(allow('*', all)),
    },
    { principal: dev },
    [
      'explicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: 2 apply, and each would end it: no Allow counts against a Deny',
      '    level 2 of scp',
      '      Deny statement #1 of scp policy inline applies',
      '    Deny statement #1 of identity policy inline applies',
    ],
  ],
  [
    'a KMS key needs its key policy',
    { identity: P(allow('kms:*')) },
    {
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:us-east-2:111122223333:key/k',
      principal: 'arn:aws:iam::111122223333:user/a',
    },
    [
      'implicit-deny: kms:Decrypt on arn:aws:kms:us-east-2:111122223333:key/k',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  resource: none is given, and one has to allow: whatever identity policies say, the key policy of a KMS key has to let them. The request is denied here',
      '  not reached: identity',
    ],
  ],
  [
    'a role needs its trust policy',
    {
      identity: P(allow('*')),
      resource: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    },
    {
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/T',
      principal: 'arn:aws:iam::111122223333:user/a',
    },
    [
      'implicit-deny: sts:AssumeRole on arn:aws:iam::111122223333:role/T',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  resource: does not allow, and has to: whatever identity policies say, the trust policy of a role has to let it be assumed. The request is denied here',
      '    Allow statement #0 of resource policy inline does not apply:',
      '      the caller is arn:aws:iam::111122223333:user/a, must be arn:aws:iam::111122223333:user/bob',
      '  not reached: identity',
    ],
  ],
  [
    'a federated user needs a session policy',
    { identity: P(allow('*')) },
    {
      principal: {
        federatedUser: 'arn:aws:sts::111122223333:federated-user/f',
        federatedBy: 'arn:aws:iam::111122223333:user/a',
      },
    },
    [
      'implicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
      '  session: none is given, and one has to allow: a federated user has what its session policies allow, and has to be passed some. The request is denied here',
    ],
  ],
  [
    'whom the root user federates has its full access within the session policy',
    { scp: [P(allow('*'))], session: P(allow('*')) },
    {
      principal: {
        federatedUser: 'arn:aws:sts::111122223333:federated-user/f',
        federatedBy: 'arn:aws:iam::111122223333:root',
      },
    },
    [
      'allow: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  scp: allows: SCPs grant nothing, and have to allow at every level',
      '    Allow statement #0 of scp policy inline applies',
      '  identity: allows: the root user federated the caller, and hands on its full access',
      '  session: allows: it grants nothing, and has to allow what others grant',
      '    Allow statement #0 of session policy inline applies',
    ],
  ],
  [
    'the root user needs no policy',
    {},
    { principal: 'arn:aws:iam::111122223333:root' },
    [
      'allow: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  identity: allows: the root user has full access to its account without any policy',
    ],
  ],
  [
    'a service-linked role is limited by no SCP and no RCP',
    { identity: P(allow('*')), scp: [P(allow('*'), deny('*'))], rcp: P(deny('s3:*', all)) },
    {
      principal: {
        arn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/X',
        serviceLinked: true,
      },
    },
    [
      'allow: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  rcp: not asked: service-linked roles are limited by no SCP and no RCP',
      '  scp: not asked: service-linked roles are limited by no SCP and no RCP',
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
    ],
  ],
  [
    'the management account neither',
    { identity: P(allow('*')), scp: [P(deny('*'))], rcp: P(deny('s3:*', all)) },
    { principal: dev, managementAccount: '111122223333' },
    [
      'allow: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  rcp: not asked: it does not limit the management account of the organization',
      '  scp: not asked: it does not limit the management account of the organization',
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
    ],
  ],
  [
    'CodeArtifact takes no anonymous requests',
    { domain: P(allow('*', all)) },
    {
      principal: 'anonymous',
      action: 'codeartifact:DescribeDomain',
      resource: 'arn:aws:codeartifact:us-east-2:111122223333:domain/d',
    },
    [
      'implicit-deny: codeartifact:DescribeDomain on arn:aws:codeartifact:us-east-2:111122223333:domain/d',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  domain: allows, naming everyone: that alone lets in nobody who has no credentials of an account',
      '    Allow statement #0 of domain policy inline applies',
      '  identity: the caller has none, and they have to allow: the service takes no anonymous requests, whatever its policies say. The request is denied here',
    ],
  ],
  [
    'no policy on a resource gives a token',
    { domain: P(allow('*', all)) },
    { principal: { service: 'sns.amazonaws.com' }, action: 'sts:GetServiceBearerToken', resource: '*' },
    [
      'implicit-deny: sts:GetServiceBearerToken on *',
      '  Deny: none applies; one in any policy that is asked would end it here',
      "  domain: not asked: this permission is one in the caller's own account, which no policy on a resource gives or takes",
      '  identity: the caller has none, and they have to allow: only the identity policies of a user or role give this permission. The request is denied here',
    ],
  ],
  [
    'two policies on a resource, and neither allows',
    { identity: P(allow('*')), domain: P(allow('s3:*', all)), repository: P(allow('s3:*', all)) },
    {
      principal: 'arn:aws:iam::444455556666:user/z',
      action: 'codeartifact:ReadFromRepository',
      resource: 'arn:aws:codeartifact:us-east-2:111122223333:repository/d/r',
    },
    [
      'implicit-deny: codeartifact:ReadFromRepository on arn:aws:codeartifact:us-east-2:111122223333:repository/d/r',
      '  the caller is of account 444455556666, the resource of 111122223333: both have to allow',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  domain: does not allow, nor does repository, and one of them has to: the resource is of another account, whose side has to allow too. The request is denied here',
      '    no statement of inline names codeartifact:ReadFromRepository',
      '  repository: does not allow either',
      '  not reached: identity',
    ],
  ],
  [
    'no policy on a resource is evaluated for the action',
    { identity: P(allow('*')), domain: P(allow('*', all)) },
    {
      principal: 'arn:aws:iam::444455556666:user/z',
      action: 'codeartifact:ListDomains',
      resource: '*',
      resourceAccount: '111122223333',
    },
    [
      'implicit-deny: codeartifact:ListDomains on *',
      '  the caller is of account 444455556666, the resource of 111122223333: both have to allow',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  domain: is not evaluated for this action, so that nothing on the side of the resource can allow: the resource is of another account, whose side has to allow too. The request is denied here',
      '  not reached: identity',
    ],
  ],
  [
    'NotPrincipal that excepts others',
    {
      identity: P(allow('*')),
      resource: P({
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        NotPrincipal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:user/other'] },
      }),
    },
    { principal: dev },
    [
      'explicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: one applies, and ends it: no Allow counts against a Deny',
      '    Deny statement #0 of resource policy inline applies: its NotPrincipal does not except the caller, which takes the caller and its account',
    ],
  ],
  [
    'NotPrincipal under a boundary',
    {
      identity: P(allow('*')),
      resource: P({ Effect: 'Deny', Action: '*', Resource: '*', NotPrincipal: '*' }),
      boundary: P(allow('*')),
    },
    { principal: dev },
    [
      'explicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: one applies, and ends it: no Allow counts against a Deny',
      '    Deny statement #0 of resource policy inline applies: NotPrincipal excepts nobody who has a permissions boundary',
    ],
  ],
  [
    'NotPrincipal that excepts the caller',
    {
      resource: P({
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        NotPrincipal: { AWS: ['111122223333'] },
      }),
    },
    { principal: dev },
    [
      'implicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  resource: does not allow, and need not: within one account identity policies alone can allow',
      `    Deny statement #0 of resource policy inline does not apply:`,
      `      the caller is ${dev}, excepted by NotPrincipal 111122223333`,
      '  identity: none is given, and one has to allow: what the caller may do is what its identity policies allow. The request is denied here',
    ],
  ],
  [
    'of two policies on a resource one is enough',
    {
      identity: P(allow('*')),
      domain: P(allow('codeartifact:Get*', all)),
      repository: P(allow('codeartifact:Read*', { Principal: { AWS: '444455556666' } })),
      resourceScp: [P(deny('*'))],
    },
    {
      principal: 'arn:aws:iam::444455556666:user/z',
      action: 'codeartifact:ReadFromRepository',
      resource: 'arn:aws:codeartifact:us-east-2:111122223333:repository/d/r',
    },
    [
      'allow: codeartifact:ReadFromRepository on arn:aws:codeartifact:us-east-2:111122223333:repository/d/r',
      '  the caller is of account 444455556666, the resource of 111122223333: both have to allow',
      '  Deny: none applies; one in any policy that is asked would end it here',
      "  resourceScp: not asked: the SCPs of the resource's owner do not reach callers of other accounts",
      '  domain: does not allow, and need not: one of the policies on the resource is enough',
      "  repository: allows, naming the caller's account: that is the resource's side, and the caller's own account has to allow too",
      '    Allow statement #0 of repository policy inline applies',
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
    ],
  ],
  [
    'both permissions of a token, the second in the own account',
    { identity: P(allow('*')), domain: P(allow('*', all)) },
    {
      principal: 'arn:aws:iam::444455556666:user/z',
      action: 'codeartifact:GetAuthorizationToken',
      durationSeconds: 900,
      resource: 'arn:aws:codeartifact:us-east-2:111122223333:domain/d',
    },
    [
      'allow, decided by codeartifact:GetAuthorizationToken and sts:GetServiceBearerToken',
      'allow: codeartifact:GetAuthorizationToken on arn:aws:codeartifact:us-east-2:111122223333:domain/d',
      '  the caller is of account 444455556666, the resource of 111122223333: both have to allow',
      '  Deny: none applies; one in any policy that is asked would end it here',
      "  domain: allows, naming everyone: that is the resource's side, and the caller's own account has to allow too",
      '    Allow statement #0 of domain policy inline applies',
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
      'allow: sts:GetServiceBearerToken on *',
      '  Deny: none applies; one in any policy that is asked would end it here',
      "  domain: not asked: this permission is one in the caller's own account, which no policy on a resource gives or takes",
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
    ],
  ],
  [
    'an endpoint policy limits',
    { identity: P(allow('*')), endpoint: P(allow('ec2:*', all)) },
    { principal: dev },
    [
      'implicit-deny: s3:GetObject on arn:aws:s3:::b/a',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  identity: allows',
      '    Allow statement #0 of identity policy inline applies',
      '  endpoint: does not allow, and has to: it limits what others grant. The request is denied here',
      '    no statement of inline names s3:GetObject',
    ],
  ],
])('%s', (_, layers, asked, lines) => {
  expect(
    evaluate(policySet(layers), { ...request, ...asked })
      .explain()
      .split('\n'),
  ).toEqual(lines);
});
