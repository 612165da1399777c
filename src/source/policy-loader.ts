import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Policy } from '../api/policy.js';
import type { Result } from '../api/result.js';
import { policyOfFile } from './load-policy.js';
import { readFault } from './read-fault.js';
import { readFile } from './read-file.js';
import { shownPath } from './shown-path.js';
import { problemOfPath, type SourceFault } from './source-fault.js';

/** Loads the policies that scenario files name, each file once in a run. */
export interface PolicyLoader {
  /** What `path` means in a scenario file: relative to it, and inside the project root. */
  readonly load: (path: string, scenarioFile: string) => Result<Policy>;
}

export function policyLoader(cwd: string): PolicyLoader {
  const roots = new Map<string, string>();
  const policies = new Map<string, Result<Policy>>();
  const rootOf = (folder: string): string => {
    const known = roots.get(folder) ?? projectRoot(folder, cwd);
    roots.set(folder, known);
    return known;
  };
  return {
    load: (path, scenarioFile) => {
      const refuse = (fault: SourceFault): Result<Policy> => ({
        ok: false,
        problems: [problemOfPath(fault, path)],
      });
      if (isAbsolute(path) || /^[A-Za-z]:[\\/]|^\\/.test(path)) return refuse({ code: 'absolute-path' });
      const folder = dirname(resolve(cwd, scenarioFile));
      const root = rootOf(folder);
      const outside: SourceFault = { code: 'path-outside-root', root: shownPath(root, cwd) };
      const target = resolve(folder, path);
      // What is outside is not even looked at, so that no message tells what is there.
      if (!isInside(target, root)) return refuse(outside);
      try {
        const real = realpathSync(target);
        if (!isInside(real, realpathSync(root))) return refuse(outside);
        const known = policies.get(real);
        if (known !== undefined) return known;
        const read = readFile(target);
        // It is told where the path stands: nothing in the file itself could be shown.
        if (read.text === undefined) return refuse(read.fault);
        const policy = policyOfFile(target, shownPath(target, cwd), read.text);
        policies.set(real, policy);
        return policy;
      } catch (error) {
        return refuse(readFault(error, target));
      }
    },
  };
}

/** The nearest folder up with `.git` or `package.json`, else the working folder. */
function projectRoot(folder: string, cwd: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git')) || existsSync(join(at, 'package.json'))) return at;
    if (dirname(at) === at) return cwd;
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
