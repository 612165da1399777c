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

it('says what cannot be written', async () => {
  project({});
  writeFileSync(join(folder.path, 'policies'), 'a file');
  const { code, err } = await cli('init');
  expect(code).toBe(2);
  expect(err).toContain('error: policies/limit-token.json cannot be written (');
  expect((await cli('init', 'here')).err).toContain('init takes no arguments');
});
