import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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
    expect(bash('help', 'con')).toEqual(['config']);
    expect(bash('run', 'pol')).toEqual(['policy.json']);
    expect(bash('diff', '--st')).toEqual([]);
    expect(bash('generate', '--no-')).toEqual([]);
  });

  it('takes a name with spaces as one', () => {
    expect(bash('run', 'a')).toEqual(['a file.yaml']);
    expect(bash('run', 'completion', '')).toContain('a file.yaml');
  });

  // Bash makes a word of each equals sign.
  it('completes what stands behind an equals sign', () => {
    expect(bash('run', '--reporter', '=')).toContain('sarif');
    expect(bash('run', '--reporter', '=', 'j')).toEqual(['json', 'junit']);
    expect(bash('run', '--reporter', 'junit', '=', 'pol')).toEqual(['policy.json']);
    expect(bash('run', '--reporter', '=', 'junit', '=', 'pol')).toEqual(['policy.json']);
    expect(bash('run', '--coverage', '=', 'pol')).toEqual(['policy.json']);
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
  const fish = (line: string): readonly string[] => {
    const { stdout } = spawnSync('fish', ['-c', `source completion.fish; complete -C '${line}'`], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder.path },
    });
    return stdout.split('\n').filter((one) => one !== '');
  };
  expect(fish('policy-spec run --str')).toEqual(['--strict\tnotes fail the run']);
  expect(fish('policy-spec run --no-str')).toEqual(['--no-strict\tnot what the configuration says']);
  expect(fish('policy-spec run --reporter ju')).toEqual(['junit\thow to report']);
  expect(fish('policy-spec diff --str')).toEqual([]);
  expect(fish('policy-spec comp')).toEqual(['completion']);
  expect(fish('policy-spec completion f')).toEqual(['fish']);
  expect(fish('policy-spec run pol')).toEqual(['policy.json']);
});

// A terminal in a terminal, as only an interactive shell completes.
it.runIf(isThere('zsh'))(
  'zsh completes',
  () => {
    const lines = [
      ['policy-spec comp', 'policy-spec completion '],
      ['policy-spec run --str', 'policy-spec run --strict '],
      ['policy-spec run --no-str', 'policy-spec run --no-strict '],
      ['policy-spec run --reporter ju', 'policy-spec run --reporter junit '],
      ['policy-spec run --reporter=ju', 'policy-spec run --reporter=junit '],
      ['policy-spec run --reporter junit=pol', 'policy-spec run --reporter junit=policy.json '],
      ['policy-spec run --reporter=junit=pol', 'policy-spec run --reporter=junit=policy.json '],
      ['policy-spec explain --layer bo', 'policy-spec explain --layer boundary '],
      ['policy-spec completion f', 'policy-spec completion fish '],
      ['policy-spec run a', 'policy-spec run a\\ file.yaml '],
      ['policy-spec diff --str', 'policy-spec diff --str'],
    ] as const;
    const driver = [
      'zmodload zsh/zpty',
      'zpty shell zsh -f -i',
      'zpty -w shell "autoload -Uz compinit; compinit -u -D; source completion.zsh"',
      `zpty -w shell 'note() { print -r -- "$BUFFER" >> completed; BUFFER= }; zle -N note; bindkey "^X" note; : > completed'`,
      'while ! [ -e completed ]; do zpty -r -t shell output; sleep 0.02; done',
      ...lines.map(([line]) => `zpty -w -n shell '${line}'$'\\t\\x18'`),
      `while [ "$(wc -l < completed)" -lt ${lines.length} ]; do zpty -r -t shell output; sleep 0.02; done`,
      'zpty -d shell',
    ];
    writeFileSync(join(folder.path, 'driver.zsh'), driver.join('\n'));
    spawnSync('zsh', ['-f', 'driver.zsh'], {
      cwd: folder.path,
      env: { ...process.env, HOME: folder.path, ZDOTDIR: folder.path, TERM: 'xterm' },
      timeout: 20_000,
    });
    const completed = readFileSync(join(folder.path, 'completed'), 'utf8').split('\n').slice(0, -1);
    expect(completed).toEqual(lines.map(([, whole]) => whole));
  },
  30_000,
);

it.each([
  [[], 'completion needs one shell: bash, zsh, fish'],
  [['bsh'], 'there is no completion for bsh: did you mean bash? (bash, zsh, fish)'],
  [['tcsh'], 'there is no completion for tcsh'],
])('%j is refused', async (argv, message) => {
  const { code, err } = await runCli(['completion', ...argv], folder.path);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
