import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const folder = temporaryFolder({
  'package.json': '{}',
  'p.json': '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
  'a.policy.yaml': [
    'suite: Reading',
    'policies: p.json',
    'scenarios:',
    '  - name: objects',
    '    action: [s3:GetObject, s3:GetObjectAcl, s3:GetObjectTagging]',
    '    expect: allow',
    '    tags: [objects, fast]',
    '  - name: buckets',
    '    action: s3:GetBucketAcl',
    '    expect: allow',
    '    tags: [buckets]',
    '',
  ].join('\n'),
  'b.policy.yaml':
    'suite: Writing\npolicies: p.json\nscenarios:\n  - name: nothing\n    action: [s3:PutObject, s3:DeleteObject]\n    expect: deny\n  - { name: wrong, action: s3:PutObject, expect: allow }\n',
  'odd:7': 'policies: p.json\nscenarios:\n  - { name: odd, action: s3:GetObject, expect: allow }\n',
});
afterAll(() => folder.remove());

const run = (...argv: readonly string[]) => runCli(['run', ...argv], folder.path);
const list = async (...argv: readonly string[]): Promise<readonly string[]> =>
  (await runCli(['list', ...argv], folder.path)).out.split('\n').filter((line) => line !== '');

const objects = ['s3:GetObject', 's3:GetObjectAcl', 's3:GetObjectTagging'].map(
  (action) => `a.policy.yaml:4  Reading > objects > action=${action}`,
);
const buckets = 'a.policy.yaml:8  Reading > buckets';

describe('FILE:LINE', () => {
  it.each([
    [4, objects],
    [6, objects],
    [7, objects],
    [8, [buckets]],
    [999, [buckets]],
  ])('%i is the scenario that covers the line', async (line, expected) => {
    expect(await list(`a.policy.yaml:${line}`)).toEqual(expected);
  });

  it('selects in its file alone, and several add up', async () => {
    expect(await list('a.policy.yaml:4', 'a.policy.yaml:8')).toEqual([...objects, buckets]);
    expect((await list('a.policy.yaml:8', 'b.policy.yaml')).length).toBe(4);
  });

  it('in front of the first scenario is none', async () => {
    const { code, err } = await run('a.policy.yaml:2');
    expect(code).toBe(3);
    expect(err).toContain('nothing ran: no scenario covers a.policy.yaml:2');
  });

  it('may be the name of a file', async () => {
    expect(await list('odd:7')).toEqual(['odd:7:3  odd:7 > odd']);
    expect((await run('nowhere.yaml:3')).code).toBe(2);
  });
});

describe('--tag', () => {
  it('selects scenarios with any of the tags', async () => {
    expect(await list('--tag', 'fast', '--tag', 'buckets')).toEqual([...objects, buckets]);
  });

  it('that nothing has says which there are', async () => {
    const { code, err } = await run('--tag', 'slow');
    expect(code).toBe(3);
    expect(err).toContain('no scenario has the tag slow (there are buckets, fast, objects)');
  });
});

describe('--filter', () => {
  it('that matches nothing names the nearest titles', async () => {
    const { code, err } = await run('--filter', 'bukets');
    expect(code).toBe(3);
    expect(err).toContain(
      'nothing ran: no case matches --filter bukets; the nearest are\n  Reading > buckets\n',
    );
    expect((await run('--filter', 'zzz')).err).toContain('no case matches --filter zzz\n');
  });
});

describe('--shard', () => {
  it('makes parts that are all cases together, each once', async () => {
    const parts = await Promise.all([1, 2, 3, 4].map((part) => list('--shard', `${part}/4`)));
    expect(parts.flat()).toEqual(await list());
    for (const part of parts) expect([1, 2]).toContain(part.length);
  });

  it('may be empty', async () => {
    const { code, out } = await run('a.policy.yaml:8', '--shard', '2/3');
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, '0 passed, 0 failed']);
  });
});

describe('--last-failed', () => {
  it('runs what failed in the last run, until it holds', async () => {
    expect((await run()).code).toBe(1);
    expect(await list('--last-failed')).toEqual(['b.policy.yaml:7  Writing > wrong']);
    expect((await run('--last-failed')).out).toMatch(/^0 passed, 1 failed$/m);
    expect((await run('a.policy.yaml')).code).toBe(0);
    const { code, err } = await run('--last-failed');
    expect(code).toBe(3);
    expect(err).toContain('nothing that is there failed in the last run');
  });
});

describe('list', () => {
  it('has the same as JSON', async () => {
    const { out, code } = await runCli(['list', 'a.policy.yaml:8', '--json'], folder.path);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        id: 'a.policy.yaml > buckets',
        file: 'a.policy.yaml',
        line: 8,
        suite: 'Reading',
        scenario: 'buckets',
        case: '',
        tags: ['buckets'],
      },
    ]);
  });

  it('runs nothing, and says what is wrong', async () => {
    const { out } = await runCli(['list', 'b.policy.yaml'], folder.path);
    expect(out).not.toContain('failed');
    const missing = await runCli(['list', 'nowhere.yaml', 'a.policy.yaml:8'], folder.path);
    expect([missing.code, missing.out]).toEqual([2, `${buckets}\n`]);
    expect((await runCli(['list', '--tag', 'x'], folder.path)).code).toBe(3);
  });
});
