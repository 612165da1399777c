import { identityLayers, resourceLayers } from '../case.js';
import { randomCondition } from './condition.js';
import { randomPrincipals } from './principals.js';
import { withVariable } from './values.js';

const otherActions = [
  's3:PutObject',
  's3:ListBucket',
  'sqs:DeleteQueue',
  'kms:Encrypt',
  'codeartifact:DeleteDomain',
  'ec2:StopInstances',
  'iam:CreateUser',
];

/** One statement as the layer may have it. `effect` is given; everything else is random, and mostly about the request. */
export function randomStatement(random, { layer, effect, request, facts, trust, variables }) {
  const statement = { Effect: effect };
  if (resourceLayers.has(layer))
    Object.assign(statement, randomPrincipals(random, { effect, request, trust }));
  if (layer === 'endpoint' || layer === 'rcp') statement.Principal = '*';
  const service = request.action.split(':')[0];
  if (layer === 'rcp') statement.Action = rcpActions(random, request);
  else if (trust) statement.Action = trustActions(random, request);
  else if (random.chance(0.12)) {
    statement.NotAction = random.chance(0.8) ? random.pick(otherActions) : [`${service}:*`, 'iam:*'];
  } else statement.Action = randomActions(random, request);
  const implied = layer === 'resource' && random.chance(0.1);
  if (!trust && !implied) {
    const element = random.chance(0.1) ? 'NotResource' : 'Resource';
    statement[element] = randomResources(random, {
      layer,
      request,
      facts,
      negated: element === 'NotResource',
    });
  }
  // A Deny without a condition decides too much.
  if (random.chance(effect === 'Deny' ? 0.9 : 0.45)) {
    const condition = randomCondition(random, facts, { plain: layer === 'endpoint', variables });
    if (condition !== undefined) statement.Condition = condition;
  }
  if (statement.Principal === '*' && effect === 'Allow' && random.chance(0.2)) {
    const condition = statement.Condition ?? askingForCaller(random, facts);
    if (condition !== undefined) statement.Condition = condition;
  }
  return statement;
}

/** Lets the caller do it, so that the other statements and layers decide. */
export function openStatement(random, { layer, request, facts, trust }) {
  const { action } = request;
  const ofCaller =
    resourceLayers.has(layer) && random.chance(0.2) ? askingForCaller(random, facts) : undefined;
  return {
    Effect: 'Allow',
    ...(resourceLayers.has(layer) &&
      randomPrincipals(random, { effect: 'Allow', request, trust, open: true })),
    ...((layer === 'endpoint' || ofCaller !== undefined) && { Principal: '*' }),
    Action: trust ? action : random.pick([action, `${action.split(':')[0]}:*`, '*']),
    ...(!trust && { Resource: '*' }),
    ...(ofCaller !== undefined && { Condition: ofCaller }),
  };
}

/** Everyone, if it is the right one: what else limits the caller depends on how it is asked for. */
function askingForCaller(random, facts) {
  const arn = facts.get('aws:principalarn')?.value;
  if (arn === undefined) return undefined;
  const nobody = 'arn:aws:iam::111122223333:user/nobody';
  return random.weighted([
    [2, { ArnEquals: { 'aws:PrincipalArn': arn } }],
    [2, { ArnLike: { 'aws:PrincipalArn': arn } }],
    [2, { StringEquals: { 'aws:PrincipalArn': arn } }],
    [1, { ArnNotEquals: { 'aws:PrincipalArn': nobody } }],
    [1, { StringNotLike: { 'aws:PrincipalArn': nobody } }],
    [1, { Null: { 'aws:PrincipalArn': 'false' } }],
  ]);
}

function randomActions(random, { action }) {
  const [service, name] = action.split(':');
  const matching = random.weighted([
    [4, action],
    [2, `${service}:*`],
    [2, '*'],
    [1, action.toLowerCase()],
    [1, `${service.toUpperCase()}:${name}`],
    [2, `${service}:${name.slice(0, 3)}*`],
    [1, `${service}:${name.slice(0, 2)}?${name.slice(3)}`],
    [1, `${service}:*${name.slice(-4)}`],
  ]);
  if (random.chance(0.08)) return random.pick(otherActions);
  return random.chance(0.2) ? [random.pick(otherActions), matching] : matching;
}

