import { describe, expect, it, test } from 'vitest';
import {
  compare,
  type Layers,
  type PolicyStatement,
  policySet,
  proveAlways,
  proveNever,
  proveNoMoreThan,
} from '../../../src/index.js';
import { allow, beside, counterexample, deny, document, identity, refutation } from './asking.js';

const everyone = { Principal: '*' };
const all = document(allow());
const role = 'arn:aws:iam::123456789012:role/dev';

const limits: readonly [string, (...statements: readonly PolicyStatement[]) => Layers, object][] = [
  ['boundary', (...some) => ({ boundary: document(...some) }), {}],
  ['session', (...some) => ({ session: document(...some) }), {}],
  ['scp', (...some) => ({ scp: [document(...some)] }), {}],
  ['resourceScp', (...some) => ({ resourceScp: [document(...some)] }), {}],
  ['endpoint', (...some) => ({ endpoint: document(...some) }), everyone],
];

describe('a layer that limits', () => {
  test.each(limits)('%s: nothing is allowed that it does not allow', (layer, layersOf, named) => {
    const set = beside(layersOf(allow({ ...named, Action: 's3:*' })));
    expect(proveNever(set, { action: 'ec2:*' }).answer).toBe('proved');
    expect(proveAlways(set, { action: 's3:*' }).answer).toBe('proved');
    const { decision } = refutation(proveAlways(set, { action: 'ec2:*' }));
    expect([decision.outcome, decision.layer]).toEqual(['implicit-deny', layer]);
  });

  test.each(limits)('%s: its Deny wins', (layer, layersOf, named) => {
    const set = beside(layersOf(allow(named), deny({ ...named, Action: 's3:Delete*' })));
    expect(proveNever(set, { action: 's3:Delete*' }).answer).toBe('proved');
    const { decision } = refutation(proveAlways(set, { action: 's3:*' }));
    expect([decision.outcome, decision.layer]).toEqual(['explicit-deny', layer]);
  });

  test.each(limits)('%s: it grants nothing by itself', (_, layersOf, named) => {
    const set = policySet({ identity: document(deny()), ...layersOf(allow(named)) });
    expect(proveNever(set, { principal: role }).answer).toBe('proved');
  });

  test.each(limits)('%s: one that allows all makes no difference', (_, layersOf, named) => {
    const relation = compare(identity(allow()), beside(layersOf(allow(named)))).relation;
    expect(relation).toBe('equivalent');
  });
});

describe('rcp', () => {
  const set = beside({ rcp: [document(deny({ ...everyone, Action: ['s3:Delete*', 'ec2:Delete*'] }))] });

  it('denies in the services that AWS lists, and only there', () => {
    expect(proveNever(set, { action: 's3:Delete*' }).answer).toBe('proved');
    expect(proveAlways(set, { action: ['s3:Get*', 'ec2:Delete*'] }).answer).toBe('proved');
  });

  it('denies of every level', () => {
    const levels = beside({
      rcp: [
        document(deny({ ...everyone, Action: 's3:A*' })),
        document(deny({ ...everyone, Action: 's3:B*' })),
      ],
    });
    expect(proveNever(levels, { action: ['s3:A*', 's3:B*'] }).answer).toBe('proved');
  });
});

describe('levels of SCPs', () => {
  const levels = (...actions: readonly (string | readonly string[])[]) =>
    beside({ scp: actions.map((action) => [document(allow({ Action: action }))]) });

  it('all have to allow', () => {
    const set = levels('s3:*', ['s3:Get*', 'ec2:*']);
    expect(proveNever(set, { action: ['ec2:*', 's3:Put*'] }).answer).toBe('proved');
    expect(proveAlways(set, { action: 's3:Get*' }).answer).toBe('proved');
    expect(proveNoMoreThan(set, levels('s3:Get*')).answer).toBe('proved');
  });

  it('come in an order that makes no difference', () => {
    expect(compare(levels('s3:*', 's3:Get*'), levels('s3:Get*', 's3:*')).relation).toBe('equivalent');
  });

  it('differ from policies of one level, any of which may allow', () => {
    const one = beside({
      scp: [[document(allow({ Action: 's3:*' })), document(allow({ Action: 'ec2:*' }))]],
    });
    expect(proveAlways(one, { action: ['s3:*', 'ec2:*'] }).answer).toBe('proved');
    expect(compare(one, levels('s3:*', 'ec2:*')).relation).toBe('narrower');
    expect(proveNever(levels('s3:*', 'ec2:*'), {}).answer).toBe('proved');
  });

  it('do not limit the management account, where it is named', () => {
    const none = beside({ scp: [document(deny())] });
    expect(proveNever(none, {}).answer).toBe('proved');
    const request = counterexample(proveNever(none, { managementAccount: '123456789012' }));
    expect(request.managementAccount).toBe('123456789012');
  });

  it('do not limit service-linked roles, where one is named', () => {
    const none = beside({ scp: [document(deny())] });
    const principal = { arn: role, serviceLinked: true } as const;
    expect(proveAlways(none, { action: 's3:*', resource: 'arn:aws:s3:::*', principal }).answer).toBe(
      'proved',
    );
  });
});

