import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const node = process.execPath;
const root = new URL('../../../', import.meta.url);
const { bin } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const ours = fileURLToPath(new URL(bin['policy-spec'], root));

export const nothing = { name: 'node', title: '`node -e 0`', command: () => [node, '-e', '0'] };

const run = (folder, ...options) => [node, ours, 'run', join(folder, 'tokens.policy.yaml'), ...options];

/** The same run with coverage and without. */
export const coverageCommands = [
  {
    name: 'run',
    title: '`policy-spec run`, 10,000 cases',
    command: (folder) => run(folder),
    passed: /^(\d+) passed, 0 failed$/m,
  },
  {
    name: 'coverage',
    title: '`policy-spec run --coverage`, the same',
    command: (folder) => run(folder, `--coverage=${join(folder, 'coverage')}`),
    passed: /^(\d+) passed, 0 failed$/m,
  },
];

export const mutateCommand = {
  name: 'mutate',
  title: '`policy-spec mutate`, 1,000 mutants against 100 scenarios',
  command: (folder) => [node, ours, 'mutate', join(folder, 'teams.policy.yaml')],
  passed: /of (\d+) mutants killed$/m,
};

export function generateCommand(policy) {
  const path = fileURLToPath(new URL(`examples/policies/${policy}`, root));
  return { name: 'generate', title: policy, command: () => [node, ours, 'generate', path] };
}
