import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What has to be looked at for the paths of a run: files and folders that are there; of a glob the folder it begins in. */
export function watchedPaths(paths: readonly string[], cwd: string): readonly string[] {
  const given = paths.length === 0 ? ['.'] : paths;
  return [...new Set(given.map((path) => nearestThere(resolve(cwd, path))))];
}

function nearestThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path));
}
