import { evaluate, policySet } from '../../dist/src/index.js';
import { interleave } from './interleave.js';
import { measure } from './measure.js';
import { rounds } from './settings.js';

const owner = '111122223333';
const principal = `arn:aws:sts::${owner}:assumed-role/Developer/ann`;
const resources = [`arn:aws:codeartifact:us-east-2:${owner}:repository/my-domain/my-repo`];
const actions = [
  'codeartifact:ReadFromRepository',
  'codeartifact:DeleteRepository',
  'codeartifact:ListPackages',
];

const policy = (...statements) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action, Resource = '*') => ({ Effect: 'Allow', Action, Resource });
const full = policy(allow('*'));

const identity = policy(
  allow([
    'codeartifact:Describe*',
    'codeartifact:Get*',
    'codeartifact:List*',
    'codeartifact:ReadFromRepository',
  ]),
  {
    ...allow('sts:GetServiceBearerToken'),
    Condition: { StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' } },
  },
);

/** The same requests, by what a developer's identity policy says alone, and by all that limits it. */
const sets = {
  'identity alone': { identity },
  'identity, boundary, session, three SCP levels, RCP': {
    identity,
    boundary: policy(allow(['codeartifact:*', 'sts:GetServiceBearerToken'])),
    session: policy(allow('codeartifact:*', 'arn:aws:codeartifact:us-east-2:*:*')),
    scp: [
      full,
      [
        full,
        policy({
          Effect: 'Deny',
          NotAction: ['iam:*', 'sts:*'],
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-2', 'eu-west-1'] } },
        }),
      ],
      [full, policy({ Effect: 'Deny', Action: ['codeartifact:Delete*'], Resource: '*' })],
    ],
    rcp: [
      policy({
        Effect: 'Deny',
        Principal: '*',
        Action: ['codeartifact:*', 's3:*'],
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ],
  },
};

const context = { 'aws:RequestedRegion': 'us-east-2', 'aws:PrincipalOrgID': 'o-1234567890' };
const inputs = actions.flatMap((action) =>
  resources.map((resource) => ({ action, resource, principal, context })),
);

/** Nanoseconds of one decision over one layer and over seven. */
export async function measureLayers() {
  const workloads = Object.values(sets).map((layers) => {
    const set = policySet(layers);
    return {
      inputs,
      decide: (request) => evaluate(set, request),
      isAllowed: ({ outcome }) => outcome === 'allow',
    };
  });
  for (const workload of workloads) await measure(workload, 1_000);
  const medians = await interleave(
    workloads.map((workload) => () => measure(workload, 300)),
    rounds,
  );
  return Object.keys(sets).map((name, at) => ({ name, ns: medians[at] }));
}
