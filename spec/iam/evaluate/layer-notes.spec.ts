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
const request: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key', principal: alice };

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
      'rcp-not-covered: Machines is about ec2:RunInstances, and AWS applies no RCPs to its service: the statement does nothing',
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
    const layers = { identity: policy(allow('s3:PutObject')), boundary: policy(allow('s3:GetObject')) };
    expect(notes(layers)).toEqual([
      'deny-not-near: no statement that could grant it names s3:GetObject, so a misspelt action would be denied as well',
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
