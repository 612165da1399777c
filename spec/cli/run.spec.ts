import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '../../src/cli/cli.js';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const policy = readFileSync(
  new URL('../../examples/policies/limit-token-to-12-hours.json', import.meta.url),
  'utf8',
);
const scenarios = (name: string, expectation: string, more = ''): string =>
  `suite: ${name}\npolicies: policies/limit.json\nscenarios:\n  - name: lifetimes\n    action: sts:GetServiceBearerToken\n    durationSeconds: [900, 43200]\n${more}    expect: ${expectation}\n`;
const good = '[{ when: { durationSeconds: 43200 }, then: allow }, { otherwise: deny }]';

const folder = temporaryFolder({
  'package.json': '{}',
  'policies/limit.json': policy,
  'policies/warned.json':
    '{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${aws:username}" }] }',
  'policies/broken.json': '{ "Statement": [{ "Effect": "Alow", "Action": "s3:*", "Resource": "*" }] }',
  'good.yaml': scenarios('Good', good),
  'bad.yaml': scenarios('Bad', 'allow'),
  'refused.yaml': scenarios('Refused', 'alow'),
  'skipped.yaml': scenarios('Skipped', 'allow', '    skip: later\n'),
  'only.yaml': scenarios('Only', good, '    only: true\n'),
  'noted.yaml': scenarios('Noted', good, '    context: { aws:Typo: a }\n'),
  'request.yaml': scenarios('Request', good, '    principal: nobody\n'),
  'claim.yaml': 'policies: policies/limit.json\nscenarios:\n  - { name: never, never: { action: "s3:*" } }\n',
  'none.yaml': 'policies: policies/limit.json\nscenarios: []\n',
  'one.yaml': 'policies: policies/broken.json\nscenarios: []\n',
  'two.yaml': 'policies: policies/broken.json\nscenarios: []\n',
  'warned.yaml':
    'policies: policies/warned.json\nscenarios:\n  - { name: a, action: s3:GetObject, resource: "arn:aws:s3:::b", expect: deny }\n',
  'json.json':
    '{ "policies": "policies/limit.json", "scenarios": [{ "name": "a", "action": "sts:GetServiceBearerToken", "durationSeconds": 43200, "expect": "allow" }] }',
  'folder/scenarios/inner.yaml': scenarios('Inner', good).replace('policies/', '../../policies/'),
  'empty/readme.md': '',
});
afterAll(() => folder.remove());

