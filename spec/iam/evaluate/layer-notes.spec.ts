import { describe, expect, it, test } from 'vitest';
import {
  evaluate,
  type Layers,
  type PolicyDocument,
  type PolicyStatement,
  policySet,
  type Request,
} from '../../../src/index.js';

const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
const allow = (Action: string, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const alice = 'arn:aws:iam::111122223333:user/alice';
const account = '111122223333';
const request: Request = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
  principal: alice,
  resourceAccount: account,
};

function notes(layers: Layers, asked: Partial<Request> = {}): string[] {
  return evaluate(policySet(layers), { ...request, ...asked }).notes.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

describe('caller-not-named', () => {
  const named = { resource: policy(allow('s3:*', { Sid: 'Alice', Principal: { AWS: alice } })) };

  it('says that a statement names principals, and the request none', () => {
    const { principal: _, ...unnamed } = request;
    expect(evaluate(policySet(named), unnamed).notes).toEqual([
      {
        code: 'caller-not-named',
        message:
          'Alice names principals, and the request names none: give principal, or the statement is not about the caller',
      },
    ]);
  });

  it.each<[string, Layers, Partial<Request>]>([
    ['where the request names its caller', named, {}],
    ['where it names another', named, { principal: 'arn:aws:iam::111122223333:user/bob' }],
    ['where the statement is about everyone', { resource: policy(allow('s3:*', { Principal: '*' })) }, {}],
    [
      'where the resource is another',
      {
        resource: policy({ ...allow('s3:*', { Principal: { AWS: alice } }), Resource: 'arn:aws:s3:::other' }),
        identity: policy(allow('s3:*')),
      },
      {},
    ],
  ])('is silent %s', (_, layers, asked) => {
    expect(notes(layers, asked)).toEqual([]);
  });

  const session = 'arn:aws:sts::111122223333:federated-user/f';
  const passed = { ...named, session: policy(allow('s3:*')) };

  it('says that a federated user may be that of a named user', () => {
    expect(notes(passed, { principal: session })).toEqual([
      "caller-not-named: Alice names a user of the caller's account: give the caller as {federatedUser, federatedBy}, or it counts as another user's session",
    ]);
    expect(notes(passed, { principal: { federatedUser: session, federatedBy: alice } })).toEqual([]);
  });

  it('asks for aws:userid where the statement names an id', () => {
    const byId = {
      resource: policy(allow('s3:*', { Sid: 'Id', Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } })),
    };
    expect(notes(byId)).toEqual([
      'missing-context-key: Id reads aws:userid, which the request neither gives nor declares absent',
    ]);
    expect(notes(byId, { absent: ['aws:userid'] })).toEqual([]);
    expect(notes(byId, { context: { 'aws:userid': 'AIDACKCEVSQ6C2EXAMPLE' } })).toEqual([]);
  });
});

describe('rcp-not-covered', () => {
  const rcp = policy({
    Sid: 'Machines',
    Effect: 'Deny',
    Principal: '*',
    Action: ['ec2:*', 's3:*'],
    Resource: '*',
  });
  const layers = { identity: policy(allow('*')), rcp };

  it('says that AWS applies no RCPs to the service, and the decision is made without it', () => {
    expect(notes(layers, { action: 'ec2:RunInstances', resource: '*' })).toEqual([
      'rcp-not-covered: Machines is about ec2:RunInstances, and AWS applies no RCPs to its service: the statement does nothing here',
    ]);
    expect(evaluate(policySet(layers), { action: 'ec2:RunInstances' }).outcome).toBe('allow');
    expect(evaluate(policySet(layers), request).outcome).toBe('explicit-deny');
  });

  test.each(['s3:GetObject', 'S3:getobject', 'sns:Publish'])('is silent on %s', (action) => {
    expect(notes(layers, { action })).toEqual([]);
  });
});

