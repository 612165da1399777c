import { lstat, realpath, type Stats, stat } from 'node:fs';
import { resolve, sep } from 'node:path';

/** What a shell would put in the place of the glob: files, whatever their names, and folders. Absolute paths. */
export async function expandGlob(pattern: string, cwd: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const matches = await glob(pattern.split(sep).join('/'), {
    cwd,
    absolute: true,
    dot: false,
    onlyFiles: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**'],
    // A link that leads nowhere is a match too: it is told, not left out.
    fs: { realpath: realpathOrSame as typeof realpath, stat: statOrLink as typeof stat },
  });
  return matches.map((match) => resolve(match));
}

type Callback<Value> = (error: NodeJS.ErrnoException | null, value: Value) => void;

function realpathOrSame(path: string, callback: Callback<string>): void {
  realpath(path, (error, real) => callback(null, error === null ? real : path));
}

function statOrLink(path: string, callback: Callback<Stats>): void {
  stat(path, (error, stats) => (error === null ? callback(null, stats) : lstat(path, callback)));
}
