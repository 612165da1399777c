/** The small world in which random requests are made. */
export const home = '111122223333';
export const other = '444455556666';
export const accounts = [home, other];
export const stranger = '777788889999';

export const partition = 'aws';
export const region = 'us-east-1';

/**
 * Who may call. `held` are the principal keys that follow from it (IAM User Guide, reference_policies_condition-keys and
 * reference_policies_variables), worked out here anew; `given` are those that a request has to say.
 */
export function userOf(account, name, path = '') {
  const arn = `arn:aws:iam::${account}:user/${path}${name}`;
  const id = `AIDA${name.toUpperCase()}${account}`;
  const held = { ...heldBy(account, arn, 'User'), 'aws:username': name };
  return { kind: 'user', account, arn, id, held, given: { 'aws:userid': id } };
}

export function roleOf(account, name, path = '') {
  const arn = `arn:aws:iam::${account}:role/${path}${name}`;
  const id = `AROA${name.toUpperCase()}${account}`;
  const held = heldBy(account, arn, 'AssumedRole');
  return { kind: 'role', account, arn, id, name, held, given: { 'aws:userid': `${id}:s0` } };
}

/** The ARN of a session leaves out the path of its role, so a path has to be said in the context. */
export function sessionOf(account, roleName, sessionName, path = '') {
  const role = roleOf(account, roleName, path);
  const arn = `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`;
  const given = {
    'aws:userid': `${role.id}:${sessionName}`,
    ...(path !== '' && { 'aws:PrincipalArn': role.arn }),
  };
  return { kind: 'session', account, arn, role, id: role.id, held: role.held, given };
}

export function federatedOf(account, name, by) {
  const arn = `arn:aws:sts::${account}:federated-user/${name}`;
  const held = heldBy(account, arn, 'FederatedUser');
  return { kind: 'federated-user', account, arn, by: by.arn, held, given: { 'aws:userid': `${account}:${name}` } };
}

export function rootOf(account) {
  const arn = `arn:aws:iam::${account}:root`;
  return { kind: 'root', account, arn, held: heldBy(account, arn, 'Account'), given: { 'aws:userid': account } };
}

export function serviceOf(name) {
  const held = { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': name };
  return { kind: 'service', arn: name, held };
}

export const anonymous = {
  kind: 'anonymous',
  arn: 'anonymous',
  held: {
    'aws:PrincipalAccount': 'anonymous',
    'aws:PrincipalType': 'Anonymous',
  },
  given: { 'aws:userid': 'anonymous' },
};

/** A caller of the account that is not said to be anyone in particular: no policy names it, and it has no principal keys. */
export function unnamedOf(account) {
  return { kind: 'unnamed', account, arn: `arn:aws:iam::${account}:role/nobody-in-particular`, held: {} };
}

/** Whom a web identity provider vouches for when a role is assumed. */
export function providerOf(account) {
  return {
    kind: 'identity-provider',
    account,
    arn: `arn:aws:iam::${account}:oidc-provider/token.example.com`,
    held: {},
  };
}

function heldBy(account, arn, type) {
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': type,
    'aws:PrincipalIsAWSService': 'false',
  };
}

/**
 * What may be asked for: an action, and the resources that it takes, given their owner. `policy` is the shape of the
 * policies that such a resource can carry, `none` where it carries none.
 */
