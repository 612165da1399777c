import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CoverageLog, coverageLogName, coverageVariable } from './coverage-log.js';
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
    return { logs: readdirSync(folder).map((worker) => readLog(join(folder, worker))), succeeded };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A line that a worker did not come to finish is no line. */
function readLog(folder: string): CoverageLog {
  const text = readFileSync(join(folder, coverageLogName), 'utf8');
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CoverageLog[number]);
}
