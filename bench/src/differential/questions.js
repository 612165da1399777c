const region = 'us-east-1';

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
  // The domain's policy is there, and has no say in it.
  {
    weight: 3,
    action: 'sts:GetServiceBearerToken',
    policy: 'domain',
    resources: any,
    own: true,
    token: true,
  },
  { weight: 1, action: 'sts:GetCallerIdentity', policy: 'none', resources: any, own: true },
  { weight: 4, action: 'codeartifact:DescribeDomain', policy: 'domain', resources: domains },
  {
    weight: 4,
    action: 'codeartifact:GetAuthorizationToken',
    policy: 'domain',
    resources: domains,
    token: true,
  },
  { weight: 1, action: 'codeartifact:PutDomainPermissionsPolicy', policy: 'domain', resources: domains },
  { weight: 1, action: 'codeartifact:ListPackageGroups', policy: 'domain', resources: domains },
  { weight: 8, action: 'codeartifact:ReadFromRepository', policy: 'domain', resources: repositories },
  {
    weight: 1,
    action: 'codeartifact:PutRepositoryPermissionsPolicy',
    policy: 'domain',
    resources: repositories,
  },
  { weight: 5, action: 'codeartifact:PublishPackageVersion', policy: 'domain', resources: packages },
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
