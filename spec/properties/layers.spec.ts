import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  evaluate,
  type LayerName,
  type Outcome,
  type PolicyDocument,
  type PolicyStatement,
  type Request,
} from '../../src/index.js';
import { check } from './check.js';
import {
  type LayerData,
  layeredRequest,
  layers,
  limitingLayers,
  needsPrincipal,
  setOf,
  statementOf,
} from './layers.js';

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

/** Who asks, for the table below. */
type Caller = 'user-or-role' | 'service-linked' | 'federated-by-root' | 'root' | 'service' | 'public';

function callerOf({ principal }: Request): Caller {
  if (principal === undefined) return 'user-or-role';
  if (principal === 'anonymous') return 'public';
  if (typeof principal === 'string') {
    if (principal.includes('-provider/')) return 'public';
    return principal.endsWith(':root') ? 'root' : 'user-or-role';
  }
  if ('service' in principal) return 'service';
  if ('arn' in principal) return 'service-linked';
  return principal.federatedBy.endsWith(':root') ? 'federated-by-root' : 'user-or-role';
}

/** Whom a layer is not for (FACTS D1 to D5), written down here by itself: not what the evaluator says of it. */
const notFor: { readonly [Layer in LayerName]: readonly Caller[] } = {
  identity: ['root', 'service', 'public', 'federated-by-root'],
  boundary: ['root', 'service', 'public', 'federated-by-root'],
  session: ['root', 'service', 'public'],
  scp: ['service', 'public', 'service-linked'],
  resourceScp: ['service', 'public', 'service-linked'],
  rcp: ['service-linked'],
  endpoint: ['service'],
  resource: [],
  domain: [],
  repository: [],
};

/** The resource policies that are evaluated for the actions that are generated (FACTS E3). */
const evaluatedFor: Readonly<Record<string, readonly LayerName[]>> = {
  'codeartifact:ReadFromRepository': ['resource', 'domain', 'repository'],
  'codeartifact:PutDomainPermissionsPolicy': [],
};

function isAsked(layer: LayerName, asked: Request): boolean {
  const { action, resource = '*', principal, resourceAccount, managementAccount } = asked;
  if (notFor[layer].includes(callerOf(asked))) return false;
  const said = typeof principal === 'string' ? principal : JSON.stringify(principal ?? '');
  const own = callerOf(asked) === 'service' || callerOf(asked) === 'public' ? undefined : accountIn(said);
  const owner = resourceAccount ?? accountIn(resource) ?? own;
  const caller = principal === undefined ? owner : own;
  const isManaged = (account: string | undefined) =>
    managementAccount === undefined || account !== managementAccount;
  switch (layer) {
    case 'scp':
      return isManaged(caller);
    case 'resourceScp':
      return isManaged(caller) && caller === owner;
    case 'rcp':
      return isManaged(owner) && !action.startsWith('ec2:');
    case 'resource':
    case 'domain':
    case 'repository':
      return (evaluatedFor[action] ?? ['resource']).includes(layer);
    default:
      return true;
  }
}

function accountIn(text: string): string | undefined {
  return /:(\d{12}):/.exec(text)?.[1];
}