const run = (...argv: readonly string[]): ReturnType<typeof runCli> => runCli(['run', ...argv], folder.path);
const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('policy-spec run', () => {
  it.each<[string, readonly string[], number, string | undefined]>([
    ['everything held', ['good.yaml'], 0, '2 passed, 0 failed'],
    ['JSON', ['json.json'], 0, '1 passed, 0 failed'],
    ['a folder', ['folder'], 0, '2 passed, 0 failed'],
    ['a glob', ['g*d.yaml', 'f*'], 0, '4 passed, 0 failed'],
    ['a scenario failed', ['good.yaml', 'bad.yaml'], 1, '3 passed, 1 failed'],
    ['a file was refused', ['good.yaml', 'refused.yaml'], 2, '2 passed, 0 failed'],
    ['refused wins over failed', ['bad.yaml', 'refused.yaml'], 2, '1 passed, 1 failed'],
    ['a malformed request', ['request.yaml', 'good.yaml'], 2, '2 passed, 0 failed'],
    ['a missing path', ['good.yaml', 'nowhere.yaml'], 2, '2 passed, 0 failed'],
    ['an empty folder', ['empty'], 3, '0 passed, 0 failed'],
    ['an empty folder among others', ['good.yaml', 'empty'], 3, '2 passed, 0 failed'],
    ['a glob of nothing', ['*.nothing'], 3, '0 passed, 0 failed'],
    ['no scenario', ['none.yaml'], 3, '0 passed, 0 failed'],
    ['everything skipped', ['skipped.yaml'], 3, '0 passed, 0 failed'],
    ['some skipped', ['skipped.yaml', 'good.yaml'], 0, '2 passed, 0 failed'],
    [
      'a filter that matches',
      ['good.yaml', 'bad.yaml', '-t', '^Good > lifetimes > durationSeconds=43200$'],
      0,
      '1 passed, 0 failed',
    ],
    ['a filter that matches nothing', ['good.yaml', '--filter', 'nothing'], 3, '0 passed, 0 failed'],
    ['nothing, on purpose', ['good.yaml', '--filter=nothing', '--allow-empty'], 0, '0 passed, 0 failed'],
    ['an empty folder, on purpose', ['empty', '--allow-empty'], 0, '0 passed, 0 failed'],
    ['a claim', ['claim.yaml'], 0, '1 passed, 0 failed'],
    ['a claim without the work for it', ['claim.yaml', '--work', '1'], 1, '0 passed, 1 failed'],
    ['notes', ['noted.yaml'], 0, '2 passed, 0 failed'],
    ['notes that fail', ['noted.yaml', '--strict'], 1, '0 passed, 2 failed'],
    ['an end after the first failure', ['bad.yaml', 'good.yaml', '--bail'], 1, '0 passed, 1 failed'],
    ['an end after two failures', ['bad.yaml', 'good.yaml', '--bail=2'], 1, '3 passed, 1 failed'],
  ])('%s: %j', async (_, argv, code, last) => {
    const ran = await run(...argv);
    expect([ran.code, lastLine(ran.out)]).toEqual([code, last]);
  });

  it('says why nothing ran', async () => {
    expect((await run('empty')).err).toBe('nothing ran for empty: there is no scenario file\n');
    expect((await run('good.yaml', '-t', 'nothing')).err).toBe(
      'nothing ran: no case matches --filter nothing\n',
    );
    expect((await run('none.yaml')).err).toBe('nothing ran for none.yaml: there is no scenario in it\n');
    expect((await run('skipped.yaml')).err).toBe('nothing ran: every case is skipped\n');
  });

  it('says it of one file among others, and of a path that is empty', async () => {
    const ran = await run('none.yaml', 'good.yaml');
    expect(ran.err).toBe('nothing ran for none.yaml: there is no scenario in it\n');
    expect(ran.code).toBe(3);
    expect(await run('')).toMatchObject({
      code: 2,
      err: 'error: a path is empty (an unset variable?)\nSee policy-spec run --help\n',
    });
  });

  it('takes the working folder without arguments', async () => {
    const ran = await runCli(['run'], folder.in('folder'));
    expect([ran.code, lastLine(ran.out)]).toEqual([0, '2 passed, 0 failed']);
    expect(ran.out).toContain('scenarios/inner.yaml');
  });

  it('writes diagnostics to stderr and nothing but data to stdout', async () => {
    const ran = await run('refused.yaml', 'good.yaml', '--reporter=json');
    expect(ran.err).toContain('refused.yaml:7:13 error: "expect" cannot be "alow": did you mean allow?');
    expect(ran.err).toContain('> 7 |     expect: alow\n    |             ^');
    expect(JSON.parse(ran.out).errors).toHaveLength(1);
  });

  it('tells of a broken policy once, and of each file that could not be run for it', async () => {
    const { out } = await run('one.yaml', 'two.yaml', '--reporter', 'json');
    expect(
      JSON.parse(out).errors.map(({ file, code }: { file: string; code: string }) => `${file} ${code}`),
    ).toEqual(['policies/broken.json invalid-effect', 'one.yaml policy-refused', 'two.yaml policy-refused']);
  });

  it('tells of the warnings of a policy, and holds', async () => {
    const ran = await run('warned.yaml');
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/^policies\/warned\.json:1:\d+ warning: /);
  });

  it('refuses "only" in CI, however that is said', async () => {
    for (const [ci, code] of [
      ['true', 2],
      ['1', 2],
      ['GitHub', 2],
      ['false', 0],
      ['0', 0],
      ['', 0],
    ] as const) {
      expect([ci, (await runCli(['run', 'only.yaml'], folder.path, { CI: ci })).code]).toEqual([ci, code]);
    }
  });

  it('runs only what is marked so', async () => {
    const ran = await run('only.yaml', 'bad.yaml');
    expect([ran.code, lastLine(ran.out)]).toEqual([0, '2 passed, 0 failed']);
    expect(ran.out).toContain('- lifetimes  skipped: another scenario is marked "only"');
  });

  it('writes reports to files, in folders that it makes', async () => {
    const ran = await run(
      'bad.yaml',
      'refused.yaml',
      '--reporter',
      'pretty',
      '--reporter',
      'junit=out/deep/junit.xml',
      '--reporter',
      'json=out/report.json',
      '--reporter=pretty=out/report.txt',
    );
    expect(ran.code).toBe(2);
    expect(lastLine(ran.out)).toBe('1 passed, 1 failed');
    expect(readFileSync(folder.in('out/deep/junit.xml'), 'utf8')).toContain('<failure ');
    expect(JSON.parse(readFileSync(folder.in('out/report.json'), 'utf8')).summary.failed).toBe(1);
    expect(readFileSync(folder.in('out/report.txt'), 'utf8')).toContain('refused.yaml:7:13 error');
    expect(ran.out).not.toContain('refused.yaml:7:13 error');
  });

  it('says when a report cannot be written', async () => {
    const ran = await run('good.yaml', '--reporter', 'json=good.yaml/report.json');
    expect([ran.code, ran.err]).toEqual([
      2,
      'error: the report good.yaml/report.json cannot be written (EEXIST)\n',
    ]);
  });

  it('gives equal bytes for equal inputs, whatever the order of the arguments', async () => {
    const first = await run('good.yaml', 'bad.yaml', 'refused.yaml', '--reporter=json');
    const second = await run('refused.yaml', 'bad.yaml', './good.yaml', '--reporter=json');
    expect(second.out).toBe(first.out);
  });

  it('shows paths relative to the working folder', async () => {
    const { out } = await runCli(['run', '../good.yaml', '--reporter=json'], folder.in('folder'));
    const [first] = JSON.parse(out).cases;
    expect([first.file, first.id]).toEqual([
      '../good.yaml',
      '../good.yaml > lifetimes > durationSeconds=900',
    ]);
  });

  it.each<[readonly string[], string]>([
    [['--fliter', 'a'], 'there is no option --fliter: did you mean --filter?'],
    [['--nonsense'], 'there is no option --nonsense'],
    [['-x'], 'there is no option -x'],
    [['--filter'], '--filter needs a value: REGEX'],
    [['--filter', '--strict'], '--filter needs a value: REGEX'],
    [['--filter', 'a', '-t', 'b'], '-t is given twice'],
    [
      ['--filter', '('],
      '--filter is no regular expression: Invalid regular expression: /(/: Unterminated group',
    ],
    [['--strict=yes'], '--strict takes no value'],
    [['--bail=0'], '--bail=0: a number from 1 is needed'],
    [['--bail=many'], '--bail=many: a number from 1 is needed'],
    [['--work', '0'], '--work 0: a whole number from 1 is needed'],
    [['--work', 'much'], '--work much: a whole number from 1 is needed'],
    [['--work'], '--work needs a value: N'],
    [
      ['--watch', '--coverage'],
      '--watch runs a part of the scenarios at a time: the coverage needs a whole run',
    ],
    [['--shard', '3/2'], '--shard 3/2: the number of a part and of all parts is needed, as 1/3'],
    [['--shard', '0/2'], '--shard 0/2: the number of a part and of all parts is needed, as 1/3'],
    [['--tag='], '--tag needs a tag'],
    [
      ['--reporter', 'junt'],
      'there is no reporter junt: did you mean junit? (pretty, json, junit, tap, github, sarif, markdown)',
    ],
    [
      ['--reporter', 'constructor'],
      'there is no reporter constructor (pretty, json, junit, tap, github, sarif, markdown)',
    ],
    [['--reporter', 'json='], '--reporter json= needs a file after the equals sign'],
    [
      ['--reporter', 'json', '--reporter', 'pretty'],
      'json and pretty cannot both write to stdout: give one of them a file, as in pretty=FILE',
    ],
    [['--reporter', 'json=a', '--reporter', 'junit=a'], 'two reporters cannot write to a'],
  ])('refuses %j', async (argv, message) => {
    expect(await run('good.yaml', ...argv)).toEqual({
      code: 2,
      out: '',
      err: `error: ${message}\nSee policy-spec run --help\n`,
    });
  });

  it('takes what comes after -- for files', async () => {
    writeFileSync(folder.in('--strict'), scenarios('Dashes', good));
    expect((await run('--', '--strict')).code).toBe(0);
  });

  it('refuses what is no file, names it, and runs the others', async () => {
    execFileSync('mkfifo', [folder.in('fifo.yaml')]);
    writeFileSync(folder.in('latin1.yaml'), Buffer.from([0xfc]));
    symlinkSync(folder.in('nowhere'), folder.in('dangling.yaml'));
    mkdirSync(folder.in('x.policy.yaml'), { recursive: true });
    const ran = await run('fifo.yaml', 'latin1.yaml', 'dangling.yaml', 'good.yaml');
    expect([ran.code, lastLine(ran.out)]).toEqual([2, '2 passed, 0 failed']);
    expect(ran.err).toContain('fifo.yaml error: this is no regular file');
    expect(ran.err).toContain('latin1.yaml:1:1 error: this is not UTF-8');
    expect(ran.err).toContain('dangling.yaml error: this is a symbolic link to nothing');
    expect(await run('x.policy.yaml')).toMatchObject({
      code: 2,
      err: 'x.policy.yaml error: this is a folder, not a file\n\n',
    });
  });

  it('makes colours only where they are seen or asked for', async () => {
    const seen = async (env: Record<string, string>): Promise<boolean> =>
      (await runCli(['run', 'good.yaml'], folder.path, env)).out.includes('\u001b');
    expect(await seen({})).toBe(false);
    expect(await seen({ FORCE_COLOR: '1' })).toBe(true);
    expect(await seen({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
    expect(await seen({ FORCE_COLOR: '0' })).toBe(false);
    expect(existsSync(folder.in('good.yaml'))).toBe(true);
  });
});

it('a log on GitHub takes nothing of a file for a command', async () => {
  const files = temporaryFolder({
    'package.json': '{}',
    'p.json': '{"Version":"2012-10-17","Statement":[]}',
    'a.yaml':
      'suite: "::error::all is well"\npolicies: p.json\nscenarios:\n  - { name: a, action: s3:GetObject, expect: allow }\n',
  });
  const printed = await runCli(['run', 'a.yaml'], files.path, { GITHUB_ACTIONS: 'true' });
  expect(printed.out).toMatch(/^: :error::all is well /);
  expect(`${printed.out}${printed.err}`).not.toMatch(/^\s*::/m);
  const elsewhere = await runCli(['run', 'a.yaml'], files.path);
  expect(elsewhere.out).toMatch(/^::error::all is well /);
  files.remove();
});

it('a run of more than a second says on a terminal how far it is, and leaves nothing behind', async () => {
  const files = temporaryFolder({
    'package.json': '{}',
    'p.json': '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}',
    'a.yaml': `policies: p.json\nscenarios:\n${Array.from({ length: 200 }, (_, at) => `  - { name: s${at}, action: s3:GetObject, expect: deny }\n`).join('')}`,
  });
  const seen: string[] = [];
  const clock = performance.now.bind(performance);
  let now = 0;
  performance.now = () => (now += 300);
  try {
    const err = { write: (text: string) => void seen.push(text), isTerminal: () => true };
    const out = { write: () => {}, isTerminal: () => false };
    await cli(
      {
        cwd: files.path,
        env: {},
        version: '1',
        out,
        err,
        onInterrupt: () => () => {},
        onKey: () => undefined,
      },
      ['run', 'a.yaml'],
    );
  } finally {
    performance.now = clock;
  }
  expect(seen.map((text) => text.replace('\r\u001b[K', ''))).toContainEqual(
    expect.stringMatching(/^\d+ of 200 cases, \d+ %$/),
  );
  // The last of it is wiped away before anything else is said.
  expect(seen.filter((text) => text.startsWith('\r')).at(-1)).toBe('\r\u001b[K');
  files.remove();
});
