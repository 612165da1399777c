import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const node = process.execPath;
const root = new URL('../../../', import.meta.url);
const { bin } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const ours = fileURLToPath(new URL(bin['policy-spec'], root));
const require = createRequire(import.meta.url);
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');

const run = (name, title, ...options) => ({
  name,
  title,
  command: (folder) => [node, ours, 'run', join(folder, 'matrices.policy.yaml'), ...options],
  passed: /^(\d+) passed, 0 failed$/m,
  count: 10_000,
});

const files = (name, title) => ({
  name,
  title,
  command: (folder) => [
    ...[node, vitest, 'run', '--root', join(folder, 'many')],
    ...['--config', join(folder, 'many', `${name}.config.js`)],
  ],
  passed: /Tests +(\d+) passed/,
  count: 2_000,
});

export const commandLine = [
  { name: 'node', title: '`node -e 0`', command: () => [node, '-e', '0'], count: 0 },
  run('matrices', '`policy-spec run`, 10,000 cases of 1,000 scenarios with a matrix each'),
  run(
    'reports',
    'the same with five reports besides',
    ...reports('json', 'junit', 'tap', 'sarif', 'markdown'),
  ),
];

export const plugin = [
  files('shared', '`vitest run` with `policySpecProject()`, 200 files of ten cases'),
  files('plain', 'the same with the plugin alone'),
];

function reports(...names) {
  const folder = fileURLToPath(new URL('../../build/daily/reports', import.meta.url));
  return ['pretty', ...names.map((name) => `${name}=${join(folder, name)}`)].flatMap((one) => [
    '--reporter',
    one,
  ]);
}
