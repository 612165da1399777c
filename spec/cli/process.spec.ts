import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine } from '../../scripts/bundle-command-line.js';
import { writeLicenses } from '../../scripts/write-licenses.js';
import { temporaryFolder } from '../source/temporary-folder.js';

const simple =
  'policies: limit.json\nscenarios:\n  - name: a\n    action: sts:GetServiceBearerToken\n    durationSeconds: 43200\n    expect: allow\n';
const many = `policies: limit.json\nscenarios:\n${Array.from({ length: 5000 }, (_, index) => `  - { name: scenario number ${index}, action: sts:GetServiceBearerToken, durationSeconds: 43200, expect: allow }\n`).join('')}`;

const folder = temporaryFolder({
  'package.json': '{}',
  'limit.json': readFileSync(
    new URL('../../examples/policies/limit-token-to-12-hours.json', import.meta.url),
    'utf8',
  ),
  'hour.json': readFileSync(
    new URL('../../examples/policies/limit-token-to-1-hour.json', import.meta.url),
    'utf8',
  ),
  'simple.yaml': simple,
  'whole.yaml': simple.replace('name: a', 'name: &a a'),
  'failing.yaml': simple.replace('43200', '900'),
  'refused.yaml': simple.replace('allow', 'alow'),
  'many.yaml': many,
});
const program = folder.in('bin/policy-spec.cjs');

beforeAll(async () => writeLicenses(folder.in('bin'), await bundleCommandLine(folder.in('bin'))));
afterAll(() => folder.remove());

function run(...argv: readonly string[]): SpawnSyncReturns<string> {
  const options = {
    cwd: folder.path,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
    maxBuffer: 1e8,
  } as const;
  return spawnSync(process.execPath, [program, ...argv], options);
}

describe('the bundled command line', () => {
  it.each<[readonly string[], number]>([
    [['run', 'simple.yaml'], 0],
    [['run', 'whole.yaml'], 0],
    [['run', '*e.yaml'], 0],
    [['run', 'failing.yaml'], 1],
    [['run', 'refused.yaml'], 2],
    [['run', 'nowhere.yaml'], 2],
    [['run', 'simple.yaml', '-t', 'nothing'], 3],
    [['explain', 'limit.json', '--action', 'sts:GetServiceBearerToken'], 0],
    [['allowed', 'limit.json', '--over', 'durationSeconds', '--action', 'sts:GetServiceBearerToken'], 0],
    [['allowed', 'limit.json', '--over', 'nothing', '--action', 'sts:GetServiceBearerToken'], 2],
    [['diff', 'limit.json', 'limit.json'], 0],
    [['diff', 'limit.json', 'hour.json'], 1],
    [['diff', 'hour.json', 'limit.json', '--work', '1', '--json'], 2],
    [['diff', 'limit.json', 'nowhere.json'], 2],
    [['diff', 'limit.json', 'bin'], 2],
    [['nonsense'], 2],
    [['--version'], 0],
  ])('%j exits with %i', (argv, code) => {
    const { status, stdout, stderr } = run(...argv);
    expect([status, stdout, stderr]).toEqual([
      code,
      expect.any(String),
      expect.not.stringContaining('    at '),
    ]);
  });

  it('tells the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(run('--version').stdout).toBe(`${version}\n`);
  });

  it('writes all of a long report into a pipe', () => {
    const { status, stdout } = run('run', 'many.yaml', '--reporter', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).cases).toHaveLength(5000);
  });

  it('writes data to stdout and reasons to stderr', () => {
    const allowed = run(
      'allowed',
      'hour.json',
      '--over=durationSeconds',
      '--action=sts:GetServiceBearerToken',
      '--json',
    );
    expect([JSON.parse(allowed.stdout), allowed.stderr]).toEqual([
      { over: 'durationSeconds', values: [0, { from: 900, to: 3600 }], absent: false },
      '',
    ]);
    const diff = run('diff', 'limit.json', 'hour.json', '--json');
    expect([JSON.parse(diff.stdout).relation, diff.stderr]).toEqual(['incomparable', '']);
    const refused = run('diff', 'limit.json', 'nowhere.json', '--json');
    expect([refused.stdout, refused.stderr]).toEqual(['', 'nowhere.json error: there is no such file\n']);
  });

  it('bears a reader that stops reading', async () => {
    const child = spawn(process.execPath, [program, 'run', 'many.yaml', '--reporter=json'], {
      cwd: folder.path,
    });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += String(data)));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('needs nothing installed, and the whole reader of YAML only for YAML that is not simple', () => {
    rmSync(folder.in('bin/read-yaml.cjs'));
    rmSync(folder.in('bin/tinyglobby.cjs'));
    expect(run('run', 'simple.yaml').status).toBe(0);
    expect(run('run', 'whole.yaml').status).not.toBe(0);
  });

  it('comes with the licenses of the code in it', () => {
    const licenses = readFileSync(folder.in('bin/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['yaml', 'tinyglobby', 'fdir', 'picomatch', 'chokidar', 'readdirp'])
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});
