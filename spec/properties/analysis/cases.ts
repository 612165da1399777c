import fc from 'fast-check';
import type { LayerName, PolicyDocument } from '../../../src/index.js';
import { type LayerData, needsPrincipal } from '../layers.js';
import { changed } from './changes.js';
import { type Key, keys } from './keys.js';
import { Random } from './random.js';
import { codeArtifact, general, keyManagement, type Service, tokens } from './services.js';
import { policyOf, statementOf } from './statements.js';

/** Two versions of policies, and a number from which the requests and questions about them are drawn. */
export interface Case {
  readonly service: Service;
  readonly before: LayerData;
  readonly after: LayerData;
  readonly seed: number;
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

function dataOf(
  service: Service,
  asked: readonly Key[],
  layers: readonly LayerName[],
): fc.Arbitrary<LayerData> {
  return fc.record(Object.fromEntries(layers.map((layer) => [layer, levelsOf(service, asked, layer)])));
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
    {
      weight: 40,
      arbitrary: some([...ofCaller, ...limits], 2).map(
        (more) => ['identity', ...more.filter((layer) => layer !== 'identity')] as const,
      ),
    },
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

const commonKeys = keys.slice(0, 6);

export const anyCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom(general, general, codeArtifact, codeArtifact, keyManagement, tokens),
    fc.oneof(
      fc.constantFrom(...keys, ...commonKeys, ...commonKeys, ...commonKeys).map((key) => [key]),
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
