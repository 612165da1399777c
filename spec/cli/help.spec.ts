import { describe, expect, it } from 'vitest';
import { allowedSpecs } from '../../src/cli/allowed.js';
import { diffSpecs } from '../../src/cli/diff.js';
import { explainSpecs } from '../../src/cli/explain.js';
import { generateSpecs } from '../../src/cli/generate-options.js';
import {
  allowedHelp,
  diffHelp,
  explainHelp,
  generateHelp,
  listHelp,
  mainHelp,
  mutateHelp,
  runHelp,
} from '../../src/cli/help.js';
import { listSpecs } from '../../src/cli/list.js';
import { mutateSpecs } from '../../src/cli/mutate-options.js';
import { runSpecs } from '../../src/cli/run-options.js';
import { runCli } from './run-cli.js';

const cli = (...argv: readonly string[]): ReturnType<typeof runCli> => runCli(argv, '/');

describe('help', () => {
  it.each([mainHelp, runHelp, listHelp, mutateHelp, generateHelp, explainHelp, allowedHelp, diffHelp])(
    'fits 80 columns, with examples before options',
    (help) => {
      for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      expect(help.indexOf('Examples')).toBeGreaterThan(0);
      expect(help.indexOf('Examples')).toBeLessThan(help.indexOf('Options'));
    },
  );

  it('names every option that there is, and none that is not', () => {
    for (const [help, specs] of [
      [runHelp, runSpecs],
      [listHelp, listSpecs],
      [mutateHelp, mutateSpecs],
      [generateHelp, generateSpecs],
      [explainHelp, explainSpecs],
      [allowedHelp, allowedSpecs],
      [diffHelp, diffSpecs],
    ] as const) {
      const named = [...help.slice(help.indexOf('\nOptions')).matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(
        ([, name]) => name,
      );
      expect(named).toEqual(specs.filter(({ later }) => later !== true).map(({ name }) => name));
    }
  });

  it.each<[readonly string[], string]>([
    [['--help'], mainHelp],
    [['-h'], mainHelp],
    [['help'], mainHelp],
    [['help', 'run'], runHelp],
    [['run', '--help'], runHelp],
    [['run', '-h', 'nowhere'], runHelp],
    [['mutate', '-h'], mutateHelp],
    [['help', 'generate'], generateHelp],
    [['explain', '--help'], explainHelp],
    [['help', 'explain'], explainHelp],
    [['allowed', '--help'], allowedHelp],
    [['help', 'allowed'], allowedHelp],
    [['diff', '-h'], diffHelp],
    [['help', 'diff'], diffHelp],
  ])('%j', async (argv, help) => {
    expect(await cli(...argv)).toEqual({ code: 0, out: help, err: '' });
  });

  it('comes, as a mistake, without a command', async () => {
    expect(await cli()).toEqual({ code: 2, out: '', err: mainHelp });
  });

  it('tells the version', async () => {
    expect(await cli('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });

  it.each<[readonly string[], string]>([
    [['rn'], 'there is no command rn: did you mean run?'],
    [['explian'], 'there is no command explian: did you mean explain?'],
    [['alowed'], 'there is no command alowed: did you mean allowed?'],
    [['dif'], 'there is no command dif: did you mean diff?'],
    [['nonsense'], 'there is no command nonsense'],
    [['tmp'], 'there is no command tmp: did you mean policy-spec run tmp?'],
    [['--versoin'], 'there is no option --versoin: did you mean --version?'],
    [['help', 'rnu'], 'there is no command rnu: did you mean run?'],
  ])('refuses %j', async (argv, message) => {
    expect(await cli(...argv)).toEqual({
      code: 2,
      out: '',
      err: `error: ${message}\nSee policy-spec --help\n`,
    });
  });
});
