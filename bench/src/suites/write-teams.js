import { writeFile } from '../process/write-file.js';

const teams = 50;
/** Of each statement's 20 mutants one is equivalent. */
export const mutantCount = teams * 19;

const resourceOf = (team) =>
  `arn:aws:codeartifact:us-east-2:123456789012:package/my-domain/team-${team}/npm/scope/app`;

/** A statement with two conditions for each of 50 teams, and two scenarios for each of them: half of the mutants survive. */
export function writeTeams(folder) {
  const numbers = Array.from({ length: teams }, (_, team) => team);
  const policy = { Version: '2012-10-17', Statement: numbers.map(statementOf) };
  writeFile(folder, 'policies/teams.json', `${JSON.stringify(policy, undefined, 2)}\n`);
  const head = ['suite: teams', 'policies: policies/teams.json', 'scenarios:'];
  writeFile(folder, 'teams.policy.yaml', `${[...head, ...numbers.flatMap(scenariosOf)].join('\n')}\n`);
}

function statementOf(team) {
  return {
    Sid: `Team${team}`,
    Effect: 'Allow',
    Action: [
      'codeartifact:PublishPackageVersion',
      'codeartifact:PutPackageMetadata',
      'codeartifact:DescribePackageVersion',
    ],
    Resource: resourceOf(team),
    Condition: {
      StringEquals: { 'aws:PrincipalTag/team': [`team-${team}`, 'release'] },
      NumericLessThanEquals: { 'aws:MultiFactorAuthAge': 3600 },
    },
  };
}

function scenariosOf(team) {
  return [
    scenario(`team ${team} publishes`, 'PublishPackageVersion', team, 3600, 'allow'),
    scenario(`team ${team} needs a fresh login`, 'PutPackageMetadata', team, 3601, 'implicit-deny'),
  ];
}

function scenario(name, action, team, age, expect) {
  return [
    `  - name: ${name}`,
    `    action: codeartifact:${action}`,
    `    resource: ${resourceOf(team)}`,
    '    context:',
    `      aws:PrincipalTag/team: team-${team}`,
    `      aws:MultiFactorAuthAge: ${age}`,
    `    expect: ${expect}`,
  ].join('\n');
}
