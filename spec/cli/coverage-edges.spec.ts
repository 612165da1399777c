import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { type Ran, runCli } from './run-cli.js';

const statement = (Sid: string, Effect: string, Action: string): object => ({
  Sid,
  Effect,
  Action,
  Resource: '*',
});
const folder = temporaryFolder({
  'package.json': '{}',
  'policies/p.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [statement('Read', 'Allow', 's3:Get*'), statement('Keep', 'Deny', 's3:Delete*')],
  }),
  'work/one.policy.yaml':
    'policies: ../policies/p.json\nscenarios:\n  - { name: reads, action: s3:GetObject, expect: allow }\n',
  'work/two.policy.yaml':
    'policies: ../policies/p.json\nscenarios:\n  - { name: keeps, action: s3:DeleteObject, expect: explicit-deny }\n',
  'wrong/fails.policy.yaml': [
    'policies: ../policies/p.json',
    'scenarios:',
    '  - { name: reads, action: s3:GetObject, expect: explicit-deny }',
    '  - { name: keeps, action: s3:DeleteObject, expect: explicit-deny }',
    '  - { name: too short, action: sts:GetServiceBearerToken, durationSeconds: 600, expect: invalid-request }',
    '',
  ].join('\n'),
});
mkdirSync(folder.in('work/none'));
afterAll(() => folder.remove());

const run = (...argv: readonly string[]): Promise<Ran> => runCli(['run', ...argv], folder.in('work'));
const node = (script: string): string => `"${process.execPath}" -e "${script}"`;

it('a policy counts once, whichever files test it, also where it lies outside of the working folder', async () => {
  const { out } = await run('--coverage');
  expect(out).toContain('../policies/p.json identity  100 %, 4 of 4 outcomes\n');
  expect(out).toContain('coverage of policies: 100 %, 4 of 4 outcomes');
  expect(readFileSync(folder.in('work/coverage/lcov.info'), 'utf8')).toMatch(/^SF:\.\.\/policies\/p\.json$/m);
});

it('what stands on one line of the policy stays apart in the tracefile', async () => {
  await run('one.policy.yaml', '--coverage');
  expect(readFileSync(folder.in('work/coverage/lcov.info'), 'utf8')).toContain(
    ['BRDA:1,0,0,1', 'BRDA:1,0,1,0', 'BRDA:1,1,0,0', 'BRDA:1,1,1,1', 'BRF:4', 'BRH:2', 'DA:1,1', ''].join(
      '\n',
    ),
  );
});

it('counts what failing cases show, and not what --bail left out', async () => {
  const wrong = (...more: readonly string[]): Promise<Ran> =>
    runCli(['run', '../wrong/fails.policy.yaml', '--coverage-threshold', '100', ...more], folder.in('work'));
  const all = await wrong();
  expect(all.out).toContain('coverage of policies: 100 %');
  expect(all.code).toBe(1);
  const bailed = await wrong('--bail');
  expect(bailed.out).toContain('coverage of policies: 50 %, 2 of 4 outcomes');
  expect(bailed.err).toContain('is below the threshold of 100 %');
  expect(bailed.code).toBe(1);
});

it('keeps stdout for JUnit', async () => {
  const { out, err } = await run('--coverage', '--reporter', 'junit');
  expect(out).toMatch(/^<\?xml/);
  expect(out).not.toContain('coverage of policies');
  expect(err).toContain('coverage of policies: 100 %');
});

describe('where there is nothing to cover', () => {
  it('a threshold is not reached by chance', async () => {
    const { code, err } = await run('none', '--coverage-threshold', '0');
    expect(err).toContain('there is no policy to cover');
    expect(code).toBe(3);
  });

  it('--allow-empty allows it', async () => {
    const { code, out } = await run('none', '--coverage-threshold', '100', '--allow-empty');
    expect(out).toContain('coverage of policies: nothing to cover');
    expect(code).toBe(0);
  });
});

