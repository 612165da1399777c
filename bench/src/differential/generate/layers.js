import { factsOf } from '../case.js';
import { mayBeOld, openStatement, randomStatement } from './statement.js';

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** The policies of all layers that such a request may meet. */
export function randomLayers(random, { question, request }) {
  const facts = factsOf(request);
  const make = (layer, options = {}) => randomPolicy(random, { layer, request, facts, ...options });
  const { kind, serviceLinked } = request.principal;
  const layers = {};
  const mayHavePolicies =
    kind === 'user' ||
    kind === 'role' ||
    kind === 'session' ||
    kind === 'federated-user' ||
    kind === 'unnamed';
  if (mayHavePolicies && random.chance(0.93)) {
    layers.identity = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => make('identity'));
  }
  if (mayHavePolicies && !serviceLinked && random.chance(0.25)) layers.boundary = [make('boundary')];
  if (kind !== 'user' && mayHavePolicies && random.chance(kind === 'federated-user' ? 0.85 : 0.3)) {
    layers.session = [make('session')];
  }
  if (question.policy === 'resource' && random.chance(0.75)) layers.resource = [make('resource')];
  if (question.policy === 'trust' && random.chance(0.92))
    layers.resource = [make('resource', { trust: true })];
  if (question.policy === 'domain') {
    if (random.chance(0.55)) layers.domain = [make('domain')];
    if (random.chance(0.6)) layers.repository = [make('repository')];
  }
  if (random.chance(0.3)) layers.scp = scpLevels(random, make, 'scp');
  if (random.chance(0.12)) layers.resourceScp = scpLevels(random, make, 'resourceScp');
  if (random.chance(0.2)) {
    layers.rcp = Array.from({ length: 1 + random.below(2) }, () => (random.chance(0.3) ? [] : [make('rcp')]));
  }
  if (random.chance(0.12)) layers.endpoint = [make('endpoint')];
  return layers;
}

/** Most levels allow everything, and deny something beside. */
function scpLevels(random, make, layer) {
  return Array.from({ length: 1 + random.below(3) }, () => {
    const policies = random.chance(0.85) ? [everything] : [];
    if (policies.length === 0 || random.chance(0.5)) policies.push(make(layer));
    return policies;
  });
}

/** How often a policy of the layer allows, in hundredths. */
const allowsIn = {
  identity: 80,
  boundary: 80,
  session: 80,
  resource: 75,
  domain: 70,
  repository: 70,
  endpoint: 85,
};

/** How often the first statement of a policy lets the caller do it, whatever else is there, in hundredths. */
const opensIn = {
  identity: 45,
  boundary: 30,
  session: 30,
  resource: 45,
  domain: 45,
  repository: 45,
  endpoint: 45,
};

function randomPolicy(random, { layer, request, facts, trust = false }) {
  const count = random.weighted([
    [5, 1],
    [3, 2],
    [1, 3],
  ]);
  const allows = (allowsIn[layer] ?? (layer === 'rcp' ? 0 : 35)) / 100;
  const version = mayBeOld(layer)
    ? random.weighted([
        [88, { Version: '2012-10-17' }],
        [6, { Version: '2008-10-17' }],
        [6, {}],
      ])
    : { Version: '2012-10-17' };
  const isOpen = opensIn[layer] !== undefined && random.chance(opensIn[layer] / 100);
  const statements = Array.from({ length: count }, (_, index) =>
    isOpen && index === 0
      ? openStatement(random, { layer, request, facts, trust })
      : randomStatement(random, {
          layer,
          effect: random.chance(allows) ? 'Allow' : 'Deny',
          request,
          facts,
          trust,
          variables: version.Version === '2012-10-17',
        }),
  );
  return { ...version, Statement: count === 1 && random.chance(0.3) ? statements[0] : statements };
}
