import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const folder = temporaryFolder({ 'package.json': '{}' });
afterAll(() => folder.remove());
const write = (files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), text);
  }
};
const noted =
  'policies: p.json\nscenarios:\n  - { name: noted, action: s3:GetObject, context: { aws:Typo: x }, expect: allow }\n';
beforeEach(() => {
  rmSync(folder.path, { recursive: true });
  write({
    'package.json': '{}',
    'p.json': '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
    'own/p.json': '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
    'own/a.yaml': noted,
    'b.policy.yaml': noted,
  });
});

const run = (argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}, cwd = '.') =>
  runCli(['run', ...argv], join(folder.path, cwd), env);

const asModule = 'files: ["own/a.yaml"], strict: true';
describe('a configuration', () => {
  it.each([
    ['policy-spec.config.yaml', 'files: [own/a.yaml]\nstrict: true\n'],
    ['policy-spec.config.yml', 'files: own/a.yaml\nstrict: true\n'],
    ['policy-spec.config.json', '{ "files": ["own/a.yaml"], "strict": true }'],
    ['policy-spec.config.mjs', `export default { ${asModule} };`],
    ['policy-spec.config.cjs', `module.exports = { ${asModule} };`],
    ['policy-spec.config.js', `module.exports = { ${asModule} };`],
    ['policy-spec.config.json', `{ "$schema": "x", "files": ["own/a.yaml"], "strict": true }`],
    ['package.json', `{ "policy-spec": { "files": ["own/a.yaml"], "strict": true } }`],
  ])('%s says what is run, and how', async (file, text) => {
    write({ [file]: text });
    const { code, out } = await run();
    expect(out).toMatch(/^own\/a\.yaml\n[\s\S]*\(fails under --strict\)[\s\S]*\n0 passed, 1 failed\n$/);
    expect(code).toBe(1);
  });

  it.each([
    [
      'policy-spec.config.ts',
      `const strict: boolean = true; export default { files: ['own/a.yaml'], strict };`,
    ],
    ['policy-spec.config.mts', `export default { files: ['own/a.yaml'] as string[], strict: true };`],
  ])('%s is read through tsx where Node reads no TypeScript', async (file, text) => {
    write({ [file]: text });
    const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
    for (const name of ['tsx', 'esbuild', 'get-tsconfig', 'resolve-pkg-maps', '@esbuild'])
      cpSync(join(modules, name), join(folder.path, 'node_modules', name), { recursive: true, force: true });
    const { out, err } = await run();
    expect(err).toBe('');
    expect(out).toMatch(/^own\/a\.yaml\n[\s\S]*\n0 passed, 1 failed\n$/);
  });

  it('holds in the folders below, with paths of its own folder', async () => {
    write({
      'policy-spec.config.yaml': 'files: [own/a.yaml]\nreporters: [pretty, json=out/r.json]\n',
      'deep/down/x': '',
    });
    const { out } = await run([], {}, 'deep/down');
    expect(out).toMatch(/^\.\.\/\.\.\/own\/a\.yaml\n/);
    expect((await runCli(['list'], join(folder.path, 'deep/down'))).out).toContain('noted');
    expect(await runCli(['run', '--reporter', 'json', 'out'], folder.path)).toMatchObject({ code: 3 });
    rmSync(join(folder.path, 'out/r.json'));
  });

  it('of which everything is commented out, says nothing', async () => {
    write({ 'policy-spec.config.yaml': '# strict: true\n' });
    expect(await run(['b.policy.yaml'])).toMatchObject({ code: 0, err: '' });
    write({ 'policy-spec.config.yaml': '' });
    expect((await run(['b.policy.yaml'])).code).toBe(0);
  });

  it('outside of a project is that of the working folder alone', async () => {
    rmSync(join(folder.path, 'package.json'));
    write({
      'policy-spec.config.yaml': 'nonsense: 1\n',
      'down/b.policy.yaml': noted.replace('p.json', '../p.json'),
    });
    expect((await run([], {}, 'down')).err).not.toContain('nonsense');
    expect((await run()).err).toContain('nonsense');
  });

  it('ends at the root of the project', async () => {
    write({
      'policy-spec.config.yaml': 'nonsense: 1\n',
      'inner/package.json': '{}',
      'inner/c.policy.yaml': noted,
      'inner/p.json': '{"Version":"2012-10-17","Statement":[]}',
    });
    expect((await run([], {}, 'inner')).code).toBe(1);
    expect((await run()).code).toBe(2);
  });

  it('of the README is one', async () => {
    const file = fileURLToPath(new URL('../readme/config/policy-spec.config.yml', import.meta.url));
    cpSync(file, join(folder.path, 'policy-spec.config.yml'));
    cpSync(join(folder.path, 'own'), join(folder.path, 'policies/scenarios'), { recursive: true });
    const { code, out } = await run([
      '-t',
      'noted',
      '--no-strict',
      '--no-coverage-threshold',
      'policies/scenarios/a.yaml',
    ]);
    expect([code, out]).toEqual([0, expect.stringContaining('1 passed, 0 failed')]);
    expect((await run(['policies/scenarios/a.yaml'])).code).toBe(1);
  });

  it('stands under the environment, and that under options', async () => {
    write({ 'policy-spec.config.yaml': 'strict: true\n' });
    expect((await run(['b.policy.yaml'])).code).toBe(1);
    expect((await run(['b.policy.yaml'], { POLICY_SPEC_STRICT: '0' })).code).toBe(0);
    expect((await run(['b.policy.yaml', '--strict'], { POLICY_SPEC_STRICT: '0' })).code).toBe(1);
    expect((await run(['b.policy.yaml', '--no-strict'], { POLICY_SPEC_STRICT: '1' })).code).toBe(0);
    expect((await run(['b.policy.yaml', '--no-config'])).code).toBe(0);
  });

  it('is another one by --config', async () => {
    write({ 'policy-spec.config.yaml': 'nonsense: 1\n', 'other.yaml': 'files: [own]\nallowEmpty: true\n' });
    expect((await run(['--config', 'other.yaml'])).code).toBe(0);
    expect(await run(['--config', 'none.yaml'])).toMatchObject({
      code: 2,
      err: 'none.yaml error: there is no such file\n',
    });
  });
});