describe('deny-not-near', () => {
  const full = policy(allow('*'));

  it('is not silenced by a layer that only limits and names everything', () => {
    const layers = { identity: policy(allow('s3:GetObject')), scp: full };
    expect(notes(layers, { action: 's3:GetObjcet' })).toEqual([
      'deny-not-near: no statement that could grant it names s3:GetObjcet, so a misspelt action would be denied as well (did you mean s3:GetObject?)',
    ]);
  });

  it('never suggests the action itself', () => {
    const layers = { identity: policy(allow('s3:PutObject')), scp: policy(allow('s3:GetObject')) };
    expect(notes(layers, { managementAccount: '111122223333' })).toEqual([
      'deny-not-near: no statement names s3:GetObject, so a misspelt action would be denied as well',
    ]);
  });

  it('is silent where the layer that decided names the action', () => {
    const elsewhere = { ...allow('s3:GetObject'), Resource: 'arn:aws:s3:::other/*' };
    expect(notes({ identity: full, boundary: policy(elsewhere) })).toEqual([]);
    expect(notes({ identity: full, scp: policy(elsewhere) })).toEqual([]);
  });
});

it('says nothing of layers that are not asked', () => {
  const conditional = policy({
    ...allow('s3:*'),
    Effect: 'Deny',
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  });
  const layers = {
    identity: policy(allow('s3:*')),
    scp: [policy(allow('*')), [policy(allow('*')), conditional]],
  };
  expect(notes(layers)).toHaveLength(1);
  expect(notes(layers, { managementAccount: '111122223333' })).toEqual([]);
});

