import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { type Ran, runCli } from './run-cli.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' };
const keep = { Sid: 'Keep', Effect: 'Deny', Action: 's3:Delete*', Resource: '*' };
const scenarios = (...list: readonly string[]): string =>
  ['policies: ./p.json', 'scenarios:', ...list, ''].join('\n');
const reads = '  - { name: reads, action: s3:GetObject, expect: allow }';
const keeps = '  - { name: keeps, action: s3:DeleteObject, expect: explicit-deny }';

/** A spec for vitest that asks these requests of a policy. */
const specOf = (subject: string, ...actions: readonly string[]): string => `
import { expect, it } from 'vitest';
import { loadPolicy } from '${root}src/index.ts';
import '${root}matchers/vitest.ts';
const policy = ${subject};
it.each(${JSON.stringify(actions)})('decides %s', (action) => {
  expect(policy).not.toDecide({ action }, 'invalid-request');
});
`;
const ofFile = "loadPolicy(new URL('./p.json', import.meta.url))";

const folder = temporaryFolder({
  'package.json': '{"type":"module"}',
  'p.json': policy(read, keep),
  'half.yaml': scenarios(reads),
  'whole.yaml': scenarios(reads, keeps),
  'failing.yaml': scenarios(reads.replace('allow', 'deny')),
  'everything.yaml':
    'policies: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }\nscenarios:\n  - { name: all, action: s3:GetObject, expect: allow }\n',
  'both/delete.spec.ts': specOf(ofFile.replace('./', '../'), 's3:DeleteObject'),
  'both/read.spec.ts': specOf(ofFile.replace('./', '../'), 's3:GetObject'),
  'objects/object.spec.ts': specOf(policy(read, keep), 's3:GetObject'),
  'broken/failing.spec.ts': `${specOf(ofFile.replace('./', '../'), 's3:DeleteObject')}it('fails', () => { expect(1).toBe(2); });`,
  'file-in-the-way': '',
});
afterAll(() => folder.remove());

const run = (...argv: readonly string[]): Promise<Ran> => runCli(['run', ...argv], folder.path);
const vitest = (spec: string, pool = 'threads'): string =>
  `"${process.execPath}" "${root}node_modules/vitest/vitest.mjs" run ${spec} --root . --pool=${pool} > vitest.log 2>&1`;
const report = (
  name = 'coverage',
): { summary: { covered: number; outcomes: number }; policies: { file?: string; layers: string[] }[] } =>
  JSON.parse(readFileSync(folder.in(`${name}/policy-coverage.json`), 'utf8'));

describe('run --coverage', () => {
  it('writes into the folder that is named, else into coverage', async () => {
    expect((await run('half.yaml', '--coverage=deep/er')).code).toBe(0);
    expect(existsSync(folder.in('deep/er/lcov.info'))).toBe(true);
    await run('half.yaml', '--coverage');
    expect(report().summary).toMatchObject({ covered: 2, outcomes: 4 });
  });

  it('is not there where nobody asks for it', async () => {
    expect((await run('half.yaml')).out).not.toContain('coverage');
  });

  it('counts every policy of the suites, also those of cases that did not run', async () => {
    await run('whole.yaml', '--coverage=filtered', '--filter', 'reads');
    expect(report('filtered').summary).toMatchObject({ covered: 2, outcomes: 4 });
  });

  it('leaves stdout to a report for programs', async () => {
    const { out, err } = await run('half.yaml', '--coverage', '--reporter', 'json');
    expect(JSON.parse(out)).toMatchObject({ version: 1 });
    expect(err).toContain('coverage of policies: 50 %');
    const toFile = await run(
      'half.yaml',
      '--coverage',
      '--reporter',
      'json=report.json',
      '--reporter',
      'pretty',
    );
    expect(toFile.out).toMatch(/coverage of policies: 50 %[\s\S]*\n1 passed, 0 failed\n$/);
  });

  it.each<[readonly string[], number, string]>([
    [['half.yaml', '--coverage-threshold', '50'], 0, ''],
    [
      ['half.yaml', '--coverage-threshold', '50.1'],
      4,
      'the coverage of policies, 50 %, is below the threshold of 50.1 %\n',
    ],
    [['whole.yaml', '--coverage-threshold', '100'], 0, ''],
    [['failing.yaml', '--coverage-threshold', '100'], 1, 'is below the threshold'],
    [['nowhere.yaml', 'half.yaml', '--coverage-threshold', '100'], 2, 'there is no such file'],
    [['everything.yaml', '--coverage-threshold', '1'], 3, 'there is no policy to cover'],
    [['half.yaml', '--coverage-threshold', '101'], 2, 'a number from 0 to 100 is needed'],
    [['half.yaml', '--coverage-threshold', 'all'], 2, 'a number from 0 to 100 is needed'],
    [
      ['half.yaml', '--coverage=file-in-the-way'],
      2,
      'the coverage in file-in-the-way cannot be written (EEXIST)',
    ],
    [['half.yaml', '--coverge'], 2, 'did you mean --coverage?'],
    [['half.yaml', '--with', ' '], 2, '--with needs a command'],
  ])('%j ends with %i', async (argv, code, text) => {
    const ran = await run(...argv);
    expect(ran.err).toContain(text);
    expect(ran.code).toBe(code);
  });
});

