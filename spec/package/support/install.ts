import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Makes a project of somebody else's with these packages. Where they cannot be fetched, its test is red: what was not tried
 * is not known to work.
 */
export async function install(folder: string, packages: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await promisify(execFile)('npm', ['install', '--save-dev', ...packages, ...quiet], { cwd: folder });
  } catch (error) {
    const { stderr } = error as { readonly stderr: string };
    throw new Error(
      `these packages could not be installed; is the registry there?\n  ${packages.join(' ')}\n${stderr}`,
    );
  }
}
