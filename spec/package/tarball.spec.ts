import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-spec-'));
const npm = (...args: string[]) =>
  execFileSync('npm', [...args, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
  });
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: '', NO_COLOR: '1', VITEST: undefined, NODE_OPTIONS: '' },
  });
  return { status, stdout, stderr };
};
/** A project of somebody else's, with the packed package and the files of the README. */
beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  npm('install', '--save-dev', `./${tarball}`);
  cpSync(join(root, 'spec/readme'), folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('without anything else installed', () => {
  it('has no dependencies and no sources but what it needs', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'policy-spec',
    ]);
    expect(readdirSync(join(folder, 'node_modules/policy-spec')).sort()).toEqual(
      ['LICENSE', 'README.md', 'dist', 'package.json', 'schema'].sort(),
    );
  });

  it('runs scenarios by npx, good and bad', () => {
    const good = run('npx', 'policy-spec', 'run', 'token.policy.yaml');
    expect(good.stderr.replace(/^npm .*\n/gm, '')).toBe('');
    expect(good.stdout).toMatch(/^7 passed, 0 failed$/m);
    expect(good.status).toBe(0);
    const bad = run('npx', 'policy-spec', 'run', 'hour.policy.yaml');
    expect(bad.stdout).toMatch(/sts:DurationSeconds is 3600, must be 43200[\s\S]*^0 passed, 1 failed$/m);
    expect(bad.status).toBe(1);
    expect(run('npx', 'policy-spec', 'run', '*.nothing').status).toBe(3);
    expect(run('npx', 'policy-spec', 'run', '{token,none}.policy.yaml').status).toBe(0);
  });

  it('says its version and explains a decision', () => {
    expect(run('npx', 'policy-spec', '--version').stdout.trim()).toBe('0.1.0');
    const policy = 'policies/limit-token-to-12-hours.json';
    const explained = run(
      'npx',
      'policy-spec',
      'explain',
      policy,
      '--action',
      'sts:GetServiceBearerToken',
      '--duration-seconds',
      '3600',
    );
    expect(explained.stdout).toContain('sts:DurationSeconds is 3600, must be 43200');
  });

  it('answers questions about all requests, without the rest of the sources', () => {
    const question = ['--over', 'durationSeconds', '--action', 'sts:GetServiceBearerToken', '--json'];
    const hour = 'policies/limit-token-to-1-hour.json';
    const allowed = run('npx', 'policy-spec', 'allowed', hour, ...question);
    expect(JSON.parse(allowed.stdout)).toMatchObject({ values: [0, { from: 900, to: 3600 }] });
    expect(run('npx', 'policy-spec', 'diff', hour, hour, '--exact').status).toBe(0);
    expect(run('npx', 'policy-spec', 'diff', 'policies/limit-token-to-12-hours.json', hour).status).toBe(1);
    expect(run('npx', 'policy-spec', 'run', 'questions.policy.yaml').status).toBe(0);
  });

  it('says what a suite proves, and writes one', () => {
    const weak = run('npx', 'policy-spec', 'mutate', 'packages.policy.yaml', '--threshold', '100');
    expect(weak.stdout).toMatch(/^mutation score 85\.7 %: 6 of 7 mutants killed$/m);
    expect(weak.status).toBe(4);
    expect(
      run('npx', 'policy-spec', 'mutate', 'packages-held.policy.yaml', '--threshold', '100').status,
    ).toBe(0);
    const written = run(
      'npx',
      'policy-spec',
      'generate',
      'policies/packages.json',
      '--output',
      'made/a.yaml',
    );
    expect(written.status).toBe(0);
    expect(run('npx', 'policy-spec', 'mutate', 'made/a.yaml', '--threshold', '100').status).toBe(0);
    const covered = run('npx', 'policy-spec', 'run', 'packages.policy.yaml', '--coverage-threshold', '100');
    expect(covered.stdout).toMatch(/^coverage of policies: 100 %, 2 of 2 outcomes$/m);
    expect(readdirSync(join(folder, 'coverage')).sort()).toEqual(['lcov.info', 'policy-coverage.json']);
  });

  it('is a library', () => {
    writeFileSync(
      join(folder, 'run-library.js'),
      `${readFileSync(join(folder, 'library.ts'), 'utf8')}\nconsole.log(decision.outcome);\n`,
    );
    expect(run('node', 'run-library.js')).toMatchObject({ status: 0, stdout: 'implicit-deny\n' });
  });

  it('ships the schema for editors', () => {
    for (const [name, property] of [
      ['scenarios', 'definitions'],
      ['config', 'properties'],
    ] as const) {
      const resolve = `console.log(import.meta.resolve('policy-spec/schema/${name}.schema.json'))`;
      const path = fileURLToPath(run('node', '--input-type=module', '-e', resolve).stdout.trim());
      expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty(property);
    }
  });
});
