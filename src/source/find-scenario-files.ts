import { readdirSync, realpathSync, statSync } from 'node:fs';
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
    else for (const file of found.files) addOnce(files, file);
  }
  const named = [...files.values()].map((file) => ({ file, shown: shownPath(file, cwd) }));
  // By code units: the same everywhere, whatever the locale.
  named.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  return { files: named.map(({ file }) => file), problems, empty };
}

/** By what it really is: a link to a file that is there anyway is not another file. */
function addOnce(files: Map<string, string>, file: string): void {
  const real = realpathSync(file);
  if (!files.has(real) || file === real) files.set(real, file);
}

type Expanded = { readonly files: readonly string[] } | { readonly problem: Problem };

async function expandPath(path: string, cwd: string): Promise<Expanded> {
  const absolute = resolve(cwd, path);
  try {
    return { files: filesOf(absolute) };
  } catch (error) {
    const fault = readFault(error);
    if (fault.code === 'file-missing' && isGlob(path)) return { files: await expandGlob(path, cwd) };
    return { problem: problemOfFile(fault, shownPath(absolute, cwd)) };
  }
}

function isGlob(path: string): boolean {
  return /[*?[\]{}()!]/.test(path);
}

/** What a shell would put in the place of the glob: files, whatever their names, and folders. */
async function expandGlob(pattern: string, cwd: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const matches = await glob(pattern.split(sep).join('/'), {
    cwd,
    absolute: true,
    dot: false,
    onlyFiles: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**'],
  });
  return matches.flatMap((match) => filesOf(resolve(match)));
}

/** A file itself, or what a folder stands for. */
function filesOf(path: string): readonly string[] {
  return statSync(path).isDirectory() ? filesBelow(path, path.split(sep).includes('scenarios')) : [path];
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
