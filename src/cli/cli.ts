import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../iam/nearest.js';
import { explain, explainSpecs, readExplainCommand } from './explain.js';
import { explainHelp, mainHelp, runHelp } from './help.js';
import { exitCodes, type Io } from './io.js';
import { parseArguments } from './parse-arguments.js';
import { run } from './run.js';
import { readRunCommand, runSpecs } from './run-options.js';

const commands: readonly string[] = ['run', 'explain', 'help'];

/** The command line as a function: writes to `io` and returns the exit code. */
export async function cli(io: Io, argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'run':
      return await runCommand(io, rest);
    case 'explain':
      return explainCommand(io, rest);
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
      return refuse(io, unknownCommand(io, command), 'policy-spec --help');
  }
}

async function runCommand(io: Io, argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, runSpecs);
  if ('usage' in parsed) return refuse(io, parsed.usage, 'policy-spec run --help');
  if (parsed.options.has('help')) return helpCommand(io, 'run');
  const command = readRunCommand(parsed);
  if ('usage' in command) return refuse(io, command.usage, 'policy-spec run --help');
  return await run(io, command);
}

function explainCommand(io: Io, argv: readonly string[]): number {
  const parsed = parseArguments(argv, explainSpecs);
  if ('usage' in parsed) return refuse(io, parsed.usage, 'policy-spec explain --help');
  if (parsed.options.has('help')) return helpCommand(io, 'explain');
  const command = readExplainCommand(parsed);
  if ('usage' in command) return refuse(io, command.usage, 'policy-spec explain --help');
  return explain(io, command);
}

function helpCommand(io: Io, command: string | undefined): number {
  if (command !== undefined && !commands.includes(command))
    return refuse(io, unknownCommand(io, command), 'policy-spec --help');
  io.out.write(command === 'run' ? runHelp : command === 'explain' ? explainHelp : mainHelp);
  return exitCodes.held;
}

function unknownCommand(io: Io, command: string): string {
  const isOption = command.startsWith('-');
  const near = nearest(command.replace(/^-+/, ''), isOption ? ['help', 'version'] : commands);
  const meant = near === undefined ? '' : `: did you mean ${isOption ? '--' : ''}${near}?`;
  const isPath = !isOption && near === undefined && existsSync(resolve(io.cwd, command));
  return `there is no ${isOption ? 'option' : 'command'} ${command}${isPath ? `: did you mean policy-spec run ${command}?` : meant}`;
}

function refuse(io: Io, usage: string, help: string): number {
  io.err.write(`error: ${usage}\nSee ${help}\n`);
  return exitCodes.impossible;
}