/** An RCP names the services that it is about. */
function rcpActions(random, { action }) {
  const [service] = action.split(':');
  return random.pick([
    action,
    `${service}:*`,
    [`${service}:*`, 's3:*'],
    's3:*',
    action.toUpperCase().replace(/^[^:]*/, service),
  ]);
}

/** What makes a policy a trust policy: nothing but actions of sts. */
function trustActions(random, { action }) {
  return random.weighted([
    [5, action],
    [1, 'sts:*'],
    [2, ['sts:AssumeRole', 'sts:TagSession']],
    [1, 'sts:AssumeRole'],
    [1, 'sts:Assume*'],
  ]);
}

function randomResources(random, { layer, request, facts, negated }) {
  const count = random.weighted([
    [4, 1],
    [1, 2],
  ]);
  const entries = Array.from({ length: count }, () =>
    random.chance(negated ? 0.4 : 0.9)
      ? resourceNear(random, { layer, request, facts })
      : otherResource(random, layer),
  ).filter((entry) => !(negated && entry === '*'));
  if (entries.length === 0) return otherResource(random, layer);
  return entries.length === 1 && random.chance(0.8) ? entries[0] : entries;
}

const otherResources = [
  'arn:aws:s3:::other-bucket/*',
  'arn:aws:sqs:us-east-1:111122223333:other',
  'arn:aws:iam::111122223333:role/other',
  'arn:aws:kms:us-east-1:111122223333:key/other',
  'arn:aws:codeartifact:us-east-1:111122223333:domain/other',
];

/** Now and then an incomplete ARN, which a session policy may not have. */
function otherResource(random, layer) {
  const isIncomplete = (layer === 'identity' || layer === 'boundary') && random.chance(0.15);
  return random.pick(isIncomplete ? ['arn:aws:sns', 'arn:aws:dynamodb:*'] : otherResources);
}

function resourceNear(random, { layer, request: { resource }, facts }) {
  if (resource === '*') return random.chance(0.9) ? '*' : random.pick(otherResources);
  const parts = resource.split(':');
  const head = parts.slice(0, 5).join(':');
  const name = parts.slice(5).join(':');
  const cut = 1 + random.below(name.length);
  const names = [...facts.values()].filter(({ value }) => typeof value === 'string');
  const plain = () =>
    random.weighted([
      [5, '*'],
      [4, resource],
      [3, `${head}:*`],
      [2, `${head}:${name.slice(0, cut)}*`],
      [1, `${head}:${name.slice(0, cut - 1)}?${name.slice(cut)}`],
      [0.5, `${head}:${name.toUpperCase()}`],
      [1, `${parts.slice(0, 3).join(':')}:*:${parts[4] === '' ? '' : '*'}:${name}`],
      [1, `${parts.slice(0, 3).join(':')}:*:*:*`],
    ]);
  const rare = () =>
    random.weighted([
      // Incomplete ARNs; a session policy may not have any.
      [layer === 'session' ? 0 : 3, parts.slice(0, random.pick([3, 4, 5])).join(':')],
      [layer === 'session' ? 0 : 1, `${parts.slice(0, 3).join(':')}:*`],
      [1, `arn:*:${parts.slice(2).join(':')}`],
      [1, name.includes('/') ? `${head}:*${name.slice(name.indexOf('/'))}` : resource],
      [1, parts.length > 6 ? `${parts.slice(0, 3).join(':')}:*:${parts.slice(6).join(':')}` : resource],
    ]);
  if (layer === 'endpoint') return plain();
  if (random.chance(0.05)) return rare();
  return random.chance(0.18)
    ? `${head}:${withVariable(
        random,
        name.replace(/[*?]/g, (wild) => `\${${wild}}`),
        names,
      )}`
    : plain();
}

export function mayBeOld(layer) {
  return identityLayers.has(layer) || resourceLayers.has(layer) || layer === 'endpoint';
}
