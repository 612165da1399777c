import { type MutationOptions, mutateSuites } from '../../src/mutation/mutate-suites.js';
import type { MutationResult } from '../../src/mutation/result.js';
import type { CaseResult } from '../../src/scenario/result.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { loadSuites } from '../../src/source/load-suites.js';
import { temporaryFolder } from '../source/temporary-folder.js';

type Files = Readonly<Record<string, string>>;

/** The cases of the scenario files among these files, which stand in a folder of their own. */
export async function casesOf(files: Files): Promise<readonly CaseResult[]> {
  const folder = temporaryFolder(files);
  try {
    const scenarios = Object.keys(files).filter((file) => file.endsWith('.yaml'));
    const { suites, problems } = await loadSuites(scenarios.map(folder.in), folder.path, false);
    const { cases, errors } = runSuites(suites);
    const wrong = [...problems, ...errors].filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    return cases;
  } finally {
    folder.remove();
  }
}

export async function mutateFiles(files: Files, options?: MutationOptions): Promise<MutationResult> {
  return mutateSuites(await casesOf(files), options);
}

/** The mutants with what came of each, as `operator: status`. */
export function told({ mutants }: MutationResult): readonly string[] {
  return mutants.map(({ mutant, status }) => `${mutant.operator}: ${status}`);
}

export function jsonOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