describe('accounts and callers that contradict each other', () => {
  const full = policy(allow('*'));
  const open = policy(allow('*', { Principal: '*' }));
  const queue = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:444455556666:q' };

  it('asks whose the resource is, where its policy alone allows in the own account only', () => {
    const unknown = { resourceAccount: undefined };
    const owner = [
      "owner-not-given: arn:aws:s3:::bucket/key does not say whose it is: of 111122223333, the caller's account, its policy alone allows this; of another account it would not. Give resourceAccount",
    ];
    expect(notes({ resource: open }, unknown)).toEqual(owner);
    expect(evaluate(policySet({ resource: open }), { ...request, ...unknown }).outcome).toBe('allow');
    expect(
      evaluate(policySet({ resource: open }), { ...request, resourceAccount: '444455556666' }).outcome,
    ).toBe('implicit-deny');
    for (const [layers, asked] of [
      [{ resource: open }, {}],
      [{ resource: open, identity: full }, unknown],
      [{ identity: full }, unknown],
      [{ resource: open }, { ...unknown, principal: 'anonymous' }],
      [{ resource: open }, { ...queue, ...unknown, principal: 'arn:aws:iam::444455556666:user/alice' }],
    ] satisfies [Layers, Partial<Request>][])
      expect(notes(layers, asked)).toEqual([]);
  });

  it('says that the ARN is of one account, and resourceAccount of another', () => {
    expect(notes({ identity: full }, queue)).toEqual([
      "owner-differs: the resource's ARN is of account 444455556666, and resourceAccount is 111122223333",
    ]);
    expect(notes({ identity: full }, { ...queue, principal: undefined, resourceAccount: undefined })).toEqual(
      [],
    );
  });

  it('says that aws:PrincipalArn is not that of the caller', () => {
    const reading = policy(
      allow('s3:*', { Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } } }),
    );
    const context = { 'AWS:principalarn': 'arn:aws:iam::111122223333:role/team/Dev' };
    const dev = 'arn:aws:sts::111122223333:assumed-role/Dev/session';
    expect(notes({ identity: reading }, { context })).toEqual([
      `key-differs: AWS:principalarn is arn:aws:iam::111122223333:role/team/Dev in the context, and ${alice} by what the request says of ${alice}`,
    ]);
    // The path of its role is what a session's ARN does not say.
    expect(notes({ identity: reading }, { context, principal: dev })).toEqual([]);
    expect(notes({ identity: reading }, { context, principal: dev.replace('Dev', 'Ops') })).toHaveLength(1);
  });

  it('says that a role is service-linked by its path, and not as it is given, or the other way round', () => {
    const linked = 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
    const plain = 'arn:aws:iam::111122223333:role/AWSServiceRoleForECS';
    expect(notes({ identity: full }, { principal: linked })).toEqual([
      `service-linked: ${linked} is named as service-linked roles are, which no SCP and no RCP limits: give it as {arn, serviceLinked: true}`,
    ]);
    expect(notes({ identity: full }, { principal: { arn: plain, serviceLinked: true } })).toEqual([
      `service-linked: ${plain} is said to be service-linked, and such roles have the path /aws-service-role/ and a name that begins with AWSServiceRoleFor`,
    ]);
    expect(notes({ identity: full }, { principal: { arn: linked, serviceLinked: true } })).toEqual([]);
    expect(notes({ identity: full }, { principal: plain })).toEqual([]);
  });

  it.each<[string, Partial<Request>, string[]]>([
    [
      'another account',
      { context: { 'aws:PrincipalAccount': '999988887777' } },
      [
        `key-differs: aws:PrincipalAccount is 999988887777 in the context, and 111122223333 by what the request says of ${alice}`,
      ],
    ],
    [
      'that a user is a service',
      { context: { 'aws:PrincipalIsAWSService': true } },
      [
        `key-differs: aws:PrincipalIsAWSService is true in the context, and false by what the request says of ${alice}`,
      ],
    ],
    [
      'the name of a user for a role',
      {
        principal: 'arn:aws:iam::111122223333:role/Dev',
        context: { 'aws:username': 'bob' },
      },
      [
        'key-differs: aws:username is bob in the context, and arn:aws:iam::111122223333:role/Dev has no such key',
      ],
    ],
    [
      'several callers',
      { context: { 'aws:PrincipalArn': [alice, 'arn:aws:iam::111122223333:role/Dev'] } },
      [
        `key-differs: aws:PrincipalArn is ${alice}, arn:aws:iam::111122223333:role/Dev in the context, and ${alice} by what the request says of ${alice}`,
        'several-values-without-set-operator: aws:PrincipalArn has several values, and AWS does not define StringLike for them: write ForAnyValue: or ForAllValues:',
      ],
    ],
    [
      'another owner',
      { context: { 'aws:ResourceAccount': '999988887777' } },
      [
        'key-differs: aws:ResourceAccount is 999988887777 in the context, and 111122223333 by what the request says of arn:aws:s3:::bucket/key',
      ],
    ],
    [
      'an account that a caller without a name is not of',
      { principal: undefined, context: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:user/alice' } },
      [
        "unnamed-of-other-account: aws:PrincipalArn is arn:aws:iam::999988887777:user/alice in the context, and a caller that principal does not name counts as one of the resource's account, 111122223333: give principal",
      ],
    ],
    ['what it says anyway', { context: { 'aws:PrincipalAccount': account, 'aws:username': 'alice' } }, []],
    [
      'whom a caller without a name may be',
      { principal: undefined, context: { 'aws:PrincipalAccount': account, 'aws:username': 'alice' } },
      [],
    ],
  ])('says that the context says %s', (_, asked, expected) => {
    const keys = [
      'aws:PrincipalArn',
      'aws:PrincipalAccount',
      'aws:username',
      'aws:PrincipalIsAWSService',
      'aws:ResourceAccount',
    ];
    const given = Object.keys(asked.context ?? {});
    const reading = keys
      .filter((key) => given.includes(key))
      .map((key) => allow('*', { Condition: { StringLike: { [key]: '*' } } }));
    expect(notes({ identity: policy(allow('*'), ...reading) }, asked)).toEqual(expected);
  });

  it('says nothing of whose the resource is where it is denied', () => {
    const denied = policy(allow('s3:*', { Principal: '*', Effect: 'Deny' }));
    expect(notes({ resource: denied }, { resourceAccount: undefined })).toEqual([]);
  });

  it('asks whose it is, too, where there is no resource', () => {
    const asked = { action: 'codeartifact:CreateRepository', resource: '*', resourceAccount: undefined };
    expect(notes({ domain: open }, asked)).toEqual([
      "owner-not-given: * does not say whose it is: of 111122223333, the caller's account, its policy alone allows this; of another account it would not. Give resourceAccount",
    ]);
  });

  it('says that a session is service-linked, or is not, by the name of its role', () => {
    const session = (role: string) => `arn:aws:sts::111122223333:assumed-role/${role}/session`;
    const marked = (role: string) => ({ principal: { arn: session(role), serviceLinked: true } as const });
    expect(notes({ identity: full }, marked('Dev'))).toEqual([expect.stringMatching(/^service-linked: /)]);
    expect(notes({ identity: full }, marked('AWSServiceRoleForECS'))).toEqual([]);
    expect(notes({ identity: full }, { principal: session('AWSServiceRoleForECS') })).toHaveLength(1);
  });

  it('says that a resource policy for CodeArtifact is one of two others', () => {
    const asked = {
      action: 'codeartifact:DescribeRepository',
      resource: 'arn:aws:codeartifact:us-east-2:111122223333:repository/my-domain/my-repo',
    };
    expect(notes({ resource: open }, asked)).toEqual([
      'resource-of-codeartifact: CodeArtifact has two resource policies with rules of their own: for codeartifact:DescribeRepository give the policy as domain or repository, not as resource',
    ]);
    expect(notes({ domain: open }, asked)).toEqual([]);
  });
});

