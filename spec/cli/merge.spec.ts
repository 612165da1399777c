import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const scenarios = (name: string) =>
  [
    `suite: ${name}`,
    'policies: p.json',
    'scenarios:',
    '  - name: many',
    '    action: s3:GetObject',
    '    matrix: { aws:PrincipalOrgID: [a, b, c, d, e, f, g, h, i, j, k] }',
    '    expect: allow',
    '  - { name: wrong, action: s3:PutObject, expect: allow }',
    '  - { name: malformed, action: "s3:*", expect: allow }',
    '',
  ].join('\n');
const folder = temporaryFolder({
  'package.json': '{}',
  'p.json': '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
  'a.policy.yaml': scenarios('A'),
  'b.policy.yaml': scenarios('B'),
  'broken.policy.yaml': 'policies: p.json\n',
});
afterAll(() => folder.remove());

const cli = (...argv: readonly string[]) => runCli(argv, folder.path);
const parts = async (of: number, ...options: readonly string[]): Promise<readonly string[]> => {
  const files = Array.from({ length: of }, (_, at) => `${of}-${at + 1}.json`);
  for (const [at, file] of files.entries())
    await cli('run', '--shard', `${at + 1}/${of}`, '--reporter', `json=${file}`, ...options);
  return files;
};

describe('the reports of all parts', () => {
  it.each([1, 2, 3, 12, 40])(
    'of %i become, byte for byte, that of the whole run, in any order',
    async (of) => {
      const whole = await cli('run', '--reporter', 'json');
      const merged = await cli('merge', ...[...(await parts(of))].reverse());
      expect(merged.out).toBe(whole.out);
      expect(merged.code).toBe(whole.code);
      expect(JSON.parse(merged.out).errors).toHaveLength(3);
      expect(merged.err).toBe(`${of} reports merged: 22 passed, 2 failed\n`);
    },
  );

  it('have the exit code of the whole run', async () => {
    expect((await cli('merge', ...(await parts(2, 'a.policy.yaml', '-t', 'many')))).code).toBe(0);
    expect((await cli('merge', ...(await parts(2, 'a.policy.yaml', '-t', 'many|wrong')))).code).toBe(1);
  });

  it('go into a file', async () => {
    const merged = await cli('merge', ...(await parts(2)), '--output', 'reports/all.json');
    expect(merged.out).toBe('');
    expect(JSON.parse(readFileSync(join(folder.path, 'reports/all.json'), 'utf8')).summary.total).toBe(24);
  });
});

describe('what is not the report of a part', () => {
  const refused = async (...files: readonly string[]) => {
    const { code, out, err } = await cli('merge', ...files);
    expect([code, out]).toEqual([2, '']);
    return err;
  };
  const write = (file: string, text: string) => writeFileSync(join(folder.path, file), text);
  const shard = (index: number, of: number, report: object = {}) =>
    JSON.stringify({
      version: 1,
      shard: { index, of },
      summary: { files: 1, total: 0, passed: 0, failed: 0, skipped: 0, notes: 0 },
      cases: [],
      errors: [],
      ...report,
    });

  it('is refused where one is missing, or there twice', async () => {
    await parts(3);
    expect(await refused('3-1.json', '3-3.json')).toBe('error: of 3 parts these are missing: 2\n');
    expect(await refused('3-1.json', '3-1.json', '3-2.json', '3-3.json')).toBe(
      'error: 3-1.json and 3-1.json are the same part, 1 of 3\n',
    );
    await parts(2);
    expect(await refused('3-1.json', '2-2.json', '3-3.json')).toBe(
      'error: 2-2.json is one of 2 parts, 3-1.json one of 3\n',
    );
  });

  it('is refused where it is of another run', async () => {
    await parts(2, 'a.policy.yaml');
    write('one.json', readFileSync(join(folder.path, '2-1.json'), 'utf8'));
    write(
      'two.json',
      readFileSync(join(folder.path, '2-1.json'), 'utf8').replace('"index": 1', '"index": 2'),
    );
    expect(await refused('one.json', 'two.json')).toMatch(
      /^error: the case "a\.policy\.yaml > many > .*" is in two reports/,
    );
    await parts(2);
    expect(await refused('one.json', '2-2.json')).toMatch(/2-2\.json is of 3 files, one\.json of 1/);
    await cli('run', '--reporter', 'json=whole.json');
    expect(await refused('whole.json')).toMatch(
      /^error: whole\.json is the report of a whole run, not of a part/,
    );
  });

  it.each([
    ['{', /^bad\.json error: this is no JSON: /],
    ['[]', /it has no "version"/],
    [shard(1, 1, { version: 2 }), /version 2 is not known: there is 1/],
    [shard(0, 1), /"shard" is not/],
    [shard(2, 1), /"shard" is not/],
    [shard(1, 1, { summary: {} }), /"summary" does not/],
    [shard(1, 1, { cases: [{}] }), /"cases" is not/],
    [shard(1, 1, { cases: [{ id: 'a' }] }), /there are 1 cases, and "summary" counts 0/],
    [shard(1, 1, { errors: [1] }), /"errors" is not/],
  ])('%s is refused', async (text, message) => {
    write('bad.json', text);
    expect(await refused('bad.json')).toMatch(message);
  });

  it('is told apart from a file that is not there', async () => {
    expect(await refused('none.json')).toBe('none.json error: there is no such file\n');
    expect(await refused()).toMatch(/^error: merge needs the JSON reports of all parts of a run\n/);
  });
});
