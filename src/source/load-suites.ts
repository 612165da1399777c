import { dirname, resolve } from 'node:path';
import type { Problem } from '../api/problem.js';
import { parseSuite } from '../scenario/parse-suite.js';
import { readDocument } from '../scenario/read-document.js';
import type { Suite, World } from '../scenario/suite.js';
import { type PolicyLoader, policyLoader } from './policy-loader.js';
import { readFile } from './read-file.js';
import { shownPath } from './shown-path.js';
import { problemOfFile } from './source-fault.js';

export interface LoadedSuites {
  readonly suites: readonly Suite[];
  readonly problems: readonly Problem[];
}

/** A scenario file as it was read. */
export interface LoadedSuite {
  /** Undefined where anything is wrong in it. */
  readonly suite: Suite | undefined;
  readonly problems: readonly Problem[];
  /** The policy files that it names, be they there or not; absolute. */
  readonly policies: ReadonlySet<string>;
}

/** Reads scenario files with their policies. A file with anything wrong in it is no suite; the others are. */
export async function loadSuites(files: readonly string[], cwd: string, ci: boolean): Promise<LoadedSuites> {
  const loader = policyLoader(cwd);
  const loaded: LoadedSuite[] = [];
  for (const file of files) loaded.push(await loadSuite(file, cwd, ci, loader));
  return joinLoaded(loaded);
}

export function joinLoaded(loaded: readonly LoadedSuite[]): LoadedSuites {
  return {
    suites: loaded.flatMap(({ suite }) => suite ?? []),
    // A policy that several files use is refused once.
    problems: [...new Set(loaded.flatMap(({ problems }) => problems))],
  };
}

export async function loadSuite(
  path: string,
  cwd: string,
  ci: boolean,
  loader: PolicyLoader,
): Promise<LoadedSuite> {
  const file = shownPath(path, cwd);
  const policies = new Set<string>();
  const read = readFile(path);
  if (read.text === undefined)
    return { suite: undefined, problems: [problemOfFile(read.fault, file)], policies };
  const source = { text: read.text, file };
  const world: World = {
    ci,
    loadPolicy: (policy) => {
      policies.add(resolve(dirname(path), policy));
      return loader.load(policy, path);
    },
  };
  const document = await readDocument(source);
  const suite = document.ok ? parseSuite(document.value, source, world) : document;
  return suite.ok
    ? { suite: suite.value, problems: [], policies }
    : { suite: undefined, problems: suite.problems, policies };
}
