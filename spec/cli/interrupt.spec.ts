import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const inRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

// So many open patterns take a while.
const statements = Array.from(
  { length: 60 },
  (_, index) =>
    `{"Effect":"Allow","Action":"s3:Get${index}*","Resource":"arn:aws:s3:::b${index}/*","Condition":{"StringLike":{"k:a${index}":"*x*y*"}}}`,
);
const folder = temporaryFolder({
  'package.json': '{}',
  'p.json': `{"Version":"2012-10-17","Statement":[${statements.join(',')}]}`,
  'a.policy.yaml': [
    'policies: p.json',
    'scenarios:',
    '  - { name: first, action: s3:PutObject, expect: deny }',
    ...Array.from(
      { length: 3000 },
      (_, index) => `  - { name: claim ${index}, never: { action: "s3:*${index}*" } }`,
    ),
    '',
  ].join('\n'),
  // A signal at the moment at which somebody begins to listen.
  'kill.mjs':
    "process.on('newListener', (name) => name === 'SIGINT' && setImmediate(() => process.kill(process.pid, 'SIGINT')));",
});
afterAll(() => folder.remove());

it('an interrupted run skips what is left, and ends with exit code 130', async () => {
  // The listener is called at the first time that the run looks up from its work.
  const { code, out } = await runCli(['run'], folder.path, {}, (listener) => {
    setImmediate(listener);
    return () => {};
  });
  expect(code).toBe(130);
  expect(out).toContain('✓ first  implicit-deny');
  expect(out).toContain('- claim 2999  skipped: the run was interrupted');
  expect(out).toMatch(/, 3000 skipped.*\n1 passed, 0 failed\n$/);
});

it('SIGINT ends the process with the report of what has run', async () => {
  const main = [inRoot('node_modules/tsx/dist/cli.mjs'), '--import', './kill.mjs', inRoot('src/cli/main.ts')];
  const child = spawn(process.execPath, [...main, 'run', '--reporter', 'json'], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
  const { cases, summary } = JSON.parse(out);
  expect(summary.total).toBe(3001);
  expect(summary.skipped).toBeGreaterThan(0);
  expect(cases.at(-1)).toMatchObject({ status: 'skipped', message: 'the run was interrupted' });
});
