import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CoverageLog, coverageLogName } from './coverage-log.js';
import { coverageVariable } from './coverage-variable.js';
import type { Io } from './io.js';

/** What came of a command that was run for its coverage. */
export interface RanBeside {
  readonly logs: readonly CoverageLog[];
  readonly succeeded: boolean;
}

/** Runs a command of the shell in the working folder. What it prints goes to stderr: stdout is for our reports. */
export function runBeside(io: Io, command: string): RanBeside {
  const folder = mkdtempSync(join(tmpdir(), 'policy-spec-coverage-'));
  try {
    const { status, signal, error } = spawnSync(command, {
      cwd: io.cwd,
      env: { ...io.env, [coverageVariable]: folder },
      shell: true,
      stdio: ['inherit', 2, 2],
    });
    const succeeded = status === 0;
    if (!succeeded) {
      const how = error?.message ?? (signal === null ? `with exit code ${status}` : `by ${signal}`);
      io.err.write(`the command failed, ${how}: ${command}\n`);
    }
    const logs = readdirSync(folder).map((worker) => readLog(join(folder, worker)));
    return { logs: logs.filter(({ length }) => length > 0), succeeded };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A worker may have ended at any time: before its first line, or within its last, which then is none. */
function readLog(folder: string): CoverageLog {
  const file = join(folder, coverageLogName);
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CoverageLog[number]);
}
