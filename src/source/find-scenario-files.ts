import { readdirSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Problem } from '../api/problem.js';
import { shownPath } from './shown-path.js';
import { problemOfFile, readFault } from './source-fault.js';

export interface FoundFiles {
  /** Absolute, sorted by how they are shown, each once. */
  readonly files: readonly string[];
  /** Paths that lead nowhere. */
  readonly problems: readonly Problem[];
  /** Folders and globs without a scenario file. */
  readonly empty: readonly string[];
}

/** The scenario files that the arguments of `run` stand for; without any, those below the working folder. */
export async function findScenarioFiles(given: readonly string[], cwd: string): Promise<FoundFiles> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const empty: string[] = [];
  for (const path of given.length === 0 ? ['.'] : given) {
    const found = await expandPath(path, cwd);
    if ('problem' in found) problems.push(found.problem);
    else if (found.files.length === 0) empty.push(path);
    else for (const file of found.files) files.set(file, shownPath(file, cwd));
  }
  // By code units: the same everywhere, whatever the locale.
  const sorted = [...files].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { files: sorted.map(([file]) => file), problems, empty };
}

type Expanded = { readonly files: readonly string[] } | { readonly problem: Problem };

async function expandPath(path: string, cwd: string): Promise<Expanded> {
  const absolute = resolve(cwd, path);
  try {
    if (!statSync(absolute).isDirectory()) return { files: [absolute] };
    return { files: filesBelow(absolute, absolute.split(sep).includes('scenarios')) };
  } catch (error) {
    const fault = readFault(error);
    if (fault.code === 'file-missing' && isGlob(path)) return { files: await expandGlob(path, cwd) };
    return { problem: problemOfFile(fault, shownPath(absolute, cwd)) };
  }
}

function isGlob(path: string): boolean {
  return /[*?[\]{}()!]/.test(path);
}

/** A file is what its glob names, whatever its name. */
async function expandGlob(pattern: string, cwd: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const matches = await glob(pattern.split(sep).join('/'), { cwd, absolute: true, dot: false, ignore: ['**/node_modules/**'], expandDirectories: false });
  return matches.map((match) => resolve(match));
}

/**
 * `*.policy.{yaml,yml,json}` anywhere, and `*.{yaml,yml,json}` below a folder named `scenarios`. Folders behind symbolic
 * links are not entered: they may lead in circles, or out of the project.
 */
function filesBelow(folder: string, inScenarios: boolean): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return isScenarioFile(entry.name, inScenarios) ? [path] : [];
    const isLeftOut = entry.name === 'node_modules' || entry.name.startsWith('.');
    return isLeftOut ? [] : filesBelow(path, inScenarios || entry.name === 'scenarios');
  });
}

function isScenarioFile(name: string, inScenarios: boolean): boolean {
  return (inScenarios ? /.\.(?:ya?ml|json)$/ : /.\.policy\.(?:ya?ml|json)$/).test(name);
}
