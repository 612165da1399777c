import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const example = (name: string): string =>
  readFileSync(new URL(`../../examples/policies/${name}.json`, import.meta.url), 'utf8');

const folder = temporaryFolder({
  'policies/limit.json': example('limit-token-to-12-hours'),
  'policies/bob.json': example('repository-read-by-bob'),
  'policies/everything.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  }),
  'policies/broken.json': '{ "Statement": [{ "Effect": "Alow", "Action": "s3:*", "Resource": "*" }] }',
  'there.yaml': 'mine',
});
afterAll(() => folder.remove());

const generate = (...argv: readonly string[]) => runCli(['generate', ...argv], folder.path);

describe('policy-spec generate', () => {
  it('writes a scenario file to stdout', async () => {
    const { code, out, err } = await generate('policies/limit.json');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "# Written by \`policy-spec generate\`: together these scenarios notice every small change of the policy.
      suite: limit
      policies: policies/limit.json

      scenarios:
        - name: codeartifact:AssociateExternalConnection on repository/my-domain/my-repo is allowed
          action: codeartifact:AssociateExternalConnection
          resource: arn:aws:codeartifact:us-east-2:123456789012:repository/my-domain/my-repo
          expect: allow

        - name: "sts:GetServiceBearerToken with durationSeconds 43200 is allowed, 43199 is not allowed, 43201 is rejected by the service"
          action: sts:GetServiceBearerToken
          durationSeconds: [43199, 43200, 43201]
          expect:
            - { when: { durationSeconds: 43200 }, then: allow }
            - { when: { durationSeconds: 43201 }, then: invalid-request }
            - { otherwise: implicit-deny }

        - name: sts:GetServiceBearerToken with sts:AWSServiceName codeartifact.amazonaws.com and no sts:DurationSeconds is not allowed
          action: sts:GetServiceBearerToken
          context:
            sts:AWSServiceName: codeartifact.amazonaws.com
          absent: [sts:DurationSeconds]
          expect: implicit-deny

        - name: sts:GetServiceBearerToken with sts:DurationSeconds 43200 and no sts:AWSServiceName is not allowed
          action: sts:GetServiceBearerToken
          context:
            sts:DurationSeconds: 43200
          absent: [sts:AWSServiceName]
          expect: implicit-deny

        - name: sts:GetFederationToken with sts:DurationSeconds 43200 and sts:AWSServiceName codeartifact.amazonaws.com is not allowed
          action: sts:GetFederationToken
          context:
            sts:DurationSeconds: 43200
            sts:AWSServiceName: codeartifact.amazonaws.com
          expect: implicit-deny

        - name: sts:GetServiceBearerToken with sts:DurationSeconds 43200 and sts:AWSServiceName CODEARTIFACT.AMAZONAWS.COM is not allowed
          action: sts:GetServiceBearerToken
          context:
            sts:DurationSeconds: 43200
            sts:AWSServiceName: CODEARTIFACT.AMAZONAWS.COM
          expect: implicit-deny
      "
    `);
  });

  it.each([
    ['policies/limit.json', 'scenarios/deep/limit.yaml', 'policies: ../../policies/limit.json'],
    ['policies/bob.json', 'bob.yaml', 'repository: policies/bob.json'],
    ['policies/limit.json', 'policies/limit.yaml', 'policies: limit.json'],
  ])('of %s writes %s, which passes with a score of 100', async (policy, file, line) => {
    const { code, out, err } = await generate(policy, '--output', file);
    expect(code).toBe(0);
    expect(out).toBe('');
    expect(err).toMatch(new RegExp(`^\\d scenarios written to ${file}\\n$`, 'm'));
    expect(readFileSync(folder.in(file), 'utf8')).toContain(line);
    expect((await runCli(['run', file], folder.path)).code).toBe(0);
    expect((await runCli(['mutate', file, '--threshold', '100'], folder.path)).code).toBe(0);
  });

  it('says the layer where it was found by what stands in the policy', async () => {
    const { err } = await generate('policies/bob.json');
    expect(err).toBe(
      'policies/bob.json has principals: tested as a policy of the layer repository (--layer says otherwise)\n',
    );
    const asked = await generate('policies/bob.json', '--layer', 'domain');
    expect(asked.err).toBe('');
    expect(asked.out).toContain('domain: policies/bob.json');
  });

  it('overwrites nothing', async () => {
    const { code, err } = await generate('policies/limit.json', '--output', 'there.yaml');
    expect(code).toBe(2);
    expect(err).toBe('error: there.yaml is there already: nothing is overwritten\n');
    expect(readFileSync(folder.in('there.yaml'), 'utf8')).toBe('mine');
  });

  it.each([
    [[], 2, 'generate needs a policy file'],
    [['a.json', 'b.json'], 2, 'generate takes one policy file, not 2'],
    [['policies/nowhere.json'], 2, 'policies/nowhere.json'],
    [['policies/broken.json'], 2, 'did you mean Allow?'],
    [['policies/bob.json', '--layer', 'identity'], 2, 'Principal cannot stand in an identity policy'],
    [['policies/bob.json', '--layer', 'repo'], 2, '--layer repo: there is no such layer'],
    [['policies/limit.json', '--output='], 2, '--output needs a file'],
    [['policies/limit.json', '--output', 'there.yaml/x.yaml'], 2, 'there.yaml/x.yaml cannot be written'],
    [['policies/limit.json', '--work', '1'], 2, 'undecided: whether '],
    [['policies/limit.json', '--work', '1'], 2, '--work takes more steps'],
    [
      ['policies/everything.json', '--layer', 'rcp'],
      3,
      'no request tells policies/everything.json from a changed one',
    ],
  ] as const)('%j ends with %i', async (argv, code, text) => {
    const ran = await generate(...argv);
    expect(ran.err).toContain(text);
    expect(ran.code).toBe(code);
  });
});
