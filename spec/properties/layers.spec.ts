import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, type LayerName, type Outcome, type PolicyDocument } from '../../src/index.js';
import { check } from './check.js';
import { type LayerData, layeredRequest, layers, limitingLayers, setOf, statementOf } from './layers.js';

const anyLayer = fc.constantFrom<LayerName>(
  'identity',
  'boundary',
  'session',
  'resource',
  'domain',
  'repository',
  'scp',
  'resourceScp',
  'endpoint',
);

/** The layers with a statement more in the first policy of one of them; undefined where that layer has none. */
function withStatement(data: LayerData, layer: LayerName, statement: unknown): LayerData | undefined {
  const [[first, ...policies] = [], ...levels] = data[layer] ?? [];
  if (first === undefined) return undefined;
  const more = [...[first.Statement].flat(), statement] as PolicyDocument['Statement'];
  return { ...data, [layer]: [[{ ...first, Statement: more }, ...policies], ...levels] };
}

test('the cases reach every outcome, in every layer that can decide it', () => {
  const seen = new Map<string, number>();
  check(
    fc.property(layers, layeredRequest, (data, asked) => {
      const { outcome, layer } = evaluate(setOf(data), asked);
      const key = `${outcome} ${layer}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }),
    3000,
  );
  for (const layer of ['identity', 'resource', 'domain'])
    expect(seen.get(`allow ${layer}`) ?? 0, `allow ${layer}`).toBeGreaterThan(0);
  for (const layer of ['rcp', 'scp', 'resource', 'identity', 'boundary', 'session', 'endpoint'])
    expect(seen.get(`explicit-deny ${layer}`) ?? 0, `explicit-deny ${layer}`).toBeGreaterThan(0);
  for (const layer of [
    'scp',
    'resourceScp',
    'resource',
    'domain',
    'identity',
    'boundary',
    'session',
    'endpoint',
  ])
    expect(seen.get(`implicit-deny ${layer}`) ?? 0, `implicit-deny ${layer}`).toBeGreaterThan(0);
});

test('an explicit deny in any layer that is asked always wins', () => {
  const everyDeny = { Effect: 'Deny', Action: '*', Resource: '*' };
  const reaching = fc.tuple(layers, anyLayer, layeredRequest);
  let denied = 0;
  check(
    fc.property(reaching, ([data, layer, asked]) => {
      const needsPrincipal = ['resource', 'domain', 'repository', 'endpoint'].includes(layer);
      const more = withStatement(data, layer, { ...everyDeny, ...(needsPrincipal && { Principal: '*' }) });
      if (more === undefined) return;
      const decision = evaluate(setOf(more), asked);
      const isNotAsked = decision.explain().includes(`\n  ${layer}: not asked`);
      const isFullAccess = decision.explain().includes(`\n  ${layer}: allows: the root user`);
      if (decision.outcome === 'explicit-deny') denied++;
      else expect(isNotAsked || isFullAccess, decision.explain()).toBe(true);
    }),
  );
  expect(denied).toBeGreaterThan(100);
});

test('removing a limiting layer never turns an allow into a deny', () => {
  check(
    fc.property(layers, fc.constantFrom(...limitingLayers), layeredRequest, (data, layer, asked) => {
      const { [layer]: _, ...fewer } = data;
      // A federated user without session policies has no permissions at all: there the layer is what lets it in.
      fc.pre(layer !== 'session' || !JSON.stringify(asked.principal ?? '').includes('federated-user'));
      if (evaluate(setOf(data), asked).outcome === 'allow')
        expect(evaluate(setOf(fewer), asked).outcome).toBe('allow');
    }),
  );
});

test('adding an Allow never turns an allow into a deny, and never lifts an explicit deny', () => {
  const added = anyLayer.chain((layer) => fc.tuple(fc.constant(layer), statementOf(layer)));
  check(
    fc.property(layers, added, layeredRequest, (data, [layer, statement], asked) => {
      const { NotPrincipal, ...plain } = statement;
      const principal = NotPrincipal === undefined ? {} : { Principal: NotPrincipal };
      const more = withStatement(data, layer, { ...plain, ...principal, Effect: 'Allow' });
      if (more === undefined) return;
      const before = evaluate(setOf(data), asked).outcome;
      if (before !== 'implicit-deny') expect(evaluate(setOf(more), asked).outcome).toBe(before);
    }),
  );
});

test('the order of statements, policies and layers never matters', () => {
  const shuffled = layers.chain((data) =>
    fc.tuple(
      fc.constant(data),
      fc.shuffledSubarray(Object.keys(data), { minLength: Object.keys(data).length }),
    ),
  );
  check(
    fc.property(shuffled, layeredRequest, ([data, order], asked) => {
      const reversed = Object.fromEntries(
        order.map((layer) => [layer, data[layer as LayerName]?.map((level) => level.map(reverse).reverse())]),
      );
      const [one, two] = [evaluate(setOf(data), asked), evaluate(setOf(reversed), asked)];
      const facts = ({ outcome, layer, statements }: typeof one) => [
        outcome,
        layer,
        statements.map((statement) => statement.layer),
      ];
      expect(facts(two)).toEqual(facts(one));
    }),
  );
});

function reverse(policy: PolicyDocument): PolicyDocument {
  return { ...policy, Statement: [policy.Statement].flat().reverse() };
}

test('a request is allowed only if every layer that stands alone against it would let it', () => {
  const outcomeOf = (data: LayerData, asked: Parameters<typeof evaluate>[1]): Outcome =>
    evaluate(setOf(data), asked).outcome;
  check(
    fc.property(layers, layeredRequest, (data, asked) => {
      // Everything may; what is left to forbid it is one limiting layer by itself.
      const open: LayerData = {
        identity: [[{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }]],
        resource: data.resource,
        domain: data.domain,
        repository: data.repository,
      };
      if (outcomeOf(data, asked) !== 'allow') return;
      for (const layer of ['scp', 'resourceScp', 'rcp', 'endpoint'] as const) {
        const session = data.session === undefined ? {} : { session: data.session };
        expect(outcomeOf({ ...open, ...session, [layer]: data[layer] }, asked)).toBe('allow');
      }
    }),
  );
});
