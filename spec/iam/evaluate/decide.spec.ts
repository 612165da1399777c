import { describe, expect, it, test } from 'vitest';
import {
  evaluate,
  type Layers,
  type PolicyStatement,
  parsePolicy,
  policySet,
  type Request,
} from '../../../src/index.js';

const object = 'arn:aws:s3:::bucket/key';
const request: Request = { action: 's3:GetObject', resource: object };
const all = { Action: '*', Resource: '*' };

function decide(statements: readonly PolicyStatement[], asked: Partial<Request> = {}) {
  return evaluate({ Version: '2012-10-17', Statement: statements }, { ...request, ...asked });
}

describe('an explicit deny, else an allow, else an implicit deny', () => {
  test.each<[string, PolicyStatement[], string, number[]]>([
    ['no statement', [], 'implicit-deny', []],
    ['an Allow', [{ Effect: 'Allow', ...all }], 'allow', [0]],
    ['a Deny', [{ Effect: 'Deny', ...all }], 'explicit-deny', [0]],
    [
      'an Allow, then a Deny',
      [
        { Effect: 'Allow', ...all },
        { Effect: 'Deny', ...all },
      ],
      'explicit-deny',
      [1],
    ],
    [
      'a Deny, then an Allow',
      [
        { Effect: 'Deny', ...all },
        { Effect: 'Allow', ...all },
      ],
      'explicit-deny',
      [0],
    ],
    [
      'every Allow that matches, in order',
      [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
        { Effect: 'Allow', Action: 's3:getobject', Resource: object },
        { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::other' },
        { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
        { Effect: 'Allow', Action: ['s3:GetObject', 's3:*', '*'], Resource: '*' },
      ],
      'allow',
      [0, 2, 4, 5],
    ],
    [
      'every Deny that matches',
      [
        { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' },
        { Effect: 'Allow', ...all },
        { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
        { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' },
      ],
      'explicit-deny',
      [0, 2],
    ],
    [
      'a Deny whose condition does not hold',
      [
        { Effect: 'Allow', ...all },
        { Effect: 'Deny', ...all, Condition: { Bool: { 'a:b': 'true' } } },
      ],
      'allow',
      [0],
    ],
  ])('%s', (_, statements, outcome, indexes) => {
    const decision = decide(statements);
    expect(decision).toMatchObject({ outcome, layer: 'identity' });
    expect(decision.statements.map(({ index }) => index)).toEqual(indexes);
    expect(decision.permissions).toEqual([
      {
        action: 's3:GetObject',
        resource: object,
        outcome,
        statements: decision.statements,
        layer: 'identity',
        decided: true,
      },
    ]);
  });

  it('reads a statement that stands alone', () => {
    expect(evaluate({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...all } }, request).outcome).toBe(
      'allow',
    );
  });

  it('asks the policies of a layer together', () => {
    const set = policySet({
      identity: [
        { Version: '2012-10-17', Statement: { Sid: 'one', Effect: 'Allow', ...all } },
        '{"Version":"2012-10-17","Statement":{"Sid":"two","Effect":"Allow","Action":"*","Resource":"*"}}',
        parsePolicy({
          Version: '2012-10-17',
          Statement: { Sid: 'three', Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
        }),
      ],
    });
    expect(evaluate(set, request).statements.map(({ sid }) => sid)).toEqual(['one', 'two']);
    expect(evaluate(set, { action: 'ec2:RunInstances' }).statements.map(({ sid }) => sid)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('denies what has no policies at all', () => {
    for (const set of [policySet({}), policySet({ identity: [] })]) {
      expect(evaluate(set, request)).toMatchObject({
        outcome: 'implicit-deny',
        statements: [],
        layer: 'identity',
      });
    }
  });
});

describe('the deciding statements', () => {
  const text =
    '{\n "Version": "2012-10-17",\n "Statement": [\n  { "Sid": "one", "Effect": "Allow", "Action": "*", "Resource": "*" },\n  {\n   "Effect": "Allow", "Action": "*", "Resource": "*", "Sid": "" }\n ]\n}';

  it('have their layer, policy, index, Sid and line', () => {
    expect(evaluate(parsePolicy(text), request).statements).toEqual([
      { layer: 'identity', policy: 'inline', index: 0, sid: 'one', line: 4, column: 3 },
      { layer: 'identity', policy: 'inline', index: 1, line: 5, column: 3 },
    ]);
  });

  it('have no line where there is no text', () => {
    expect(decide([{ Effect: 'Allow', ...all }]).statements).toEqual([
      { layer: 'identity', policy: 'inline', index: 0 },
    ]);
  });
});

// FACTS D2: without the consent of the resource's owner a caller of another account is denied.
describe('another account', () => {
  const principal = 'arn:aws:iam::111122223333:user/alice';
  const queue = 'arn:aws:sqs:us-east-2:444455556666:orders';
  const allow: PolicyStatement = { Effect: 'Allow', ...all };

  test.each<[string, Partial<Request>, string, string]>([
    ['the account in the ARN', { principal, resource: queue }, 'implicit-deny', 'resource'],
    [
      'the account in the request',
      { principal, resourceAccount: '444455556666' },
      'implicit-deny',
      'resource',
    ],
    [
      'the request says otherwise than the ARN',
      { principal, resource: queue, resourceAccount: '111122223333' },
      'allow',
      'identity',
    ],
    [
      'its own account',
      { principal, resource: queue.replace('444455556666', '111122223333') },
      'allow',
      'identity',
    ],
    ['no account known: the caller’s', { principal }, 'allow', 'identity'],
    ['no caller named: the resource’s', { resource: queue }, 'allow', 'identity'],
    [
      'a session of another account',
      { principal: 'arn:aws:sts::111122223333:assumed-role/r/s', resource: queue },
      'implicit-deny',
      'resource',
    ],
  ])('%s', (_, asked, outcome, layer) => {
    const decision = decide([allow], asked);
    expect(decision).toMatchObject({ outcome, layer });
    expect(decision.statements).toHaveLength(outcome === 'allow' ? 1 : 0);
  });

  it('is still denied explicitly', () => {
    expect(decide([allow, { Effect: 'Deny', ...all }], { principal, resource: queue })).toMatchObject({
      outcome: 'explicit-deny',
      layer: 'identity',
      statements: [{ index: 1 }],
    });
  });

  it('says so', () => {
    expect(decide([allow], { principal, resource: queue }).explain().split('\n').slice(1, 4)).toEqual([
      '  the caller is of account 111122223333, the resource of 444455556666: both have to allow',
      '  Deny: none applies; one in any policy that is asked would end it here',
      '  resource: none is given, and one has to allow: the resource is of another account, whose side has to allow too. The request is denied here',
    ]);
  });
});

// CONTRACT, the table of `statements` and `layer`: conformance scenarios compare them as a set, so their order is held here.
describe('the statements of several layers are told in the order of evaluation', () => {
  const session = 'arn:aws:sts::111122223333:assumed-role/Dev/sess1';
  const domain = 'arn:aws:codeartifact:us-east-2:111122223333:domain/my-domain';
  const policy = (...Statement: PolicyStatement[]) => ({ Version: '2012-10-17', Statement });
  const everything = policy({ Sid: 'everything', Effect: 'Allow', ...all });
  const told = (layers: Layers, asked: Request) => {
    const { outcome, layer, statements } = evaluate(policySet(layers), asked);
    return [outcome, layer, statements.map((one) => `${one.layer} ${one.sid}`)];
  };
  const token: Request = {
    action: 'codeartifact:GetAuthorizationToken',
    resource: domain,
    principal: session,
    durationSeconds: 900,
  };
  const denies = (Action: string): PolicyStatement => ({ Sid: 'no', Effect: 'Deny', Action, Resource: '*' });

  test.each([
    ['given so', false],
    ['given the other way round', true],
  ])('Denies, %s', (_, isReversed) => {
    const principal = { Principal: '*' };
    const layers: Layers = {
      rcp: policy({ ...denies('codeartifact:*'), ...principal }),
      scp: policy(denies('*')),
      resourceScp: policy(denies('*')),
      resource: policy({ ...denies('*'), ...principal }),
      domain: policy({ ...denies('*'), ...principal }),
      identity: policy(denies('*')),
      boundary: policy(denies('*')),
      session: policy(denies('*')),
      endpoint: policy({ ...denies('*'), ...principal }),
    };
    const entries = Object.entries(layers);
    const given = Object.fromEntries(isReversed ? entries.reverse() : entries) as Layers;
    expect(
      told(given, { action: 'codeartifact:DescribeDomain', resource: domain, principal: session }),
    ).toEqual([
      'explicit-deny',
      'rcp',
      [
        'rcp no',
        'scp no',
        'resourceScp no',
        'resource no',
        'domain no',
        'identity no',
        'boundary no',
        'session no',
        'endpoint no',
      ],
    ]);
  });

  it('of a token whose two permissions are denied by two', () => {
    const identity = [everything, policy(denies('codeartifact:GetAuthorizationToken'))];
    const scp = [[everything, policy(denies('sts:GetServiceBearerToken'))]];
    expect(told({ identity, scp }, token)).toEqual(['explicit-deny', 'scp', ['scp no', 'identity no']]);
  });

  it('of a token whose two permissions are granted by two, identity first', () => {
    const identity = policy({
      Sid: 'mint',
      Effect: 'Allow',
      Action: 'sts:GetServiceBearerToken',
      Resource: '*',
    });
    const granting = policy({
      Sid: 'ask',
      Effect: 'Allow',
      Principal: { AWS: session },
      Action: 'codeartifact:GetAuthorizationToken',
      Resource: '*',
    });
    expect(told({ identity, domain: granting }, token)).toEqual([
      'allow',
      'identity',
      ['identity mint', 'domain ask'],
    ]);
  });

  it('of an allow that several layers grant, identity first', () => {
    const granting = (Sid: string) => policy({ Sid, Effect: 'Allow', Principal: { AWS: session }, ...all });
    expect(
      told(
        {
          repository: granting('three'),
          domain: granting('two'),
          resource: granting('one'),
          identity: everything,
        },
        {
          action: 'codeartifact:ReadFromRepository',
          resource: domain.replace('domain/my-domain', 'repository/my-domain/my-repo'),
          principal: session,
        },
      ),
    ).toEqual([
      'allow',
      'identity',
      ['identity everything', 'resource one', 'domain two', 'repository three'],
    ]);
  });

  it('are one list that nobody changes', () => {
    const decision = evaluate(policySet({ identity: everything, boundary: everything }), request);
    expect(Object.isFrozen(decision.statements)).toBe(true);
  });
});