describe('the environment', () => {
  it('has a variable for each setting, and one for the configuration', async () => {
    write({ 'other.yaml': 'reporters: [tap]\nallowEmpty: true\n' });
    const report = await run(['b.policy.yaml'], { POLICY_SPEC_REPORTER: 'pretty, json=out.json' });
    expect(report.out).toContain('1 passed, 0 failed');
    expect(readFileSync(join(folder.path, 'out.json'), 'utf8')).toMatch(/^\{\n {2}"version": 1,/);
    const other = { POLICY_SPEC_CONFIG: 'other.yaml' };
    expect((await run(['b.policy.yaml'], other)).out).toMatch(/^TAP version 14\n/);
    expect((await run(['own'], other)).code).toBe(0);
    expect((await run(['own', '--no-config'], other)).code).toBe(3);
    expect((await run(['own'], { POLICY_SPEC_ALLOW_EMPTY: 'true', POLICY_SPEC_STRICT: '' })).code).toBe(0);
    expect((await run(['b.policy.yaml'], { POLICY_SPEC_VERBOSE: '1' })).out).toContain('noted');
    for (const name of ['BAIL', 'COVERAGE', 'STRICT'])
      expect((await run(['b.policy.yaml'], { [`POLICY_SPEC_${name}`]: '0' })).code).toBe(0);
    const mutate = await runCli(['mutate', 'b.policy.yaml'], folder.path, {
      POLICY_SPEC_MUTATION_THRESHOLD: '100',
    });
    expect([mutate.code, mutate.err]).toEqual([4, expect.stringContaining('threshold of 100 %')]);
  });
});

describe('the coverage', () => {
  const threshold = 'below the threshold of 100 %';
  const err = async (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    (await run(['b.policy.yaml', ...argv], env)).err;

  it('is asked for by a threshold, which nothing is where nobody wants the coverage', async () => {
    write({ 'policy-spec.config.yaml': 'coverageThreshold: 100\n' });
    expect(await err([])).toContain(threshold);
    expect(await err(['--no-coverage'])).toBe('');
    expect(await err([], { POLICY_SPEC_COVERAGE: '0' })).toBe('');
    expect(await err(['--no-coverage', '--coverage-threshold', '9'])).toContain(
      '--no-coverage and --coverage-threshold, which asks for the coverage, are both given',
    );
  });

  it('may have a threshold that counts where it is asked for', async () => {
    write({ 'policy-spec.config.yaml': 'coverage: false\ncoverageThreshold: 100\n' });
    expect(await err([])).toBe('');
    expect(await err(['--coverage'])).toContain(threshold);
    expect(await err([], { POLICY_SPEC_COVERAGE: '1' })).toContain(threshold);
    expect(await err([], { POLICY_SPEC_COVERAGE_THRESHOLD: '100' })).toContain(threshold);
  });
});

describe('what is wrong with a configuration is told with its place, and nothing runs', () => {
  it.each([
    [
      'policy-spec.config.yaml',
      'strict: true\nstrct: true\n',
      ':2:1 error: there is no setting "strct": did you mean strict?',
    ],
    ['policy-spec.config.yaml', '__proto__: 1\n', ':1:1 error: there is no setting "__proto__"'],
    ['policy-spec.config.yaml', 'strict: "yes"\n', ':1:9 error: "strict" has to be true or false'],
    ['policy-spec.config.yaml', 'files: [1]\n', ':1:8 error: "files" has to be a list of texts'],
    [
      'policy-spec.config.yaml',
      'bail: many\n',
      ':1:7 error: "bail" has to be true, false or a whole number from 1',
    ],
    ['policy-spec.config.yaml', 'strict: true\nstrict: false\n', ':2:1 error: '],
    ['policy-spec.config.yaml', '- a\n', ':1:1 error: a configuration is an object of settings'],
    [
      'policy-spec.config.json',
      '{ "coverage": 3 }',
      ':1:15 error: "coverage" has to be true, false or a text',
    ],
    [
      'package.json',
      '{ "policy-spec": { "work": "2" } }',
      ':1:28 error: "work" has to be a whole number from 1',
    ],
    ['one.mjs', 'export const strict = true;', ' error: it exports no default'],
    ['two.mjs', 'export default { strict: () => true };', ' error: strict is function'],
    ['three.mjs', 'throw new Error("oh");', ':1:7 error: it cannot be loaded: oh'],
    ['package.json', '{ "policy-spec": { "__proto__": 1 } }', ':1:20 error: there is no setting "__proto__"'],
    [
      'policy-spec.config.yaml',
      'coverageThreshold: 101\n',
      ':1:20 error: "coverageThreshold" has to be a number from 0 to 100, a per cent',
    ],
    [
      'policy-spec.config.yaml',
      'reporters:\n  - pretty\n  - josn=a.json\n',
      ':3:5 error: there is no reporter josn: did you mean json? (pretty, json, ',
    ],
    [
      'policy-spec.config.yaml',
      'reporters: ["tap="]\n',
      ':1:13 error: tap= needs a file after the equals sign',
    ],
    ['policy-spec.config.yaml', '$schema: 1\n', ':1:1 error: there is no setting "$schema"'],
    [
      'four.mjs',
      'export default { strct: true };',
      ' error: there is no setting "strct": did you mean strict?',
    ],
  ])('%s: %s', async (file, text, message) => {
    write({ [file]: text });
    // What was imported stays as it was: each has a name of its own.
    const { code, out, err } = await run(file.endsWith('.mjs') ? ['--config', file] : []);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${file}${message}`);
  });

  it('two of them, and what the environment does not know', async () => {
    write({ 'policy-spec.config.yaml': '', 'policy-spec.config.json': '{}' });
    expect((await run()).err).toMatch(
      /^error: there are two configurations in .*: policy-spec\.config\.json, policy-spec\.config\.yaml\n/,
    );
    rmSync(join(folder.path, 'policy-spec.config.yaml'));
    expect((await run([], { POLICY_SPEC_STRICK: '1' })).err).toContain(
      'there is no setting POLICY_SPEC_STRICK in the environment: did you mean POLICY_SPEC_STRICT?',
    );
    expect((await run([], { POLICY_SPEC_STRICT: 'on' })).err).toContain(
      'POLICY_SPEC_STRICT=on: true or false is needed',
    );
    expect((await run([], { POLICY_SPEC_BAIL: 'x' })).err).toContain(
      'POLICY_SPEC_BAIL=x: true, false or a whole number from 1 is needed',
    );
    expect((await run([], { POLICY_SPEC_REPORTER: 'tap,josn' })).err).toContain(
      'POLICY_SPEC_REPORTER=tap,josn: there is no reporter josn: did you mean json?',
    );
    expect((await run([], { POLICY_SPEC_REPORTERS: 'tap' })).err).toContain(
      'did you mean POLICY_SPEC_REPORTER?',
    );
    expect((await run([], { POLICY_SPEC_XYZ: '1' })).err).toBe(
      'error: there is no setting POLICY_SPEC_XYZ in the environment\nSee policy-spec run --help\n',
    );
    expect((await run(['--strict', '--no-strict'])).err).toContain('--strict and --no-strict are both given');
    expect((await run(['--no-strick'])).err).toContain('did you mean --no-strict?');
  });
});

it('a configuration of coverage does not keep anybody from watching', async () => {
  write({ 'policy-spec.config.yaml': 'coverage: true\ncoverageThreshold: 100\n' });
  const ended = await runCli(['run', '--watch', 'b.policy.yaml'], folder.path, {}, (end) => {
    setTimeout(end, 10);
    return () => {};
  });
  expect(ended.err).not.toContain('--watch runs a part');
});