describe('policies on the resource', () => {
  const own = 'arn:aws:codeartifact:us-east-2:123456789012';

  it('grant within the account what identity policies do not', () => {
    const set = policySet({ resource: document(allow({ Principal: { AWS: role }, Action: 's3:Get*' })) });
    expect(proveNever(set, { action: 's3:Put*', principal: role }).answer).toBe('proved');
    expect(
      counterexample(proveNever(set, { resource: 'arn:aws:s3:::b/x', resourceAccount: '123456789012' })),
    ).toEqual({
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      resourceAccount: '123456789012',
      principal: role,
    });
  });

  it('are needed beside identity policies where the resource is of another account', () => {
    const foreign = 'arn:aws:sqs:us-east-2:444455556666:q';
    const asked = { action: 'sqs:SendMessage', resource: foreign, principal: role };
    expect(proveNever(identity(allow()), asked).answer).toBe('proved');
    const granted = beside({ resource: document(allow({ Principal: { AWS: '123456789012' } })) });
    expect(proveAlways(granted, asked).answer).toBe('proved');
    expect(proveNever(policySet({ resource: document(allow(everyone)) }), asked).answer).toBe('proved');
  });

  it('NotPrincipal with Deny leaves whom it excepts', () => {
    const guard = deny({ NotPrincipal: { AWS: [role, 'arn:aws:iam::123456789012:root'] } });
    const set = beside({ resource: document(allow(everyone), guard) });
    const asked = { action: 'sqs:*', resource: 'arn:aws:sqs:us-east-2:123456789012:q' };
    expect(proveAlways(set, { ...asked, principal: role }).answer).toBe('proved');
    expect(proveNever(set, { ...asked, principal: `${role}2` }).answer).toBe('proved');
  });

  const ofCodeArtifact = { ...everyone, Action: 'codeartifact:*' };
  const byDomain = beside({
    domain: document(allow(ofCodeArtifact)),
    repository: document(deny(ofCodeArtifact)),
  });
  const byRepository = beside({
    domain: document(deny(ofCodeArtifact)),
    repository: document(allow(ofCodeArtifact)),
  });

  it.each([
    ['DescribeDomain', 'domain/d'],
    ['TagResource', 'domain/d'],
    ['TagResource', 'package-group/d/g'],
    ['ListTagsForResource', 'domain/d'],
    ['CreateRepository', 'repository/d/r'],
  ])('codeartifact:%s on %s is up to the domain policy alone', (name, part) => {
    const asked = { action: `codeartifact:${name}`, resource: `${own}:${part}`, principal: role };
    expect(proveAlways(byDomain, asked).answer).toBe('proved');
    expect(counterexample(proveNever(byDomain, asked)).resource).toBe(asked.resource);
    expect(proveNever(byRepository, asked).answer).toBe('proved');
    expect(counterexample(proveAlways(byRepository, asked)).resource).toBe(asked.resource);
  });

  it.each(['ReadFromRepository', 'TagResource'])('codeartifact:%s in a repository is up to both', (name) => {
    const asked = { action: `codeartifact:${name}`, resource: `${own}:repository/d/r`, principal: role };
    for (const set of [byDomain, byRepository]) {
      expect(proveNever(set, asked).answer).toBe('proved');
      expect(counterexample(proveAlways(set, asked)).resource).toBe(asked.resource);
    }
  });

  it('of a domain do not reach what is about no domain', () => {
    expect(
      proveAlways(byRepository, { action: 'codeartifact:ListDomains', resource: `${own}:*`, principal: role })
        .answer,
    ).toBe('proved');
  });
});

describe('what no identity policy gives alone', () => {
  it.each(['kms:Decrypt', 'sts:AssumeRole'])('%s', (action) => {
    expect(proveNever(identity(allow()), { action }).answer).toBe('proved');
    const grant = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: action };
    const set = beside({ resource: document(action.startsWith('sts') ? grant : allow(grant)) });
    expect(counterexample(proveNever(set, { action })).action).toBe(action);
  });

  it('but what concerns no key needs no key policy', () => {
    expect(counterexample(proveNever(identity(allow()), { action: 'kms:*' })).action).toBe('kms:CreateAlias');
    expect(counterexample(proveNever(identity(allow()), { action: 'sts:*' })).action).toBe(
      'sts:GetServiceBearerToken',
    );
  });
});

describe('an alias of a KMS key', () => {
  const on = (part: string) => ({
    action: 'kms:CreateAlias',
    resource: `arn:aws:kms:us-east-2:123456789012:${part}`,
    principal: role,
  });
  const keyDenies = beside({ resource: document(deny({ ...everyone, Action: 'kms:*' })) });
  const rcpDenies = beside({ rcp: [document(deny({ ...everyone, Action: 'kms:*' }))] });

  test.each<[string, ReturnType<typeof beside>, string, boolean]>([
    ['has no policy', keyDenies, 'alias/mine', true],
    ['and its key has one', keyDenies, 'key/k', false],
    ['is reached by RCPs', rcpDenies, 'alias/mine', false],
    ['unless AWS manages its key', rcpDenies, 'alias/aws/s3', true],
  ])('%s', (_, set, part, isAllowed) => {
    const [never, always] = [proveNever(set, on(part)), proveAlways(set, on(part))];
    expect([never.answer, always.answer]).toEqual(isAllowed ? ['refuted', 'proved'] : ['proved', 'refuted']);
    expect(counterexample(isAllowed ? never : always)).toEqual(on(part));
  });
});

it('a policy in several layers is each of them', () => {
  const set = policySet({
    identity: all,
    boundary: document(allow({ Action: 's3:*' })),
    scp: [document(allow({ Action: 's3:Get*' }))],
  });
  expect(compare(set, identity(allow({ Action: 's3:Get*' }))).relation).toBe('equivalent');
});
