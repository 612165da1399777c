import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSpecs } from '../../src/cli/run-options.js';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const folder = temporaryFolder({ 'package.json': '{}', 'a file.yaml': '', 'policy.json': '' });
afterAll(() => folder.remove());
const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;
const script = async (shell: string) => (await runCli(['completion', shell], folder.path)).out;

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(folder.path, `completion.${shell}`), await script(shell));
});

/** What bash offers for the last of the words. */
function bash(...words: readonly string[]): readonly string[] {
  const set = `COMP_WORDS=(policy-spec ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`;
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', `source completion.bash; ${set}; _policy_spec; printf '%s\\n' "\${COMPREPLY[@]}"`],
    { cwd: folder.path, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('in bash', () => {
  it('completes commands, options, values and files', () => {
    expect(bash('m')).toEqual(['mutate', 'merge']);
    expect(bash('run', '--st')).toEqual(['--strict']);
    expect(bash('run', '--no-st')).toEqual(['--no-strict']);
    expect(bash('run', '--reporter', 'j')).toEqual(['json', 'junit']);
    expect(bash('explain', '--layer', 'r')).toEqual(['resource', 'repository', 'rcp', 'resourceScp']);
    expect(bash('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(bash('help', 'di')).toEqual(['diff']);
    expect(bash('run', 'pol')).toEqual(['policy.json']);
    expect(bash('diff', '--st')).toEqual([]);
  });

  it('knows every option of a command', () => {
    const flags = runSpecs.flatMap(({ name, short, setting }) => [
      ...(short === undefined ? [] : [`-${short}`]),
      `--${name}`,
      ...(setting === undefined ? [] : [`--no-${name}`]),
    ]);
    expect(bash('run', '-')).toEqual(flags);
  });
});

// Not every machine has these shells; where they are, what is written has to be theirs.
describe.each(['zsh', 'fish'])('in %s', (shell) => {
  it.runIf(isThere(shell))('is understood', () => {
    const { status, stderr } = spawnSync(shell, ['-n', `completion.${shell}`], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('names every command, and the values that are known', async () => {
    const text = await script(shell);
    for (const name of [
      'run',
      'list',
      'merge',
      'mutate',
      'generate',
      'explain',
      'allowed',
      'diff',
      'init',
      'completion',
    ])
      expect(text).toContain(name);
    expect(text).toContain('pretty json junit tap github sarif markdown');
  });
});

it.runIf(isThere('fish'))('fish completes', () => {
  const { stdout } = spawnSync(
    'fish',
    ['-c', "source completion.fish; complete -C 'policy-spec run --str'"],
    { cwd: folder.path, encoding: 'utf8' },
  );
  expect(stdout).toMatch(/^--strict/);
});

it.each([
  [[], 'completion needs one shell: bash, zsh, fish'],
  [['bsh'], 'there is no completion for bsh: did you mean bash? (bash, zsh, fish)'],
  [['tcsh'], 'there is no completion for tcsh'],
])('%j is refused', async (argv, message) => {
  const { code, err } = await runCli(['completion', ...argv], folder.path);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
