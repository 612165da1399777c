import fc from 'fast-check';
import type { LayerName, PolicyDocument, PolicyStatement } from '../../../src/index.js';
import { needsPrincipal } from '../layers.js';
import { accounts, type Key } from './keys.js';
import { type Service, tokens } from './services.js';

export const provider = `arn:aws:iam::${accounts[0]}:oidc-provider/token.actions.githubusercontent.com`;
const [one, two] = accounts;
const named = [
  `arn:aws:iam::${one}:user/alice`,
  `arn:aws:iam::${two}:user/alice`,
  `arn:aws:iam::${one}:role/r`,
  `arn:aws:iam::${two}:role/p/r`,
  `arn:aws:sts::${one}:assumed-role/r/s`,
  `arn:aws:sts::${one}:federated-user/f`,
  `arn:aws:iam::${one}:root`,
  one,
  two,
  '*',
  'AROAAAAAAAAAAAAAAAAAA',
  'AIDAAAAAAAAAAAAAAAAAA',
];

function oneOrMore<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> {
  return fc.oneof({ weight: 2, arbitrary: value }, fc.array(value, { minLength: 1, maxLength: 3 }));
}

const qualifier = fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:');
const suffix = fc.constantFrom('', '', 'IfExists');

/** An endpoint policy takes no short patterns. */
function conditionOn({ name, operators }: Key, isEndpoint: boolean) {
  const bases = Object.keys(operators).filter((base) => !isEndpoint || !base.endsWith('Like'));
  const asking =
    bases.length === 0
      ? fc.constant(['Null', name, 'true' as const] as const)
      : fc.constantFrom(...bases).chain((base) =>
          fc.tuple(
            fc.tuple(qualifier, suffix).map(([before, behind]) => before + base + behind),
            fc.constant(name),
            oneOrMore(fc.constantFrom(...(operators[base] ?? []))),
          ),
        );
  const presence = fc.tuple(
    qualifier.map((before) => `${before}Null`),
    fc.constant(name),
    oneOrMore(fc.constantFrom('true', 'false', true)),
  );
  return fc.oneof({ weight: 6, arbitrary: asking }, { weight: 1, arbitrary: presence });
}

function condition(asked: readonly Key[], isEndpoint: boolean): fc.Arbitrary<PolicyStatement['Condition']> {
  return fc
    .array(
      fc.constantFrom(...asked).chain((key) => conditionOn(key, isEndpoint)),
      { minLength: 1, maxLength: 2 },
    )
    .map((parts) => {
      const all: Record<string, Record<string, unknown>> = {};
      for (const [operator, name, values] of parts) all[operator] = { ...all[operator], [name]: values };
      return all as NonNullable<PolicyStatement['Condition']>;
    });
}

const principal = (isTrust: boolean): fc.Arbitrary<NonNullable<PolicyStatement['Principal']>> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('*' as const) },
    { weight: 6, arbitrary: fc.subarray(named, { minLength: 1, maxLength: 3 }).map((AWS) => ({ AWS })) },
    { weight: 1, arbitrary: fc.constant({ Service: 'sns.amazonaws.com', AWS: one }) },
    { weight: 1, arbitrary: fc.constant({ Service: ['sns.amazonaws.com', 'ec2.amazonaws.com'] }) },
    { weight: isTrust ? 3 : 0, arbitrary: fc.constant({ Federated: provider }) },
  );

/** A statement as its layer takes it. */
export function statementOf(
  service: Service,
  asked: readonly Key[],
  layer: LayerName,
): fc.Arbitrary<PolicyStatement> {
  const isTrust = service.name === tokens.name && layer === 'resource';
  const isRcp = layer === 'rcp';
  const actions = isTrust
    ? ['sts:AssumeRole', 'sts:TagSession', 'sts:Assume*', 'sts:AssumeRoleWithWebIdentity']
    : isRcp
      ? service.rcpActions
      : [...service.actionPatterns, ...service.actionPatterns, ...service.actions];
  const resources = [...service.resourcePatterns, ...service.resources];
  return fc
    .record({
      Effect: isRcp ? fc.constant('Deny' as const) : fc.constantFrom('Allow', 'Allow', 'Deny'),
      action: oneOrMore(fc.constantFrom(...actions)),
      resource: oneOrMore(fc.constantFrom(...resources)),
      principal: isRcp ? fc.constant('*' as const) : principal(isTrust),
      Condition: fc.option(condition(asked, layer === 'endpoint'), { nil: undefined, freq: 2 }),
      notAction: fc.nat(3),
      notResource: fc.nat(3),
      notPrincipal: fc.boolean(),
    })
    .map(({ Effect, action, resource, Condition, ...rest }) => {
      const isExcepting =
        rest.notPrincipal && Effect === 'Deny' && !isRcp && !isTrust && layer !== 'endpoint';
      const isOfTokensAlone = [action].flat().every((one) => one.startsWith('sts:'));
      const isRead = layer === 'resource' && isOfTokensAlone && !isTrust;
      return {
        Effect,
        ...(needsPrincipal(layer) && { [isExcepting ? 'NotPrincipal' : 'Principal']: rest.principal }),
        [rest.notAction === 0 && !isRcp && !isTrust ? 'NotAction' : 'Action']: isRead ? '*' : action,
        ...(!isTrust && { [rest.notResource === 0 ? 'NotResource' : 'Resource']: resource }),
        ...(Condition !== undefined && { Condition }),
      } as PolicyStatement;
    });
}

export function policyOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}
