import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const node = process.execPath;
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');

/**
 * What is timed, from the start of a process to its end. `passed` finds the number of scenarios that
 * held in what it printed. Cerbos' binary is called itself: the script of its npm package starts a
 * Node of its own around it.
 */
export const commands = [
  { name: 'node', title: '`node -e 0`', command: () => [node, '-e', '0'] },
  {
    name: 'yaml',
    title: '`policy-spec run`, YAML',
    command: (folder) => [node, ours, 'run', join(folder, 'tokens.policy.yaml')],
    passed: /^(\d+) passed, 0 failed$/m,
  },
  {
    name: 'anchor',
    title: '`policy-spec run`, YAML with an anchor',
    command: (folder) => [node, ours, 'run', join(folder, 'tokens-anchor.policy.yaml')],
    passed: /^(\d+) passed, 0 failed$/m,
  },
  {
    name: 'json',
    title: '`policy-spec run`, JSON',
    command: (folder) => [node, ours, 'run', join(folder, 'tokens.policy.json')],
    passed: /^(\d+) passed, 0 failed$/m,
  },
  {
    name: 'cerbos',
    title: '`cerbos compile`',
    command: (folder) => [cerbosBinary(), 'compile', join(folder, 'cerbos')],
    passed: /(\d+) tests? executed/,
  },
  {
    name: 'vitest-closure',
    title: '`vitest run`, closure',
    command: (folder) => [node, vitest, 'run', '--root', join(folder, 'vitest-closure')],
    passed: /Tests +(\d+) passed/,
  },
  {
    name: 'vitest-threads',
    title: '`vitest run --pool=threads --no-isolate`, closure',
    command: (folder) => [
      ...[node, vitest, 'run', '--root', join(folder, 'vitest-closure')],
      ...['--pool=threads', '--no-isolate'],
    ],
    passed: /Tests +(\d+) passed/,
  },
  {
    name: 'vitest-matchers',
    title: '`vitest run`, our matchers',
    command: (folder) => [node, vitest, 'run', '--root', join(folder, 'vitest-matchers')],
    passed: /Tests +(\d+) passed/,
  },
];

const root = new URL('../../../', import.meta.url);
const { bin } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const ours = fileURLToPath(new URL(bin['policy-spec'], root));

function cerbosBinary() {
  return createRequire(require.resolve('cerbos')).resolve(
    `@cerbos/cerbos-${process.platform}-${process.arch}`,
  );
}
