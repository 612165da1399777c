import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-spec-plugin-'));
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const env = { ...process.env, CI: '', NO_COLOR: '1', VITEST: undefined, NODE_OPTIONS: '' };
const vitest = (...args: string[]) => {
  const bin = join(folder, 'node_modules/vitest/vitest.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, text: stdout + stderr };
};

const config = (options: string, test = '{}') =>
  `import { policySpec } from 'policy-spec/plugin';\nimport { defineConfig } from 'vitest/config';\nexport default defineConfig({ plugins: [policySpec(${options})], test: ${test} });\n`;
const allowing = (action: string) =>
  `{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Allow", "Action": "${action}", "Resource": "*" }\n}\n`;
const reads = `suite: Reads
policies: ../policies/get.json
scenarios:
  - name: objects
    action: s3:GetObject
    expect: allow

  - name: nothing else
    action: [s3:GetObject, s3:PutObject]
    expect: allow

  - name: not yet
    skip: waits for review
    action: s3:GetObject
    expect: allow
`;
const json = `{
  "policies": "policies/get.json",
  "scenarios": [
    { "name": "as JSON", "action": "s3:PutObject", "expect": "allow" }
  ]
}
`;

/** A project of somebody else's, with the packed package and vitest. */
beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  write('package.json', JSON.stringify({ private: true, type: 'module' }));
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/vitest/package.json'), 'utf8')) as {
    version: string;
  };
  const packages = [`./${tarball}`, `vitest@${version}`, `@vitest/coverage-v8@${version}`];
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', '--save-dev', ...packages, ...options], { cwd: folder, stdio: 'pipe' });
});

beforeEach(() => {
  for (const name of readdirSync(folder))
    if (!/^(?:node_modules|package(?:-lock)?\.json|.*\.tgz)$/.test(name))
      rmSync(join(folder, name), { recursive: true });
  cpSync(join(root, 'spec/readme/plugin/vitest.config.ts'), join(folder, 'vitest.config.ts'));
  write('policies/get.json', allowing('s3:Get*'));
  write('scenarios/reads.yaml', reads);
  write('b.policy.json', json);
  write('unit.test.js', "import { expect, test } from 'vitest';\ntest('unit', () => expect(1).toBe(1));\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('scenario files as test files', () => {
  it('have names, outcomes, lines and code frames of their own, beside the other tests', () => {
    const { status, text } = vitest('run', '--reporter=verbose');
    expect(status).toBe(1);
    expect(text).toMatch(/✓ scenarios\/reads\.yaml:4:\d+ > Reads > objects/);
    expect(text).toMatch(/✓ scenarios\/reads\.yaml:8:\d+ > Reads > nothing else > action=s3:GetObject/);
    expect(text).toMatch(/× scenarios\/reads\.yaml:8:\d+ > Reads > nothing else > action=s3:PutObject/);
    expect(text).toMatch(/↓ scenarios\/reads\.yaml:12:\d+ > Reads > not yet.*\[waits for review\]/);
    expect(text).toMatch(/✓ unit\.test\.js/);
    expect(text).toMatch(/Tests {2}2 failed \| 3 passed \| 1 skipped/);
    expect(text).toContain('AssertionError: expected allow; got implicit-deny');
    expect(text).toContain('no statement names s3:PutObject');
    expect(text).toMatch(
      /❯ scenarios\/reads\.yaml:10:13\n\s+8\| .*nothing else\n.*\n\s+10\| {5}expect: allow\n\s+\| {13}\^/,
    );
    expect(text).toMatch(/❯ b\.policy\.json:4:62\n/);
  });

  it.each([
    ['-t', 'action=s3:Get', /Tests {2}1 passed \| 5 skipped/],
    ['-t', 'Reads nothing else', /Tests {2}1 failed \| 1 passed \| 4 skipped/],
    ['scenarios/reads.yaml:4', '--run', /Tests {2}1 passed \| 3 skipped/],
    ['scenarios/reads.yaml:8', '--run', /Tests {2}1 failed \| 1 passed \| 2 skipped/],
    ['--pool=threads', '--run', /Tests {2}2 failed \| 3 passed \| 1 skipped/],
    ['--pool=forks', '--no-isolate', /Tests {2}2 failed \| 3 passed \| 1 skipped/],
  ])('run with %s %s', (one, other, expected) => {
    expect(vitest('run', one, other).text).toMatch(expected);
  });

  it('are what is related to a policy', () => {
    expect(vitest('related', 'policies/get.json', '--run').text).toMatch(/Test Files {2}2 failed \(2\)/);
    write('policies/other.json', allowing('*'));
    expect(vitest('related', 'policies/other.json', '--run').text).toContain('No test files found');
  });

  it('have their lines in the reports of vitest', () => {
    vitest(
      'run',
      '--reporter=json',
      '--outputFile.json=out.json',
      '--reporter=junit',
      '--outputFile.junit=out.xml',
    );
    const { testResults } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    const lines = testResults.flatMap(
      ({ assertionResults }: { assertionResults: { title: string; location: { line: number } }[] }) =>
        assertionResults.map(({ title, location }) => [title, location.line]),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        ['objects', 4],
        ['action=s3:PutObject', 8],
        ['not yet', 12],
        ['as JSON', 4],
      ]),
    );
    expect(readFileSync(join(folder, 'out.xml'), 'utf8')).toContain('❯ scenarios/reads.yaml:10:13');
  });

  it('are divided among machines, and their reports joined', () => {
    for (const part of [1, 2])
      vitest('run', `--shard=${part}/2`, '--reporter=blob', `--outputFile=blobs/${part}.json`);
    const { text } = vitest('--merge-reports=blobs');
    expect(text).toMatch(/Tests {2}2 failed \| 3 passed \| 1 skipped/);
    expect(text).toContain('❯ scenarios/reads.yaml:10:13');
  });

  it('fail where the file or a policy is broken', () => {
    write('scenarios/reads.yaml', reads.replace('expect: allow', 'expect: alow'));
    expect(vitest('run').text).toMatch(
      /scenarios\/reads\.yaml:6:13 error: "expect" cannot be "alow": did you mean allow\?[\s\S]*❯ scenarios\/reads\.yaml:6:13/,
    );
    write('scenarios/reads.yaml', 'scenarios: [\n');
    expect(vitest('run').text).toMatch(/scenarios\/reads\.yaml:\d+:\d+ error: /);
    write('scenarios/reads.yaml', reads);
    write(
      'policies/get.json',
      '{"Version":"2012-10-17","Statement":{"Effect":"Alow","Action":"*","Resource":"*"}}',
    );
    const { text, status } = vitest('run');
    expect(text).toMatch(/policies\/get\.json:1:47 error: Effect must be/);
    expect(text).toMatch(/❯ scenarios\/reads\.yaml:2:11/);
    expect(text).toMatch(/Tests {2}1 passed \(1\)/);
    expect(status).toBe(1);
  });

  it('fail where a request is malformed, or nothing is in the file', () => {
    write(
      'scenarios/reads.yaml',
      'policies: ../policies/get.json\nscenarios:\n  - { name: a, action: "s3:*", expect: allow }\n',
    );
    expect(vitest('run').text).toMatch(/❯ scenarios\/reads\.yaml:3:24/);
    write('scenarios/reads.yaml', 'policies: ../policies/get.json\nscenarios: []\n');
    expect(vitest('run', 'reads').text).toContain('there is no scenario in this file');
  });

  it('fail by their notes where that is asked for', () => {
    write(
      'b.policy.json',
      json
        .replace('s3:PutObject', 's3:GetObject')
        .replace('"expect"', '"context": { "aws:Typo": "x" }, "expect"'),
    );
    expect(vitest('run', 'b.policy').text).toMatch(/Tests {2}1 passed/);
    write('vitest.config.ts', config('{ strict: true }'));
    expect(vitest('run', 'b.policy').text).toContain('no statement reads the context key aws:Typo');
  });
});

