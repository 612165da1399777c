import fc from 'fast-check';
import type { LayerName, PolicyDocument, PolicyStatement } from '../../../src/index.js';
import { type LayerData, needsPrincipal } from '../layers.js';
import { accounts, type Key, keys } from './keys.js';
import { Random } from './random.js';
import { codeArtifact, general, keyManagement, type Service, tokens } from './services.js';

/** Two versions of policies, and a number from which the requests and questions about them are drawn. */
export interface Case {
  readonly service: Service;
  readonly before: LayerData;
  readonly after: LayerData;
  readonly seed: number;
}

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
      : fc
          .constantFrom(...bases)
          .chain((base) =>
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
function statementOf(service: Service, asked: readonly Key[], layer: LayerName): fc.Arbitrary<PolicyStatement> {
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
      const isExcepting = rest.notPrincipal && Effect === 'Deny' && !isRcp && !isTrust && layer !== 'endpoint';
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

function policyOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

function everything(layer: LayerName): PolicyDocument {
  const Principal = needsPrincipal(layer) ? { Principal: '*' as const } : {};
  return policyOf([{ Effect: 'Allow', Action: '*', Resource: '*', ...Principal }]);
}

const levelled: readonly LayerName[] = ['scp', 'rcp', 'resourceScp'];

function levelsOf(service: Service, asked: readonly Key[], layer: LayerName) {
  const isTrust = service.name === tokens.name && layer === 'resource';
  const written = fc
    .array(statementOf(service, asked, layer), { minLength: 1, maxLength: 3 })
    .map((statements) => policyOf(statements));
  const policy = isTrust
    ? written
    : fc.oneof({ weight: 3, arbitrary: written }, { weight: 1, arbitrary: fc.constant(everything(layer)) });
  const maxLength = layer === 'identity' || levelled.includes(layer) ? 2 : 1;
  const level = fc.array(policy, { minLength: 1, maxLength });
  return fc.array(level, { minLength: 1, maxLength: levelled.includes(layer) ? 2 : 1 });
}

function dataOf(service: Service, asked: readonly Key[], layers: readonly LayerName[]): fc.Arbitrary<LayerData> {
  return fc.record(Object.fromEntries(layers.map((layer) => [layer, levelsOf(service, asked, layer)])));
}

/** The same policies with one statement changed, more or less, or with a layer less. */
function changed(service: Service, asked: readonly Key[], data: LayerData): fc.Arbitrary<LayerData> {
  const layers = Object.keys(data) as LayerName[];
  return fc.constantFrom(...layers).chain((layer) =>
    fc
      .tuple(
        fc.constantFrom('replace', 'add', 'drop', 'condition', 'bare', 'flip', 'same', 'layer'),
        fc.nat(20),
        statementOf(service, asked, layer),
      )
      .map(([how, at, other]) => {
        if (how === 'layer' && layers.length > 1) return { ...data, [layer]: undefined };
        const levels = data[layer] ?? [];
        const policies = levels.flat().length;
        let index = -1;
        const change = (policy: PolicyDocument): PolicyDocument => {
          index++;
          if (index !== at % policies) return policy;
          const statements = [policy.Statement].flat() as PolicyStatement[];
          // RCPFullAWSAccess stays as it is.
          if (layer === 'rcp' && statements[0]?.Effect === 'Allow') return policy;
          return policyOf(changedStatements(statements, how, at % statements.length, other, layer));
        };
        return { ...data, [layer]: levels.map((level) => level.map(change)) };
      }),
  );
}

function changedStatements(
  list: readonly PolicyStatement[],
  how: string,
  at: number,
  other: PolicyStatement,
  layer: LayerName,
): readonly PolicyStatement[] {
  const { Condition, ...bare } = list[at] as PolicyStatement;
  const isFlippable = layer !== 'rcp' && bare.NotPrincipal === undefined;
  switch (how) {
    case 'replace':
      return list.with(at, other);
    case 'add':
      return [...list, other];
    case 'drop':
      return list.length > 1 ? list.toSpliced(at, 1) : list;
    case 'condition':
      return list.with(at, other.Condition === undefined ? bare : { ...bare, Condition: other.Condition });
    case 'bare':
      return list.with(at, bare);
    case 'flip':
      return isFlippable
        ? list.with(at, {
            ...bare,
            ...(Condition !== undefined && { Condition }),
            Effect: bare.Effect === 'Allow' ? 'Deny' : 'Allow',
          })
        : list;
    default:
      return list;
  }
}

const ofCaller: readonly LayerName[] = ['identity', 'boundary', 'session'];
const limits: readonly LayerName[] = ['scp', 'rcp', 'resourceScp', 'endpoint'];

/** Policies of the caller are asked most: whoever may call multiplies the work where there are others. */
function layersOf({ ownLayers }: Service): fc.Arbitrary<readonly LayerName[]> {
  const some = (layers: readonly LayerName[], maxLength: number) =>
    fc.uniqueArray(fc.constantFrom(...layers), { maxLength });
  const onResource: readonly LayerName[] = ['resource', ...ownLayers];
  return fc.oneof(
    { weight: 40, arbitrary: fc.constant(['identity'] as const) },
    { weight: 40, arbitrary: some([...ofCaller, ...limits], 2).map((more) => ['identity', ...more.filter((layer) => layer !== 'identity')] as const) },
    { weight: 2, arbitrary: some(limits, 2).map((more) => (more.length === 0 ? (['scp'] as const) : more)) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...onResource), some([...ofCaller, ...limits, ...onResource], 2))
        .map(([first, more]) => [...new Set([first, ...more])]),
    },
  );
}

/** A few of them: where policies say much the same, they meet. */
function few<Value>(list: readonly Value[], most: number, random: Random): readonly Value[] {
  return Array.from({ length: 1 + random.below(most) }, () => random.pick(list));
}

function narrowed(service: Service, random: Random): Service {
  return {
    ...service,
    actionPatterns: few(service.actionPatterns, 3, random),
    resourcePatterns: few(service.resourcePatterns, 3, random),
  };
}

function withFewWords(key: Key, random: Random): Key {
  const bases = few(Object.keys(key.operators), 3, random);
  const all = bases.flatMap((base) => key.operators[base] ?? []);
  const words = few(all, 3, random);
  const wordsOf = (base: string) => {
    const own = (key.operators[base] ?? []).filter((word) => words.includes(word));
    return own.length > 0 ? own : (key.operators[base] ?? []).slice(0, 1);
  };
  return { ...key, operators: Object.fromEntries(bases.map((base) => [base, wordsOf(base)])) };
}

export const anyCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom(general, general, codeArtifact, codeArtifact, keyManagement, tokens),
    fc.oneof(
      fc.constantFrom(...keys).map((key) => [key]),
      fc.subarray([...keys], { minLength: 2, maxLength: 3 }),
    ),
    fc.nat(),
    fc.nat(),
  )
  .map(([service, asked, seed, salt]) => {
    const random = new Random(salt);
    return [narrowed(service, random), asked.map((key) => withFewWords(key, random)), seed] as const;
  })
  .chain(([service, asked, seed]) =>
    layersOf(service).chain((layers) =>
      dataOf(service, asked, layers).chain((before) =>
        fc
          .oneof(
            { weight: 2, arbitrary: dataOf(service, asked, layers) },
            { weight: 4, arbitrary: changed(service, asked, before) },
          )
          .map((after) => ({ service, before, after, seed })),
      ),
    ),
  );
