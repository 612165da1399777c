import fc from 'fast-check';
import { layerNames } from '../../src/iam/document/policy.js';
import {
  type LayerName,
  type Layers,
  type PolicyDocument,
  type PolicyStatement,
  policySet,
  type Request,
} from '../../src/index.js';
import { statement } from './arbitraries.js';

/** Layers as plain data: levels of policies, of which all but scp, rcp and resourceScp have one. */
export type LayerData = {
  readonly [Layer in LayerName]?: readonly (readonly PolicyDocument[])[] | undefined;
};

export const limitingLayers = ['boundary', 'session', 'scp', 'resourceScp', 'rcp', 'endpoint'] as const;

const accounts = ['111122223333', '444455556666'] as const;
export const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const callers = [
  ...accounts.map((account) => `arn:aws:iam::${account}:user/alice`),
  'arn:aws:sts::111122223333:assumed-role/r/s',
  'arn:aws:iam::111122223333:role/r',
  'arn:aws:sts::111122223333:federated-user/f',
  'arn:aws:iam::111122223333:root',
];

const names = [...callers.filter((name) => !name.endsWith(':root')), ...accounts, '*'];
const named = fc.oneof(
  { weight: 1, arbitrary: fc.constant('*') },
  {
    weight: 4,
    arbitrary: fc.subarray(names, { minLength: 1, maxLength: 2 }).map((AWS) => ({ AWS })),
  },
  { weight: 1, arbitrary: fc.constant({ Service: 'sns.amazonaws.com' }) },
);

/** Actions that RCPs may name, each with its service. */
const rcpAction = fc.constantFrom(
  's3:*',
  's3:GetObject',
  'sqs:*',
  'ec2:*',
  'codeartifact:*',
  'kms:*',
  'sts:*',
);

/** Who asks, in the words of a condition: some name somebody, some everybody or nobody. */
const asksWho: fc.Arbitrary<NonNullable<PolicyStatement['Condition']>> = fc
  .tuple(
    fc.constantFrom(
      'ArnEquals',
      'ArnLike',
      'StringEquals',
      'StringLike',
      'ArnNotEquals',
      'StringNotLike',
      'ArnLikeIfExists',
      'ForAllValues:StringLike',
    ),
    fc.subarray(
      [
        'arn:aws:iam::111122223333:user/alice',
        'arn:aws:iam::111122223333:role/r',
        'arn:aws:iam::111122223333:*',
        'arn:aws:iam::*:*',
        'arn:*:*:*:*:*',
      ],
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([operator, values]) => ({ [operator]: { 'aws:PrincipalArn': values } }));

/** What everyone is granted who meets a condition on aws:PrincipalArn: a row of its own in AWS's table. */
const everyoneWho: fc.Arbitrary<PolicyStatement> = asksWho.map((Condition) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
  Condition,
}));

/** A statement of a role's trust policy, which alone may name providers, and has no Resource. */
const trustStatement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Principal: fc.constantFrom<NonNullable<PolicyStatement['Principal']>>(
      '*',
      { Federated: provider },
      { Federated: `${provider}2` },
      { AWS: '111122223333' },
      { AWS: 'arn:aws:iam::111122223333:role/r' },
    ),
    Action: fc.constantFrom<string | string[]>(
      'sts:AssumeRoleWithWebIdentity',
      ['sts:AssumeRole', 'sts:TagSession'],
      'sts:Assume*',
    ),
    Condition: fc.option(asksWho, { nil: undefined }),
  })
  .map(({ Condition, ...one }) => (Condition === undefined ? one : { ...one, Condition }));

/** The statement, now and then under a further condition on who asks. */
function orWho(statements: fc.Arbitrary<PolicyStatement>): fc.Arbitrary<PolicyStatement> {
  return fc
    .tuple(statements, fc.option(asksWho, { nil: undefined, freq: 3 }))
    .map(([one, who]) => (who === undefined ? one : { ...one, Condition: { ...one.Condition, ...who } }));
}

/** A statement as its layer takes it. */
export function statementOf(layer: LayerName): fc.Arbitrary<PolicyStatement> {
  switch (layer) {
    case 'rcp':
      return fc.tuple(orWho(statement), rcpAction).map(([{ Condition, Resource, NotResource }, Action]) => ({
        Effect: 'Deny',
        Principal: '*',
        Action,
        ...(NotResource === undefined ? { Resource: Resource ?? '*' } : { NotResource }),
        ...(Condition !== undefined && { Condition }),
      }));
    case 'resource':
      return fc.oneof(
        { weight: 6, arbitrary: orWho(withPrincipal(layer)) },
        { weight: 1, arbitrary: everyoneWho },
        { weight: 1, arbitrary: trustStatement },
      );
    case 'domain':
    case 'repository':
      return fc.oneof(
        { weight: 6, arbitrary: orWho(withPrincipal(layer)) },
        { weight: 1, arbitrary: everyoneWho },
      );
    case 'endpoint':
      return withPrincipal(layer);
    case 'session':
      return orWho(statement).map((one) => ({
        ...one,
        ...completed(one, 'Resource'),
        ...completed(one, 'NotResource'),
      }));
    default:
      return orWho(statement);
  }
}

