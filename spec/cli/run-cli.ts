import { cli } from '../../src/cli/cli.js';
import type { Io } from '../../src/cli/io.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line as the function that it is. */
export async function runCli(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  onInterrupt: Io['onInterrupt'] = () => () => {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const outputTo = (texts: string[]): Io['out'] => ({
    write: (text) => void texts.push(text),
    isTerminal: () => false,
  });
  const io: Io = {
    cwd,
    env,
    version: '1.2.3',
    out: outputTo(out),
    err: outputTo(err),
    onInterrupt,
    onKey: () => undefined,
  };
  const code = await cli(io, argv);
  return { code, out: out.join(''), err: err.join('') };
}
