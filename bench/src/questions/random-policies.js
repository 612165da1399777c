/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const services = {
  s3: [
    ['Get', 'Put', 'List', 'Delete', 'Replicate'],
    ['Object', 'ObjectVersion', 'ObjectTagging', 'Bucket', 'BucketPolicy'],
  ],
  dynamodb: [
    ['Get', 'Put', 'Update', 'Delete', 'Query'],
    ['Item', 'Table', 'Stream', 'Backup'],
  ],
  sqs: [
    ['Send', 'Receive', 'Delete', 'Purge'],
    ['Message', 'MessageBatch', 'Queue'],
  ],
  ec2: [
    ['Describe', 'Run', 'Start', 'Stop', 'Terminate'],
    ['Instances', 'Images', 'Volumes', 'Vpcs'],
  ],
  codeartifact: [
    ['Describe', 'Get', 'List', 'Publish', 'Delete'],
    ['Package', 'PackageVersion', 'Repository', 'Domain'],
  ],
  iam: [
    ['Get', 'List', 'Create', 'Delete', 'Attach'],
    ['Role', 'User', 'Policy', 'RolePolicy'],
  ],
  secretsmanager: [
    ['Get', 'Put', 'Describe', 'Delete'],
    ['SecretValue', 'Secret', 'ResourcePolicy'],
  ],
};
const regions = ['us-east-1', 'us-east-2', 'eu-west-1', '*'];
const accounts = ['111122223333', '444455556666', '*'];
const names = ['app', 'data', 'logs', 'prod', 'test', 'team-a', 'team-b', 'shared'];
const kinds = ['bucket', 'table', 'queue', 'instance', 'repository', 'role', 'secret'];

const conditions = [
  (_, some) => ({ StringEquals: { 'aws:PrincipalTag/team': some(['a', 'b', 'c', 'd'], 3) } }),
  (one) => ({ StringLike: { 'aws:RequestTag/project': `${one(names)}-*` } }),
  (_, some) => ({
    IpAddress: { 'aws:SourceIp': some(['10.0.0.0/8', '10.1.0.0/16', '192.0.2.0/24', '203.0.113.7'], 2) },
  }),
  () => ({ Bool: { 'aws:SecureTransport': 'true' } }),
  (one) => ({ NumericLessThanEquals: { 'aws:MultiFactorAuthAge': one(['300', '900', '3600']) } }),
  (one) => ({
    DateGreaterThan: { 'aws:CurrentTime': one(['2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z']) },
  }),
  (_, some) => ({ 'ForAllValues:StringEquals': { 'aws:TagKeys': some(['team', 'project', 'cost'], 2) } }),
  (one) => ({ StringNotEqualsIfExists: { 'aws:RequestedRegion': one(['us-east-1', 'eu-west-1']) } }),
  () => ({ Null: { 'aws:MultiFactorAuthAge': 'false' } }),
  (one) => ({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/${one(names)}-*` } }),
];

/** What IAM counts: the text without white space. */
const limit = 6144;

/** A policy such as teams have, filled up to IAM's limit. */
export function randomPolicy(random, size = limit) {
  const { one, some } = choices(random);
  const statements = [];
  for (;;) {
    const next = statementOf(random, one, some);
    if (JSON.stringify({ Version: '2012-10-17', Statement: [...statements, next] }).length > size) break;
    statements.push(next);
  }
  return { Version: '2012-10-17', Statement: statements };
}

/** So many statements. */
export function policyOf(random, count) {
  const { one, some } = choices(random);
  return {
    Version: '2012-10-17',
    Statement: Array.from({ length: count }, () => statementOf(random, one, some)),
  };
}

function statementOf(random, one, some) {
  const service = one(Object.keys(services));
  const [verbs, nouns] = services[service];
  const action = () =>
    random() < 0.3 ? `${service}:${one(verbs)}*` : `${service}:${one(verbs)}${one(nouns)}`;
  const resource = () =>
    `arn:aws:${service}:${one(regions)}:${one(accounts)}:${one(kinds)}/${one(names)}${one(['', '/*', '-*', '/*/current', '*'])}`;
  const list = (make, most) => [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, make))];
  return {
    Effect: random() < 0.2 ? 'Deny' : 'Allow',
    [random() < 0.05 ? 'NotAction' : 'Action']: list(action, 5),
    ...(random() < 0.25
      ? { Resource: '*' }
      : { [random() < 0.05 ? 'NotResource' : 'Resource']: list(resource, 4) }),
    ...(random() < 0.5 && { Condition: one(conditions)(one, some) }),
  };
}

function choices(random) {
  const one = (list) => list[Math.floor(random() * list.length)];
  const some = (list, most) => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(list))),
  ];
  return { one, some };
}

/** The policy after one small edit, as a pull request makes it. */
export function edited(random, policy) {
  const { one, some } = choices(random);
  const statements = structuredClone(policy.Statement);
  const at = Math.floor(random() * statements.length);
  const statement = statements[at];
  const edits = [
    () => statements.splice(at, 1),
    () => statements.splice(at, 0, statementOf(random, one, some)),
    () => (statement.Effect = statement.Effect === 'Allow' ? 'Deny' : 'Allow'),
    () => delete statement.Condition,
    () => (statement.Condition = one(conditions)(one, some)),
    () => widen(statement, statement.Action ? 'Action' : 'NotAction', /:\w+$/, ':*'),
    () => widen(statement, 'Resource', /[^/]*$/, '*'),
    () => statement.Action?.pop(),
    () => statements.push(statements.shift()),
  ];
  one(edits)();
  const kept = statements.filter(({ Action }) => Action === undefined || Action.length > 0);
  return { ...policy, Statement: kept };
}

function widen(statement, element, end, by) {
  if (!Array.isArray(statement[element])) return;
  statement[element][0] = statement[element][0].replace(end, by);
}
