import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '../source/read-file.js';

/** Policies are at most 20 kB; what is much larger is something else. */
const largestFile = 100_000;
const mostFolders = 1000;

/** The JSON files below a folder that are policies, those nearest to it first. Nobody waits long for it. */
export function* findPolicies(root: string): Generator<string> {
  const folders = [root];
  // By an index: the list grows while it is read.
  for (let index = 0; index < folders.length && index < mostFolders; index++) {
    const folder = folders[index] as string;
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) folders.push(path);
      } else if (entry.isFile() && /\.json$/i.test(entry.name) && isPolicy(path)) yield path;
    }
  }
}

/** By code units: the same everywhere. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isPolicy(path: string): boolean {
  try {
    if (statSync(path).size > largestFile) return false;
    const value: unknown = JSON.parse(readFile(path).text ?? '');
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, 'Version') &&
      Object.hasOwn(value, 'Statement')
    );
  } catch {
    return false;
  }
}