describe('no-permission-needed', () => {
  test.each(['sts:GetCallerIdentity', 'STS:getsessiontoken'])('%s', (action) => {
    const denied = policy(allow('*', { Effect: 'Deny' }));
    const expected = [
      `no-permission-needed: AWS asks for no permission for ${action}: a real call succeeds, whatever the policies say`,
    ];
    expect(notes({ identity: denied }, { action, resource: '*' })).toEqual(expected);
    expect(notes({ identity: policy(allow('*')) }, { action, resource: '*' })).toEqual(expected);
    expect(notes({ identity: denied }, { action: 'sts:GetFederationToken', resource: '*' })).toEqual([]);
  });
});

it('says that an alias of KMS is no key, but for the actions that are about aliases', () => {
  const asked = { resource: 'arn:aws:kms:us-east-2:111122223333:alias/my-key' };
  const layers = { identity: policy(allow('kms:*')), resource: policy(allow('kms:*', { Principal: '*' })) };
  expect(notes(layers, { ...asked, action: 'kms:Decrypt' })).toEqual([
    'resource-of-other-type: kms:Decrypt takes a key, and arn:aws:kms:us-east-2:111122223333:alias/my-key is none: no real call asks for it',
  ]);
  expect(notes(layers, { ...asked, action: 'kms:CreateAlias' })).toEqual([]);
});

it('counts aws:PrincipalArn as read where a principal is a role, whose path it says', () => {
  const named = { Principal: { AWS: 'arn:aws:iam::111122223333:role/team/app' } };
  const asked = {
    principal: 'arn:aws:sts::111122223333:assumed-role/app/session',
    context: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/team/app' },
  };
  expect(notes({ resource: policy(allow('s3:*', named)) }, asked)).toEqual([]);
  expect(notes({ resource: policy(allow('s3:*', { Principal: '*' })) }, asked)).toEqual([
    'unread-context-key: no statement reads the context key aws:PrincipalArn',
  ]);
});

it('says that the ARN of a session leaves out the path of its role', () => {
  const role = 'arn:aws:iam::111122223333:role/team/Dev';
  const denied = allow('*', {
    Sid: 'NotTeam',
    Effect: 'Deny',
    Condition: { ArnEquals: { 'aws:PrincipalArn': role } },
  });
  const layers = { identity: policy(allow('*'), denied) };
  const principal = 'arn:aws:sts::111122223333:assumed-role/Dev/session';
  expect(notes(layers, { principal })).toEqual([
    `role-path-not-given: NotTeam compares aws:PrincipalArn with ${role}, and the ARN of a session leaves out the path of its role: give aws:PrincipalArn in context`,
  ]);
  expect(notes(layers, { principal, context: { 'aws:PrincipalArn': role } })).toEqual([]);
  expect(notes(layers, { principal: principal.replace('Dev', 'Ops') })).toEqual([]);
});
