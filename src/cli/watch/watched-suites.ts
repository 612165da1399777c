import { findScenarioFiles } from '../../source/find-scenario-files.js';
import { isCi } from '../../source/is-ci.js';
import { joinLoaded, type LoadedSuite, loadSuite } from '../../source/load-suites.js';
import { policyLoader } from '../../source/policy-loader.js';
import type { Io } from '../io.js';
import type { Found } from '../run.js';

/** The scenario files of a run that goes on, each as it was last read. */
export interface WatchedSuites {
  /** Looks for the files again, and reads those that are new or that one of the changed files is part of. */
  readonly refresh: (changed: ReadonlySet<string>) => Promise<Refreshed>;
  /** All of them. */
  readonly all: () => Found;
  /** Every file that they are made of. */
  readonly files: () => ReadonlySet<string>;
}

export interface Refreshed {
  /** What was read anew. */
  readonly found: Found;
  /** Scenario files that are no longer there. */
  readonly gone: readonly string[];
}

export function watchedSuites(io: Io, paths: readonly string[]): WatchedSuites {
  let loaded = new Map<string, LoadedSuite>();
  let found: Awaited<ReturnType<typeof findScenarioFiles>> = { files: [], problems: [], empty: [] };

  const foundOf = (files: readonly string[]): Found => {
    const { suites, problems } = joinLoaded(files.flatMap((file) => loaded.get(file) ?? []));
    return { files: files.length, suites, problems: [...found.problems, ...problems], empty: found.empty };
  };
  return {
    refresh: async (changed) => {
      found = await findScenarioFiles(paths, io.cwd);
      const before = loaded;
      const stale = found.files.filter((file) => {
        const known = before.get(file);
        return (
          known === undefined ||
          changed.has(file) ||
          [...known.policies].some((policy) => changed.has(policy))
        );
      });
      const loader = policyLoader(io.cwd);
      const fresh = new Map<string, LoadedSuite>();
      for (const file of stale) fresh.set(file, await loadSuite(file, io.cwd, isCi(io.env), loader));
      loaded = new Map(
        found.files.flatMap((file) => {
          const one = fresh.get(file) ?? before.get(file);
          return one === undefined ? [] : [[file, one]];
        }),
      );
      return { found: foundOf(stale), gone: [...before.keys()].filter((file) => !loaded.has(file)) };
    },
    all: () => foundOf(found.files),
    files: () => new Set([...loaded].flatMap(([file, { policies }]) => [file, ...policies])),
  };
}