export const questions = [
  { weight: 14, action: 's3:GetObject', policy: 'resource', resources: objects },
  { weight: 6, action: 's3:PutObject', policy: 'resource', resources: objects },
  { weight: 5, action: 's3:ListBucket', policy: 'resource', resources: () => ['arn:aws:s3:::shared-data'] },
  { weight: 2, action: 's3:ListAllMyBuckets', policy: 'none', resources: any, own: true },
  { weight: 6, action: 'sqs:SendMessage', policy: 'resource', resources: queues },
  { weight: 4, action: 'sqs:ReceiveMessage', policy: 'resource', resources: queues },
  { weight: 1, action: 'sqs:ListQueues', policy: 'none', resources: any, own: true },
  { weight: 6, action: 'kms:Decrypt', policy: 'resource', resources: keys },
  { weight: 2, action: 'kms:DescribeKey', policy: 'resource', resources: keys },
  { weight: 2, action: 'kms:RetireGrant', policy: 'resource', resources: keys },
  { weight: 1, action: 'kms:UpdateAlias', policy: 'none', resources: aliases, own: true },
  { weight: 1, action: 'kms:ListKeys', policy: 'none', resources: any, own: true },
  { weight: 6, action: 'sts:AssumeRole', policy: 'trust', resources: roles },
  { weight: 1, action: 'sts:TagSession', policy: 'trust', resources: roles },
  { weight: 2, action: 'sts:AssumeRoleWithWebIdentity', policy: 'trust', resources: roles },
  { weight: 3, action: 'sts:GetServiceBearerToken', policy: 'none', resources: any, own: true, token: true },
  { weight: 1, action: 'sts:GetCallerIdentity', policy: 'none', resources: any, own: true },
  { weight: 4, action: 'codeartifact:DescribeDomain', policy: 'domain', resources: domains },
  { weight: 4, action: 'codeartifact:GetAuthorizationToken', policy: 'domain', resources: domains, token: true },
  { weight: 1, action: 'codeartifact:PutDomainPermissionsPolicy', policy: 'domain', resources: domains },
  { weight: 1, action: 'codeartifact:ListPackageGroups', policy: 'domain', resources: domains },
  { weight: 4, action: 'codeartifact:ReadFromRepository', policy: 'domain', resources: repositories },
  {
    weight: 1,
    action: 'codeartifact:PutRepositoryPermissionsPolicy',
    policy: 'domain',
    resources: repositories,
  },
  { weight: 3, action: 'codeartifact:PublishPackageVersion', policy: 'domain', resources: packages },
  {
    weight: 1,
    action: 'codeartifact:TagResource',
    policy: 'domain',
    resources: (owner) => [...domains(owner), ...repositories(owner)],
  },
  { weight: 1, action: 'codeartifact:CreateRepository', policy: 'domain', resources: any },
  { weight: 1, action: 'codeartifact:ListDomains', policy: 'domain', resources: any, own: true },
  { weight: 2, action: 'ec2:StartInstances', policy: 'none', resources: instances },
  { weight: 1, action: 'ec2:DescribeInstances', policy: 'none', resources: any, own: true },
  { weight: 2, action: 'iam:GetUser', policy: 'none', resources: users, own: true },
  { weight: 1, action: 'iam:GetRole', policy: 'none', resources: roles, own: true },
  { weight: 1, action: 'iam:CreatePolicyVersion', policy: 'none', resources: customPolicies, own: true },
  { weight: 1, action: 'iam:ListUsers', policy: 'none', resources: any, own: true },
];

function any() {
  return ['*'];
}
function objects() {
  return ['home/alice/notes.txt', 'blue/report', 'public/a:q:b', 'Blue?Book'].map(
    (key) => `arn:aws:s3:::shared-data/${key}`,
  );
}
function queues(owner) {
  return ['orders', 'alice-inbox', 'blue'].map((name) => `arn:aws:sqs:${region}:${owner}:${name}`);
}
function keys(owner) {
  return [`arn:aws:kms:${region}:${owner}:key/1234abcd-12ab-34cd-56ef-1234567890ab`];
}
function aliases(owner) {
  return ['blue', 'blue', 'aws/s3'].map((name) => `arn:aws:kms:${region}:${owner}:alias/${name}`);
}
function roles(owner) {
  return ['deploy', 'blue/deploy', 'alice'].map((name) => `arn:aws:iam::${owner}:role/${name}`);
}
function customPolicies(owner) {
  return [`arn:aws:iam::${owner}:policy/blue`, 'arn:aws:iam::aws:policy/ReadOnlyAccess'];
}
function users(owner) {
  return ['alice', 'dev/bob'].map((name) => `arn:aws:iam::${owner}:user/${name}`);
}
function domains(owner) {
  return ['my-domain', 'blue'].map((name) => `arn:aws:codeartifact:${region}:${owner}:domain/${name}`);
}
function repositories(owner) {
  return ['my-domain/team', 'my-domain/alice'].map(
    (name) => `arn:aws:codeartifact:${region}:${owner}:repository/${name}`,
  );
}
function packages(owner) {
  return ['my-domain/team/npm//react', 'my-domain/team/maven/com.example/alice'].map(
    (name) => `arn:aws:codeartifact:${region}:${owner}:package/${name}`,
  );
}
function instances(owner) {
  return [`arn:aws:ec2:${region}:${owner}:instance/i-0123456789abcdef0`];
}