function withPrincipal(layer: LayerName): fc.Arbitrary<PolicyStatement> {
  return fc.tuple(statement, named, fc.boolean()).map(([one, principal, negated]) => {
    const { Condition, ...rest } = one;
    const isNegated = negated && one.Effect === 'Deny';
    // An endpoint policy takes no short patterns in conditions, and what is all about sts is a trust policy.
    return {
      ...(layer === 'endpoint' || Condition === undefined ? rest : { ...rest, Condition }),
      ...(isOfTokensAlone(one) && { Action: 's3:*' }),
      [isNegated ? 'NotPrincipal' : 'Principal']: principal,
    };
  });
}

function isOfTokensAlone({ Action }: PolicyStatement): boolean {
  return Action !== undefined && [Action].flat().every((action) => action.startsWith('sts:'));
}

/** Session policies take whole ARNs only. */
function completed(one: PolicyStatement, element: 'Resource' | 'NotResource'): Partial<PolicyStatement> {
  const list = one[element];
  if (list === undefined) return {};
  return { [element]: [list].flat().map((arn) => (arn === 'arn:aws:sqs' ? 'arn:aws:sqs:*:*:*' : arn)) };
}

function policyOf(layer: LayerName): fc.Arbitrary<PolicyDocument> {
  return fc
    .array(statementOf(layer), { minLength: 1, maxLength: 3 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }));
}

const allowAll = (layer: LayerName): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*', ...(needsPrincipal(layer) && { Principal: '*' }) },
  ],
});

export function needsPrincipal(layer: LayerName): boolean {
  return ['resource', 'domain', 'repository', 'rcp', 'endpoint'].includes(layer);
}

function levelsOf(layer: LayerName): fc.Arbitrary<readonly (readonly PolicyDocument[])[]> {
  const one = fc.oneof(
    { weight: 1, arbitrary: policyOf(layer) },
    { weight: 2, arbitrary: fc.constant(allowAll(layer)) },
  );
  const level = fc.array(one, { minLength: 1, maxLength: 2 });
  const isLevelled = layer === 'scp' || layer === 'rcp' || layer === 'resourceScp';
  return fc.array(level, { minLength: 1, maxLength: isLevelled ? 3 : 1 });
}

/** Each layer now and then: where all are given, hardly anything is allowed. */
export const layers: fc.Arbitrary<LayerData> = fc.record(
  Object.fromEntries(
    layerNames.map((layer) => [
      layer,
      fc.oneof(
        { weight: layer === 'identity' || layer === 'resource' ? 2 : 1, arbitrary: levelsOf(layer) },
        { weight: 3, arbitrary: fc.constant(undefined) },
      ),
    ]),
  ),
) as fc.Arbitrary<LayerData>;

export function setOf(data: LayerData) {
  const given = Object.entries(data).filter(([, levels]) => levels !== undefined);
  const isLevelled = (layer: string) => layer === 'scp' || layer === 'rcp' || layer === 'resourceScp';
  return policySet(
    Object.fromEntries(
      given.map(([layer, levels]) => [layer, isLevelled(layer) ? levels : levels?.flat()]),
    ) as Layers,
  );
}

/** One in ten comes from an identity provider, which calls one action of one service only. */
export const layeredRequest: fc.Arbitrary<Request> = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(provider, `${provider}2`), requestOfAny())
  .map(([one, principal, asked]) =>
    one > 0
      ? asked
      : {
          ...asked,
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: 'arn:aws:iam::111122223333:role/r',
          principal,
        },
  );

function requestOfAny(): fc.Arbitrary<Request> {
  return fc.record(
    {
      action: fc.constantFrom(
        's3:GetObject',
        's3:PutObject',
        'sqs:SendMessage',
        'ec2:RunInstances',
        'kms:Decrypt',
        'sts:AssumeRole',
        'codeartifact:ReadFromRepository',
        'codeartifact:PutDomainPermissionsPolicy',
      ),
      resource: fc.constantFrom(
        '*',
        'arn:aws:s3:::bucket/key',
        ...accounts.map((account) => `arn:aws:codeartifact:us-east-2:${account}:repository/d/r`),
      ),
      principal: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom<NonNullable<Request['principal']>>(...callers) },
        {
          weight: 1,
          arbitrary: fc.constantFrom<NonNullable<Request['principal']>>(
            'anonymous',
            { service: 'sns.amazonaws.com' },
            { arn: 'arn:aws:iam::111122223333:role/r', serviceLinked: true },
            {
              federatedUser: 'arn:aws:sts::111122223333:federated-user/f',
              federatedBy: 'arn:aws:iam::111122223333:user/alice',
            },
            {
              federatedUser: 'arn:aws:sts::111122223333:federated-user/f',
              federatedBy: 'arn:aws:iam::111122223333:root',
            },
          ),
        },
      ),
      context: fc.dictionary(fc.constantFrom('k:a', 'k:b'), fc.constantFrom('red', 'blue', 5), {
        maxKeys: 2,
      }),
      resourceAccount: fc.constantFrom(...accounts),
      managementAccount: fc.constantFrom(...accounts),
    },
    { requiredKeys: ['action'] },
  );
}