describe('the settings of vitest', () => {
  it('keep what they include', () => {
    write('own.js', "import { test } from 'vitest';\ntest('own', () => {});\n");
    write('vitest.config.ts', config('', "{ include: ['own.js'] }"));
    const { text } = vitest('list', '--filesOnly');
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .sort(),
    ).toEqual(['b.policy.json', 'own.js', 'scenarios/reads.yaml']);
    write('vitest.config.ts', config("{ include: ['scenarios/*.yaml'] }"));
    expect(
      vitest('list', '--filesOnly')
        .text.split('\n')
        .filter((line) => line !== '')
        .sort(),
    ).toEqual(['scenarios/reads.yaml', 'unit.test.js']);
  });

  it('count neither scenarios nor policies as code', () => {
    write('code.js', 'export const one = 1;\n');
    write(
      'vitest.config.ts',
      config(
        '',
        "{ coverage: { enabled: true, include: ['**/*.{js,json,yaml}'], reporter: 'json-summary', reportOnFailure: true } }",
      ),
    );
    vitest('run');
    const covered = Object.keys(
      JSON.parse(readFileSync(join(folder, 'coverage/coverage-summary.json'), 'utf8')),
    );
    expect(
      covered
        .map((file) => file.slice(folder.length + 1))
        .filter((file) => file !== '' && !file.endsWith('.config.js')),
    ).toEqual(['code.js']);
  });

  it('make a project of the scenario files that shares its workers', () => {
    cpSync(join(root, 'spec/readme/plugin/projects.config.ts'), join(folder, 'vitest.config.ts'));
    const { text } = vitest('run');
    expect(text).toMatch(/\|policies\| scenarios\/reads\.yaml/);
    expect(text).toMatch(/\|unit\| unit\.test\.js/);
    expect(text).toMatch(/Tests {2}2 failed \| 3 passed \| 1 skipped/);
  });
});

it('watches scenario files, and the policies that they use, there or not', async () => {
  write(
    'missing.policy.yaml',
    'policies: late.json\nscenarios:\n  - { name: late, action: s3:GetObject, expect: allow }\n',
  );
  const child = spawn(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), '--watch'], {
    cwd: folder,
    env,
  });
  let text = '';
  child.stdout.on('data', (more) => {
    text += stripVTControlCharacters(String(more));
  });
  const settled = async (): Promise<string> => {
    await vi.waitFor(() => expect(text).toMatch(/Waiting for file changes|Watching for file changes/), {
      timeout: 60_000,
    });
    const seen = text;
    text = '';
    return seen;
  };
  try {
    expect(await settled()).toMatch(/Test Files {2}3 failed \| 1 passed/);
    write('policies/get.json', allowing('s3:*'));
    const rerun = await settled();
    expect(rerun).toMatch(/RERUN {2}policies\/get\.json/);
    expect(rerun).toMatch(/Test Files .*2 passed/);
    write('scenarios/reads.yaml', reads.replace('name: objects', 'name: renamed'));
    expect(await settled()).toMatch(/RERUN {2}scenarios\/reads\.yaml/);
    write('late.json', allowing('s3:Get*'));
    expect(await settled()).toMatch(/RERUN {2}late\.json[\s\S]*Test Files .*1 passed/);
    write('scenarios/new.yaml', reads);
    expect(await settled()).toMatch(/RERUN {2}scenarios\/new\.yaml[\s\S]*Test Files .*1 passed/);
  } finally {
    child.kill();
  }
});
