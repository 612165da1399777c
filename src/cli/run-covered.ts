import { cover } from './coverage.js';
import type { CoverageTarget } from './coverage-options.js';
import type { Io } from './io.js';
import { run } from './run.js';
import { runBeside } from './run-beside.js';
import type { RunCommand } from './run-options.js';

/** Runs scenario files, and a command beside them where one is given, and says what both saw of the policies. */
export async function runCovered(io: Io, command: RunCommand, target: CoverageTarget): Promise<number> {
  return await run(io, command, (output, suites, cases) => {
    const beside = target.command === undefined ? undefined : runBeside(io, target.command);
    const logs = beside?.logs ?? [];
    const { work, allowEmpty } = command;
    return {
      code: cover(io, output, target, { suites, cases, logs, work, allowEmpty }),
      othersHeld: beside?.succeeded !== false,
      hasOthers: logs.length > 0,
    };
  });
}
