import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What failed in the last run in a folder, by the ids of the cases. It is kept out of the folder, so that nobody commits it. */
export function readFailed(cwd: string): ReadonlySet<string> {
  try {
    return new Set(
      readFileSync(fileOf(cwd), 'utf8')
        .split('\n')
        .filter((id) => id !== ''),
    );
  } catch {
    return new Set();
  }
}

/**
 * What cannot be remembered is no reason for a run to fail.
 * @param failed the ids of the cases
 */
export function rememberFailed(cwd: string, failed: readonly string[]): void {
  const file = fileOf(cwd);
  try {
    if (failed.length === 0) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${failed.join('\n')}\n`);
    }
  } catch {
    // The next --last-failed then says that nothing failed.
  }
}

function fileOf(cwd: string): string {
  // Long paths are told apart by their ends.
  const name = `${cwd.length}-${cwd.slice(-120).replaceAll(/[^\w.-]/g, '_')}`;
  return join(tmpdir(), `policy-spec-${process.getuid?.() ?? 'user'}`, `${name}.failed`);
}
