import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

let folder: TemporaryFolder;
afterEach(() => folder.remove());
const project = (files: Readonly<Record<string, string>>): void => {
  folder = temporaryFolder({ 'package.json': '{}', ...files });
};
const cli = (...argv: readonly string[]) => runCli(argv, folder.path, { CI: 'true' });
const read = (file: string): string => readFileSync(join(folder.path, file), 'utf8');

it('writes a configuration, a policy and its scenarios, which hold at once', async () => {
  project({});
  const { code, out } = await cli('init');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^written {2}policy-spec\.config\.yaml\nwritten {2}policies\/limit-token\.json\nwritten {2}policies\/limit-token\.policy\.yaml\n\nNext:\n/,
  );
  expect(read('policies/limit-token.policy.yaml')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/node_modules\/policy-spec\/schema\/scenarios\.schema\.json\n/,
  );
  expect(await cli('run')).toMatchObject({ code: 0, err: '' });
  expect((await cli('mutate')).out).toContain('mutation score');
});

it('overwrites nothing, and changes nothing the second time', async () => {
  project({ 'policies/limit-token.json': 'mine' });
  const first = await cli('init');
  expect(first.out).toContain('kept     policies/limit-token.json\n');
  expect(read('policies/limit-token.json')).toBe('mine');
  const { code, out } = await cli('init');
  expect(code).toBe(0);
  expect(out).not.toContain('written');
});

it('makes scenario files test files of vitest where the project has it', async () => {
  project({ 'package.json': '{"devDependencies":{"vitest":"^4"}}' });
  expect((await cli('init')).out).toContain('written  vitest.config.mjs\n');
  expect(read('vitest.config.mjs')).toContain('plugins: [policySpec()]');
});

it('says what to add where vitest is configured already', async () => {
  project({ 'package.json': '{"devDependencies":{"vitest":"^4"}}', 'vitest.config.ts': 'mine' });
  const { out } = await cli('init');
  expect(out).toContain("add to vitest.config.ts:\n  import { policySpec } from 'policy-spec/plugin';\n");
  expect(read('vitest.config.ts')).toBe('mine');
  expect(existsSync(join(folder.path, 'vitest.config.mjs'))).toBe(false);
});

it('leaves a configuration that is there, be it in package.json', async () => {
  project({ 'package.json': '{"policy-spec":{"strict":true}}' });
  expect((await cli('init')).out).toContain('kept     package.json\n');
  expect(existsSync(join(folder.path, 'policy-spec.config.yaml'))).toBe(false);
});

const own =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}}';

it('writes scenarios for a policy that the project has, which hold at once', async () => {
  project({
    'infra/node_modules/a.json': own,
    'infra/.hidden/a.json': own,
    'infra/a.json': '{"Version":"2012-10-17"}',
    'infra/b.json': own.replace('Allow', 'Alow'),
    'infra/deep/own.json': own,
  });
  const { code, out } = await cli('init', '--yes');
  expect(code).toBe(0);
  expect(out).toBe(
    'written  policy-spec.config.yaml\nwritten  infra/deep/own.policy.yaml\n\nNext:\n' +
      '  read the scenarios: they state what infra/deep/own.json does today\n' +
      '  npx policy-spec run       check the scenarios\n' +
      '  npx policy-spec mutate    which mistakes would none of them notice?\n',
  );
  expect(read('infra/deep/own.policy.yaml')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/policy-spec\/schema\/scenarios\.schema\.json\n/,
  );
  expect(await cli('run')).toMatchObject({ code: 0, err: '' });
  expect((await cli('mutate', '--threshold', '100')).code).toBe(0);
  expect((await cli('init')).out).toMatch(
    /^kept {5}policy-spec\.config\.yaml\nkept {5}infra\/deep\/own\.policy\.yaml\n\n/,
  );
});

it('writes no scenarios where there are some, and hides none of them', async () => {
  project({ 'tests/own.policy.yaml': 'policies: p.json\nscenarios: []\n', 'tests/p.json': own });
  expect((await cli('init')).out).toMatch(
    /^kept {5}tests\/own\.policy\.yaml\nwritten {2}policy-spec\.config\.yaml\n\n/,
  );
  expect((await cli('run')).err).toContain('tests/own.policy.yaml');
});

it('writes a configuration that editors and the command line take as it is, and with all of it said', async () => {
  project({});
  await cli('init');
  const text = read('policy-spec.config.yaml');
  expect(text).toMatch(
    /^# yaml-language-server: \$schema=node_modules\/policy-spec\/schema\/config\.schema\.json\n/,
  );
  expect((await cli('list')).code).toBe(0);
  writeFileSync(
    join(folder.path, 'policy-spec.config.yaml'),
    text.replaceAll(/^# (?=[a-z]\w+: [^$])/gim, ''),
  );
  const { code, out } = await cli('mutate');
  expect([code, out]).toEqual([4, expect.stringContaining('mutation score')]);
});

it('says so where vitest is too old for it', async () => {
  project({ 'package.json': '{"devDependencies":{"vitest":"^3.2.4"}}' });
  expect((await cli('init')).out).toContain('test files of vitest from vitest 4 on.\n');
  expect(existsSync(join(folder.path, 'vitest.config.mjs'))).toBe(false);
});

it('says what cannot be written', async () => {
  project({});
  writeFileSync(join(folder.path, 'policies'), 'a file');
  const { code, err } = await cli('init');
  expect(code).toBe(2);
  expect(err).toContain('error: policies/limit-token.json cannot be written (');
  expect((await cli('init', 'here')).err).toContain('init takes no arguments');
});
