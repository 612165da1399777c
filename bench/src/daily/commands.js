import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const node = process.execPath;
const root = new URL('../../../', import.meta.url);
const { bin } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const ours = fileURLToPath(new URL(bin['policy-spec'], root));

const nothing = { name: 'node', title: '`node -e 0`', command: () => [node, '-e', '0'] };

const run = (name, title, ...options) => ({
  name,
  title,
  command: (folder) => [node, ours, 'run', join(folder, 'matrices.policy.yaml'), ...options],
  passed: /^(\d+) passed, 0 failed$/m,
});

export const commands = [
  nothing,
  run('matrices', '`policy-spec run`, 10,000 cases of 1,000 scenarios with a matrix each'),
  run(
    'reports',
    'the same with five reports besides',
    ...reports('json', 'junit', 'tap', 'sarif', 'markdown'),
  ),
];

function reports(...names) {
  const folder = fileURLToPath(new URL('../../build/daily/reports', import.meta.url));
  return ['pretty', ...names.map((name) => `${name}=${join(folder, name)}`)].flatMap((one) => [
    '--reporter',
    one,
  ]);
}
