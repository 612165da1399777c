import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { cli } from '../src/cli/cli.js';
import { decision } from './readme/library.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

afterAll(() => rmSync(`${root}spec/readme/coverage`, { recursive: true, force: true }));

/** What the command line prints when it runs in the folder of the README's examples; of a file alone, for `run`. */
async function outputOf(command: string): Promise<string> {
  const argv = command.includes(' ') ? command.split(' ') : ['run', command];
  const printed: string[] = [];
  const out = { write: (text: string) => void printed.push(text), isTerminal: () => false };
  await cli(
    {
      cwd: `${root}spec/readme`,
      env: {},
      version: '',
      out,
      err: out,
      onInterrupt: () => () => {},
      onKey: () => undefined,
    },
    argv,
  );
  return `$ npx policy-spec ${argv.join(' ')}\n${printed.join('')}`;
}

const block = /<!-- (file|output): (.+) -->\n```(\w*)\n[\s\S]*?```\n/g;

it('shows files that the tests run, and what the command line really prints (update with vitest -u)', async () => {
  let readme = read('README.md');
  for (const [whole, kind, path = '', language] of readme.matchAll(block)) {
    const content = kind === 'file' ? read(path) : await outputOf(path);
    readme = readme.replace(whole, () => `<!-- ${kind}: ${path} -->\n\`\`\`${language}\n${content}\`\`\`\n`);
  }
  await expect(readme).toMatchFileSnapshot(`${root}README.md`);
});

it.each(['token', 'shared-repository', 'questions', 'packages', 'packages-held'])(
  'shows scenarios that hold: %s',
  async (name) => {
    expect(await outputOf(`${name}.policy.yaml`)).toMatch(/\n\d+ passed, 0 failed\n$/);
  },
);

it('says what the library example comes to', () => {
  expect(decision.outcome).toBe('implicit-deny');
  expect(decision.explain()).toContain('sts:DurationSeconds is 3600, must be 43200');
});
