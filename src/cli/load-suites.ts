import type { Problem } from '../api/problem.js';
import { parseSuite } from '../scenario/parse-suite.js';
import { readDocument } from '../scenario/read-document.js';
import type { Suite, World } from '../scenario/suite.js';
import { policyLoader } from '../source/policy-loader.js';
import { readFile } from '../source/read-file.js';
import { shownPath } from '../source/shown-path.js';
import { problemOfFile } from '../source/source-fault.js';

export interface LoadedSuites {
  readonly suites: readonly Suite[];
  readonly problems: readonly Problem[];
}

/** Reads scenario files with their policies. A file with anything wrong in it is no suite; the others are. */
export async function loadSuites(files: readonly string[], cwd: string, ci: boolean): Promise<LoadedSuites> {
  const loader = policyLoader(cwd);
  const suites: Suite[] = [];
  // A policy that several files use is refused once.
  const problems = new Set<Problem>();
  for (const path of files) {
    const file = shownPath(path, cwd);
    const read = readFile(path);
    if (read.text === undefined) {
      problems.add(problemOfFile(read.fault, file));
      continue;
    }
    const source = { text: read.text, file };
    const world: World = { ci, loadPolicy: (policy) => loader.load(policy, path) };
    const document = await readDocument(source);
    const suite = document.ok ? parseSuite(document.value, source, world) : document;
    if (suite.ok) suites.push(suite.value);
    else for (const problem of suite.problems) problems.add(problem);
  }
  return { suites, problems: [...problems] };
}