it('a report that cannot be written ends with 2', async () => {
  mkdirSync(folder.in('work/taken/lcov.info'), { recursive: true });
  const { code, err } = await run('--coverage=taken', '--coverage-threshold', '100');
  expect(err).toContain('the coverage in taken cannot be written (EISDIR)');
  expect(code).toBe(2);
});

/** A command that leaves what two workers would have seen, told apart by their folders. */
function workers(...logs: readonly (readonly object[])[]): string {
  const encoded = logs.map((lines) =>
    Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')).toString('base64'),
  );
  return node(
    [
      "const fs = require('fs');",
      `'${encoded.join(' ')}'.split(' ').forEach((text, at) => {`,
      "const to = process.env.POLICY_SPEC_COVERAGE_LOG + '/worker-' + at;",
      'fs.mkdirSync(to);',
      "fs.writeFileSync(to + '/seen.jsonl', Buffer.from(text, 'base64'));",
      '});',
    ].join(' '),
  );
}

it('the order of workers does not tell', async () => {
  const saw = (Sid: string, layer: string, seen: readonly number[]): readonly object[] => [
    { policy: 0, layer, document: { Version: '2012-10-17', Statement: statement(Sid, 'Allow', 's3:Get*') } },
    { policy: 0, statement: 0, seen },
  ];
  const logs = [saw('One', 'identity', [1]), saw('Two', 'boundary', [2]), saw('One', 'scp', [2])];
  const texts = [];
  for (const order of [logs, logs.toReversed(), [logs[1], logs[0], logs[2]]]) {
    const { out, err } = await run('--with', workers(...(order as typeof logs)), '--coverage=order');
    expect(err).toBe('');
    expect(out).toContain('inline identity, scp  100 %, 2 of 2 outcomes\n');
    expect(out).toContain('inline boundary  50 %, 1 of 2 outcomes\n');
    texts.push(out + readFileSync(folder.in('work/order/policy-coverage.json'), 'utf8'));
  }
  expect(new Set(texts).size).toBe(1);
});

describe('a command that ends early', () => {
  it('without a line of a worker is one that saw nothing', async () => {
    const script = "require('fs').mkdirSync(process.env.POLICY_SPEC_COVERAGE_LOG + '/worker-a')";
    const { code, err, out } = await run('--with', node(script));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('coverage of policies: 100 %');
    const alone = await runCli(['run', '--with', node(script)], folder.in('work/none'));
    expect(alone.err).toContain('there is no scenario file');
    expect(alone.code).toBe(3);
  });

  it('within a line of a worker counts up to there', async () => {
    const document = { Statement: statement('Own', 'Allow', 's3:Get*') };
    const lines = [
      JSON.stringify({ policy: 0, layer: 'identity', document }),
      JSON.stringify({ policy: 0, statement: 0, seen: [1] }),
      '{"policy":0,"statement":0,"se',
    ];
    const log = folder.in('log');
    const script = [
      "const fs = require('fs'), to = process.env.POLICY_SPEC_COVERAGE_LOG + '/worker-a';",
      'fs.mkdirSync(to);',
      `fs.writeFileSync(to + '/seen.jsonl', Buffer.from('${Buffer.from(lines.join('\n')).toString('base64')}', 'base64'));`,
      `fs.writeFileSync('${log}', to);`,
    ].join(' ');
    const { out } = await run('--with', node(script));
    expect(out).toContain('inline identity  50 %, 1 of 2 outcomes');
    // Nothing is left behind.
    expect(existsSync(readFileSync(log, 'utf8'))).toBe(false);
  });

  it('by a signal has failed', async () => {
    const { code, err } = await run('--with', `exec ${node("process.kill(process.pid, 'SIGTERM')")}`);
    expect(err).toContain('the command failed, by SIGTERM: ');
    expect(code).toBe(1);
  });
});

it('what the command prints stays out of the report', async () => {
  const { out } = await run('--with', node("console.log('printed')"), '--reporter', 'json');
  expect(JSON.parse(out)).toMatchObject({ summary: { passed: 2 } });
});
