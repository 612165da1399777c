import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import type { Problem } from '../api/problem.js';
import { expandGlob } from './expand-glob.js';
import { readFault } from './read-fault.js';
import { shownPath } from './shown-path.js';
import { problemOfFile, type SourceFault } from './source-fault.js';

export interface FoundFiles {
  /** Absolute, sorted by how they are shown, each once. */
  readonly files: readonly string[];
  /** Paths that lead nowhere, and folders that cannot be looked into. */
  readonly problems: readonly Problem[];
  /** Folders and globs without a scenario file. */
  readonly empty: readonly string[];
}

/** The scenario files that the arguments of `run` stand for; without any, those below the working folder. */
export async function findScenarioFiles(given: readonly string[], cwd: string): Promise<FoundFiles> {
  const files = new Map<string, string>();
  const problems = new Map<string, Problem>();
  const empty: string[] = [];
  for (const path of given.length === 0 ? ['.'] : given) {
    const entries = await expandPath(path, cwd);
    if (entries.length === 0) empty.push(path);
    for (const entry of entries) {
      if (entry.fault === undefined) addOnce(files, entry.path);
      else problems.set(entry.path, problemOfFile(entry.fault, shownPath(entry.path, cwd)));
    }
  }
  const named = [...files.values()].map((file) => ({ file, shown: shownPath(file, cwd) }));
  // By code units: the same everywhere, whatever the locale.
  named.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  return { files: named.map(({ file }) => file), problems: [...problems.values()], empty };
}

/** A file, or what keeps a path from being looked at; the others are not concerned. Paths are absolute. */
interface Entry {
  readonly path: string;
  readonly fault?: SourceFault;
}

/** By what it really is: a link to a file that is there anyway is not another file. */
function addOnce(files: Map<string, string>, file: string): void {
  const real = realPath(file);
  if (!files.has(real) || file === real) files.set(real, file);
}

/** Itself where it leads nowhere: whoever reads it will tell. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

async function expandPath(path: string, cwd: string): Promise<readonly Entry[]> {
  const entries = entriesOf(resolve(cwd, path));
  const isMissing = entries.length === 1 && entries[0]?.fault?.code === 'file-missing';
  return isMissing && isGlob(path) ? (await expandGlob(path, cwd)).flatMap(entriesOf) : entries;
}

function isGlob(path: string): boolean {
  return /[*?[\]{}()!]/.test(path);
}

/** A file itself, or what a folder stands for; but what is called a scenario file is meant to be one. */
function entriesOf(path: string): readonly Entry[] {
  try {
    if (!statSync(path).isDirectory()) return [{ path }];
    if (isScenarioFile(basename(path), false)) return [{ path, fault: { code: 'folder-not-file' } }];
  } catch (error) {
    return [{ path, fault: readFault(error, path) }];
  }
  return entriesBelow(path, path.split(sep).includes('scenarios'));
}

/**
 * `*.policy.{yaml,yml,json}` anywhere, and `*.{yaml,yml,json}` below a folder named `scenarios`. Folders behind symbolic
 * links are not entered: they may lead in circles, or out of the project.
 */
function entriesBelow(folder: string, inScenarios: boolean): readonly Entry[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [{ path: folder, fault: readFault(error, folder) }];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return isScenarioFile(entry.name, inScenarios) ? [{ path }] : [];
    const isLeftOut = entry.name === 'node_modules' || entry.name.startsWith('.');
    if (!isLeftOut && isScenarioFile(entry.name, false))
      return [{ path, fault: { code: 'folder-not-file' } }];
    return isLeftOut ? [] : entriesBelow(path, inScenarios || entry.name === 'scenarios');
  });
}

function isScenarioFile(name: string, inScenarios: boolean): boolean {
  return (inScenarios ? /.\.(?:ya?ml|json)$/ : /.\.policy\.(?:ya?ml|json)$/).test(name);
}