describe('run --with COMMAND', () => {
  it.each(['threads', 'forks'])(
    'adds what the matchers of vitest see, worker by worker: %s',
    async (pool) => {
      const { code, out, err } = await run(
        'half.yaml',
        `--coverage=${pool}`,
        '--with',
        vitest('both/', pool),
      );
      expect(err).toBe('');
      expect(code).toBe(0);
      expect(out).toContain('coverage of policies: 100 %, 4 of 4 outcomes');
      expect(report(pool).policies).toMatchObject([{ file: 'p.json', layers: ['identity'] }]);
    },
  );

  it('needs no scenario file', async () => {
    const alone = temporaryFolder({
      'package.json': '{"type":"module"}',
      'p.json': policy(read, keep),
      'x.spec.ts': specOf(ofFile, 's3:DeleteObject', 's3:GetObject'),
    });
    try {
      const { code, out } = await runCli(
        ['run', '--with', vitest('x'), '--coverage-threshold', '100'],
        alone.path,
      );
      expect(out).toContain('coverage of policies: 100 %, 4 of 4 outcomes');
      expect(code).toBe(0);
      const none = await runCli(['run', '--with', `"${process.execPath}" -e 0`], alone.path);
      expect(none.code).toBe(3);
      expect(none.err).toContain('there is no scenario file');
    } finally {
      alone.remove();
    }
  });

  it('counts policies that are objects by what they say', async () => {
    await run('whole.yaml', '--coverage=objects', '--with', vitest('objects/'));
    expect(report('objects').policies.map(({ file }) => file)).toEqual(['p.json', undefined]);
    expect(report('objects').summary).toMatchObject({ covered: 6, outcomes: 8 });
  });

  it('fails where the command does, and still counts what it saw', async () => {
    const { code, err, out } = await run('half.yaml', '--coverage=failed', '--with', vitest('broken/'));
    expect(code).toBe(1);
    expect(err).toContain('the command failed, with exit code 1: ');
    expect(out).toContain('coverage of policies: 100 %');
  });

  it('leaves out, and says so, what it saw of a policy that has changed since', async () => {
    const change = `"${process.execPath}" -e "require('fs').appendFileSync('p.json', '\\n')"`;
    const alone = temporaryFolder({
      'package.json': '{"type":"module"}',
      'p.json': policy(read, keep),
      'delete.spec.ts': specOf(ofFile, 's3:DeleteObject'),
    });
    try {
      const command = `${vitest('delete')} && ${change}`;
      const { code, err } = await runCli(['run', '--coverage-threshold', '1', '--with', command], alone.path);
      expect(err).toContain('p.json is no longer what the command read: what it saw of it is left out');
      expect(code).toBe(3);
    } finally {
      alone.remove();
    }
  });
});
