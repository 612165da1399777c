import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../iam/nearest.js';
import { printable } from '../report/printable.js';
import { allowed, allowedSpecs, readAllowedCommand } from './allowed.js';
import { completionScript, completionSpecs, readCompletionCommand } from './completion.js';
import { diff, diffSpecs, readDiffCommand } from './diff.js';
import { explain, explainSpecs, readExplainCommand } from './explain.js';
import { generateSpecs, readGenerateCommand } from './generate-options.js';
import { configHelp } from './help/config-help.js';
import { type CommandName, helpOf } from './help/help-of.js';
import { mainHelp } from './help/main-help.js';
import { init, initSpecs, readInitCommand } from './init.js';
import { exitCodes, type Io } from './io.js';
import { list, listSpecs, readListCommand } from './list.js';
import { merge, mergeSpecs, readMergeCommand } from './merge.js';
import { mutateSpecs, readMutateCommand } from './mutate-options.js';
import { type Arguments, type OptionSpec, parseArguments } from './parse-arguments.js';
import { run } from './run.js';
import { readRunCommand, runSpecs } from './run-options.js';
import { settle } from './settings/settle.js';
import { watch } from './watch/watch.js';

/** A command: its options, how they are read, and what it does with them. */
interface Command<Read extends object> {
  readonly specs: readonly OptionSpec[];
  readonly read: (given: Arguments, io: Io) => Read | { readonly usage: string };
  readonly act: (io: Io, command: Read) => number | Promise<number>;
}

interface Runner {
  readonly specs: readonly OptionSpec[];
  readonly run: (io: Io, argv: readonly string[], name: CommandName) => Promise<number>;
}

const commands: Readonly<Record<CommandName, Runner>> = {
  run: commandOf({
    specs: runSpecs,
    read: readRunCommand,
    act: async (io, command) => {
      if (command.watch) return await watch(io, command);
      return command.coverage === undefined
        ? await run(io, command)
        : await (await import('./suite-quality.js')).runCovered(io, command, command.coverage);
    },
  }),
  mutate: commandOf({
    specs: mutateSpecs,
    read: readMutateCommand,
    act: async (io, command) => await (await import('./suite-quality.js')).mutate(io, command),
  }),
  generate: commandOf({
    specs: generateSpecs,
    read: readGenerateCommand,
    act: async (io, command) => (await import('./suite-quality.js')).generate(io, command),
  }),
  merge: commandOf({ specs: mergeSpecs, read: readMergeCommand, act: merge }),
  list: commandOf({ specs: listSpecs, read: readListCommand, act: list }),
  explain: commandOf({ specs: explainSpecs, read: readExplainCommand, act: explain }),
  allowed: commandOf({ specs: allowedSpecs, read: readAllowedCommand, act: allowed }),
  diff: commandOf({ specs: diffSpecs, read: readDiffCommand, act: diff }),
  init: commandOf({ specs: initSpecs, read: readInitCommand, act: init }),
  completion: commandOf({
    specs: completionSpecs,
    read: readCompletionCommand,
    act: (io, { shell }) => {
      const table = new Map(
        Object.entries(commands).map(([name, { specs }]) => [
          name,
          { specs, help: helpOf[name as CommandName] },
        ]),
      );
      io.out.write(completionScript(shell, table));
      return exitCodes.held;
    },
  }),
};
const names: readonly string[] = [...Object.keys(commands), 'help'];
/** What `help` takes. */
const topics: readonly string[] = [...names, 'config'];

/** The command line as a function: writes to `io` and returns the exit code. */
export async function cli(io: Io, argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'help':
      return helpCommand(io, rest[0]);
    case '-h':
    case '--help':
      return helpCommand(io, undefined);
    case '-v':
    case '--version':
      io.out.write(`${io.version}\n`);
      return exitCodes.held;
    case undefined:
      io.err.write(mainHelp);
      return exitCodes.impossible;
    default:
      if (isCommand(command)) return await commands[command].run(io, rest, command);
      return refuse(io, unknownCommand(io, command), 'policy-spec --help');
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function commandOf<Read extends object>({ specs, read, act }: Command<Read>): Runner {
  const run: Runner['run'] = async (io, argv, name) => {
    const parsed = parseArguments(argv, specs);
    if ('usage' in parsed) return refuse(io, parsed.usage, `policy-spec ${name} --help`);
    if (parsed.options.has('help')) return helpCommand(io, name);
    const settled = await settle(io, parsed, specs);
    if ('code' in settled) return settled.code;
    if ('usage' in settled) return refuse(io, settled.usage, `policy-spec ${name} --help`);
    const command = read(settled, io);
    if (isUsage(command)) return refuse(io, command.usage, `policy-spec ${name} --help`);
    return await act(io, command);
  };
  return { specs, run };
}

function isUsage(command: object): command is { readonly usage: string } {
  return 'usage' in command;
}

function helpCommand(io: Io, command: string | undefined): number {
  if (command !== undefined && !topics.includes(command))
    return refuse(io, unknownCommand(io, command, topics), 'policy-spec --help');
  if (command === 'config') io.out.write(configHelp);
  else io.out.write(command !== undefined && isCommand(command) ? helpOf[command] : mainHelp);
  return exitCodes.held;
}

function unknownCommand(io: Io, command: string, known = names): string {
  const isOption = command.startsWith('-');
  const near = nearest(command.replace(/^-+/, ''), isOption ? ['help', 'version'] : known);
  const meant = near === undefined ? '' : `: did you mean ${isOption ? '--' : ''}${near}?`;
  const isPath = !isOption && near === undefined && existsSync(resolve(io.cwd, command));
  return `there is no ${isOption ? 'option' : 'command'} ${command}${isPath ? `: did you mean policy-spec run ${command}?` : meant}`;
}

function refuse(io: Io, usage: string, help: string): number {
  io.err.write(`error: ${printable(usage)}\nSee ${help}\n`);
  return exitCodes.impossible;
}