test('an explicit deny in any layer that is asked always wins, in one that is not it changes nothing', () => {
  const seen = new Map<string, number>();
  const anyOfTen = fc.oneof(
    { weight: 9, arbitrary: anyLayer },
    { weight: 1, arbitrary: fc.constant('rcp' as const) },
  );
  check(
    fc.property(layers, anyOfTen, layeredRequest, (data, layer, asked) => {
      const everyDeny = {
        Effect: 'Deny',
        Action: layer === 'rcp' ? `${asked.action.split(':')[0]}:*` : '*',
        Resource: '*',
        ...(needsPrincipal(layer) && { Principal: '*' }),
      };
      // Every policy of the layer may be RCPFullAWSAccess, which is one statement and no more.
      const given =
        layer === 'rcp'
          ? { ...data, rcp: [[{ Version: '2012-10-17', Statement: [] }], ...(data.rcp ?? [])] }
          : data;
      const more = withStatement(given, layer, everyDeny);
      if (more === undefined) return;
      const [before, after] = [evaluate(setOf(given), asked), evaluate(setOf(more), asked)];
      fc.pre(before.outcome !== 'invalid-request');
      const isDenied = isAsked(layer, asked);
      const key = `${layer} ${isDenied ? 'asked' : 'not asked'}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      expect(after.outcome, after.explain()).toBe(isDenied ? 'explicit-deny' : before.outcome);
      if (!isDenied) expect(after.statements).toEqual(before.statements);
    }),
    2000,
  );
  for (const layer of Object.keys(notFor)) {
    expect(seen.get(`${layer} asked`) ?? 0, `${layer} asked`).toBeGreaterThan(0);
    expect(seen.get(`${layer} not asked`) ?? 0, `${layer} not asked`).toBeGreaterThan(0);
  }
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

/** AWS's table (FACTS D1): whom a resource policy names decides what its grant needs besides, within one account. */
const rows: readonly (readonly [
  who: Request['principal'],
  names: Partial<PolicyStatement>,
  needs: 'nothing' | 'limits' | 'identity and limits',
])[] = (() => {
  const alice = 'arn:aws:iam::111122223333:user/alice';
  const role = 'arn:aws:iam::111122223333:role/r';
  const session = 'arn:aws:sts::111122223333:assumed-role/r/s';
  const federatedUser = 'arn:aws:sts::111122223333:federated-user/f';
  const federated = { federatedUser, federatedBy: alice };
  const aws = (AWS: string) => ({ Principal: { AWS } });
  const everyoneWho = (operator: string, value: string) => ({
    Principal: '*',
    Condition: { [operator]: { 'aws:PrincipalArn': value } },
  });
  return [
    [alice, aws(alice), 'nothing'],
    [session, aws(role), 'limits'],
    [role, aws(role), 'limits'],
    [session, aws(session), 'nothing'],
    [federated, aws(federatedUser), 'nothing'],
    [federated, aws(alice), 'limits'],
    [alice, everyoneWho('ArnEquals', alice), 'nothing'],
    [session, everyoneWho('StringLike', 'arn:aws:iam::111122223333:role/*'), 'nothing'],
    [federated, everyoneWho('StringEquals', federatedUser), 'nothing'],
    [session, everyoneWho('ArnNotEquals', alice), 'limits'],
    [alice, everyoneWho('ArnLikeIfExists', alice), 'limits'],
    [alice, everyoneWho('ArnLike', 'arn:*:*:*:*:*'), 'limits'],
    [alice, { Principal: '*' }, 'limits'],
    [session, { Principal: '*' }, 'limits'],
    [alice, aws('111122223333'), 'identity and limits'],
    [session, aws('arn:aws:iam::111122223333:root'), 'identity and limits'],
    [federated, aws('111122223333'), 'identity and limits'],
  ];
})();

test('within one account a request is allowed where the table of AWS says so', () => {
  const policy = (Action: string): PolicyDocument => ({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action, Resource: '*' },
  });
  const says = { absent: undefined, allows: policy('*'), 'is silent': policy('ec2:*') } as const;
  const state = fc.constantFrom<keyof typeof says>('absent', 'allows', 'is silent');
  const seen = new Map<string, Set<boolean>>();
  check(
    fc.property(fc.nat(rows.length - 1), state, state, state, (row, identity, boundary, session) => {
      const [principal, names, needs] = rows[row] as (typeof rows)[number];
      const isFederated = typeof principal === 'object';
      const isLimited =
        boundary === 'is silent' || session === 'is silent' || (isFederated && session === 'absent');
      const isAllowed = needs === 'nothing' || (!isLimited && (needs === 'limits' || identity === 'allows'));
      const resource = {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...names } as PolicyStatement,
      };
      const set = setOf({
        resource: [[resource]],
        ...given('identity', says[identity]),
        ...given('boundary', says[boundary]),
        ...given('session', says[session]),
      });
      const decision = evaluate(set, {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::bucket/key',
        principal,
        resourceAccount: '111122223333',
      });
      expect(decision.outcome, decision.explain()).toBe(isAllowed ? 'allow' : 'implicit-deny');
      seen.set(needs, (seen.get(needs) ?? new Set()).add(isAllowed));
    }),
    2000,
  );
  expect(Object.fromEntries([...seen].map(([needs, outcomes]) => [needs, outcomes.size]))).toEqual({
    nothing: 1,
    limits: 2,
    'identity and limits': 2,
  });
});

function given(layer: LayerName, policy: PolicyDocument | undefined): LayerData {
  return policy === undefined ? {} : { [layer]: [[policy]] };
}
