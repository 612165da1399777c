import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateSuite } from '../../src/generation/generate-suite.js';
import { likelyLayer } from '../../src/generation/likely-layer.js';
import { writeSuite } from '../../src/generation/write-suite.js';
import type { LayerName } from '../../src/iam/document/policy.js';
import { type MutationResult, summarizeMutants } from '../../src/mutation/result.js';
import { policyIn } from '../mutation/mutants-of.js';
import { casesOf, jsonOf, mutateFiles } from '../mutation/mutate-files.js';

const folder = fileURLToPath(new URL('../../examples/policies/', import.meta.url));
const documented = readdirSync(folder).sort();

function generate(text: string, layer?: LayerName): { readonly yaml: string; readonly undecided: number } {
  const policy = policyIn(text);
  const { drafts, undecided } = generateSuite(policy, layer ?? likelyLayer(policy) ?? 'identity');
  const yaml = writeSuite({ name: 'generated', path: './p.json', drafts, undecided: undecided.length });
  return { yaml, undecided: undecided.length };
}

/** Scenarios without which each mutant would still be killed. */
function redundant({ mutants, tests }: MutationResult): readonly string[] {
  const needed = new Set(
    mutants.flatMap((one) => {
      const scenarios =
        one.status === 'killed' ? new Set(one.killedBy.map((test) => test.scenario.name)) : [];
      return [...scenarios].length === 1 ? [...scenarios] : [];
    }),
  );
  return [...new Set(tests.map((test) => test.scenario.name))].filter((name) => !needed.has(name));
}

describe('the scenarios that are generated', () => {
  describe.each(documented)('for %s', (file) => {
    const text = readFileSync(folder + file, 'utf8');
    const { yaml, undecided } = generate(text);

    it('pass, and notice every mutant that any request could show', async () => {
      const files = { 'p.json': text, 'a.yaml': yaml };
      const cases = await casesOf(files);
      expect(cases.length).toBeGreaterThan(0);
      expect(cases.filter(({ status }) => status !== 'passed')).toEqual([]);
      const { mutants } = await mutateFiles(files);
      expect(undecided).toBe(0);
      expect(mutants.filter(({ status }) => status !== 'killed' && status !== 'equivalent')).toEqual([]);
      expect(summarizeMutants(mutants).score).toBe(100);
    });

    it('are all needed, and have names of their own', async () => {
      const result = await mutateFiles({ 'p.json': text, 'a.yaml': yaml });
      expect(redundant(result)).toEqual([]);
      const { scenarios } = parse(yaml) as { scenarios: readonly { name: string }[] };
      expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    });

    it('are the same each time', () => {
      expect(generate(text).yaml).toBe(yaml);
    });
  });

  it('hold the bound of the tokens of twelve hours from both sides, and each key absent', () => {
    const { yaml } = generate(readFileSync(`${folder}limit-token-to-12-hours.json`, 'utf8'));
    expect(yaml).toContain('durationSeconds: [43199, 43200, 43201]');
    expect(yaml).toContain('absent: [sts:AWSServiceName]');
    expect(yaml).toContain('absent: [sts:DurationSeconds]');
    expect(yaml).toContain(
      'name: "sts:GetServiceBearerToken with durationSeconds 43200 is allowed, 43199 is not allowed, 43201 is rejected by the service"',
    );
  });

  it('have the resource beside, the other action and the other caller', () => {
    const { yaml } = generate(readFileSync(`${folder}repository-publish-one-package.json`, 'utf8'));
    expect(yaml).toContain(
      'package/my_domain/my_repo/npm/parity/ui is allowed, package/my_domain/my_repo/npm/parity/example is not allowed',
    );
    expect(yaml).toMatch(
      /name: codeartifact:\w+ on package\/my_domain\/my_repo\/npm\/parity\/ui by role\/example of \d+ is not allowed/,
    );
    expect(yaml).toMatch(
      /name: codeartifact:PublishPackageVersion on \S+ by role\/example of \d+ is not allowed/,
    );
  });

  it('hold dates and numbers from both sides', () => {
    const { yaml } = generate(
      jsonOf({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::b/x',
        Condition: {
          DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' },
          NumericGreaterThan: { 's3:max-keys': '10' },
        },
      }),
    );
    for (const value of ['2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z', '2027-01-01T00:00:01Z'])
      expect(yaml).toContain(value);
    expect(yaml).toMatch(/s3:max-keys: \[9, 10, 11\]/);
  });

  it.each([
    ['boundary', { Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
    ['session', { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' }],
    ['endpoint', { Effect: 'Allow', Principal: '*', Action: 's3:Get*', Resource: '*' }],
    [
      'scp',
      {
        Effect: 'Deny',
        Action: 's3:Delete*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
    [
      'rcp',
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
    ['resourceScp', { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' }],
    [
      'repository',
      { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'codeartifact:Read*', Resource: '*' },
    ],
  ] as const)('test a policy of the layer %s among others that grant', async (layer, statement) => {
    const text = jsonOf(statement);
    const { yaml, undecided } = generate(text, layer);
    expect(undecided).toBe(0);
    const result = await mutateFiles({ 'p.json': text, 'a.yaml': yaml });
    expect(summarizeMutants(result.mutants).score).toBe(100);
    expect(result.denyOnly).toEqual([]);
    expect(redundant(result)).toEqual([]);
  });

  it('are none where no request tells the policy from a changed one', () => {
    const { drafts } = generateSuite(
      policyIn(jsonOf({ Effect: 'Allow', NotAction: '*', Resource: '*' })),
      'boundary',
    );
    expect(drafts.length).toBeGreaterThan(0);
    const everything = policyIn(jsonOf({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }));
    expect(generateSuite(everything, 'rcp').drafts).toEqual([]);
  });

  it('say how much is undecided', () => {
    const policy = policyIn(jsonOf({ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' }));
    const { drafts, undecided } = generateSuite(policy, 'identity', { work: 1 });
    expect(undecided.length).toBeGreaterThan(0);
    const yaml = writeSuite({ name: 'p', path: './p.json', drafts, undecided: undecided.length });
    expect(yaml).toContain(`but ${undecided.length} of which it is open`);
  });
});

describe('the layer of a policy', () => {
  const ofResource = { Effect: 'Allow', Principal: '*', Resource: '*' };
  it.each([
    [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }, 'identity'],
    [{ ...ofResource, Action: 's3:GetObject' }, 'resource'],
    [{ ...ofResource, Action: 'codeartifact:GetAuthorizationToken' }, 'domain'],
    [{ ...ofResource, Action: ['codeartifact:CreateRepository', 'codeartifact:DescribeDomain'] }, 'domain'],
    [{ ...ofResource, Action: 'codeartifact:ReadFromRepository' }, 'repository'],
    [{ ...ofResource, Action: 'codeartifact:*' }, 'repository'],
    [{ ...ofResource, Action: ['codeartifact:ReadFromRepository', 's3:GetObject'] }, 'resource'],
  ])('of %j is %s', (statement, layer) => {
    expect(likelyLayer(policyIn(jsonOf(statement)))).toBe(layer);
  });
});
