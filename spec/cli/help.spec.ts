import { describe, expect, it } from 'vitest';
import { allowedSpecs } from '../../src/cli/allowed.js';
import { completionSpecs } from '../../src/cli/completion.js';
import { diffSpecs } from '../../src/cli/diff.js';
import { explainSpecs } from '../../src/cli/explain.js';
import { generateSpecs } from '../../src/cli/generate-options.js';
import { configHelp } from '../../src/cli/help/config-help.js';
import { helpOf } from '../../src/cli/help/help-of.js';
import { mainHelp } from '../../src/cli/help/main-help.js';
import { initSpecs } from '../../src/cli/init.js';
import { listSpecs } from '../../src/cli/list.js';
import { mergeSpecs } from '../../src/cli/merge.js';
import { mutateSpecs } from '../../src/cli/mutate-options.js';
import { runSpecs } from '../../src/cli/run-options.js';
import { variableOf } from '../../src/cli/settings/read-environment.js';
import { settings } from '../../src/cli/settings/setting.js';
import { runCli } from './run-cli.js';

const cli = (...argv: readonly string[]): ReturnType<typeof runCli> => runCli(argv, '/');

describe('help', () => {
  it.each([mainHelp, configHelp, ...Object.values(helpOf)])(
    'fits 80 columns, with examples before options',
    (help) => {
      for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      expect(help.indexOf('Examples')).toBeGreaterThan(0);
      expect(help.indexOf('Examples')).toBeLessThan(help.indexOf('Options'));
    },
  );

  it('names every option that there is, and none that is not', () => {
    const specsOf = {
      run: runSpecs,
      list: listSpecs,
      merge: mergeSpecs,
      mutate: mutateSpecs,
      generate: generateSpecs,
      explain: explainSpecs,
      allowed: allowedSpecs,
      diff: diffSpecs,
      init: initSpecs,
      completion: completionSpecs,
    };
    expect(Object.keys(specsOf)).toEqual(Object.keys(helpOf));
    for (const [name, help] of Object.entries(helpOf)) {
      const options = help.slice(help.indexOf('\nOptions'));
      const named = [...options.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, option]) => option);
      expect([name, named]).toEqual([name, specsOf[name as keyof typeof specsOf].map((spec) => spec.name)]);
      expect(mainHelp).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
      // The layers stand in the help of "allowed", to which that of "generate" leads.
      for (const { values = [] } of specsOf[name as keyof typeof specsOf])
        for (const value of name === 'generate' ? [] : values)
          expect(options).toMatch(new RegExp(`\\b${value}\\b`));
    }
  });

  it('names every setting with its variable and the options that stand over it', () => {
    const table = /\nSettings .*\n([\s\S]*?)\n\n/.exec(configHelp)?.[1]?.split('\n') ?? [];
    const specs = { run: runSpecs, mutate: mutateSpecs };
    const expected = [...settings.keys()].map((setting) => {
      const commands = Object.entries(specs).flatMap(([command, options]) => {
        const spec = options.find((one) => one.setting === setting);
        return spec === undefined ? [] : [{ command, option: spec.name }];
      });
      const options = `${commands.map(({ command }) => command).join(', ')} --${commands[0]?.option}`;
      return setting === 'files'
        ? ['files', 'FILE ... of all three']
        : [setting, variableOf(setting).replace('POLICY_SPEC_', ''), options];
    });
    expect(table.map((line) => line.trim().split(/ {2,}| (?=[A-Z]+_)/))).toEqual([
      ...expected,
      ['CONFIG', '--config'],
    ]);
  });

  it.each<[readonly string[], string]>([
    [['--help'], mainHelp],
    [['-h'], mainHelp],
    [['help'], mainHelp],
    [['help', 'run'], helpOf.run],
    [['run', '--help'], helpOf.run],
    [['run', '-h', 'nowhere'], helpOf.run],
    [['help', 'config'], configHelp],
    [['mutate', '-h'], helpOf.mutate],
    [['help', 'generate'], helpOf.generate],
    [['explain', '--help'], helpOf.explain],
    [['help', 'explain'], helpOf.explain],
    [['allowed', '--help'], helpOf.allowed],
    [['help', 'allowed'], helpOf.allowed],
    [['diff', '-h'], helpOf.diff],
    [['help', 'diff'], helpOf.diff],
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
    [['help', 'confg'], 'there is no command confg: did you mean config?'],
    [['confg'], 'there is no command confg'],
  ])('refuses %j', async (argv, message) => {
    expect(await cli(...argv)).toEqual({
      code: 2,
      out: '',
      err: `error: ${message}\nSee policy-spec --help\n`,
    });
  });
});
