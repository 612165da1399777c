import { resolve } from 'node:path';
import type { Policy } from '../api/policy.js';
import { assemble, type Levels, type PolicySet } from '../api/policy-set.js';
import type { Problem } from '../api/problem.js';
import type { LayerName } from '../iam/document/policy.js';
import { readPolicyFile } from '../source/load-policy.js';
import { everythingGranted, fullAwsAccess, grantingLayers } from './grant-everything.js';
import type { Io } from './io.js';
import { tell } from './tell.js';

/** What lies beside the policy in question. */
export type Beside = 'nothing' | 'what-it-limits';

/** Reads the policies of files, each into the layer by itself, and tells what is wrong. Undefined where one cannot be used. */
export function loadSets(
  io: Io,
  files: readonly string[],
  layer: LayerName | undefined,
  beside: Beside,
): readonly PolicySet[] | undefined {
  const own = layer ?? 'identity';
  const read = files.map((file) => readSet(resolve(io.cwd, file), io.cwd, own, beside));
  const problems = read.flatMap(({ problems }) => problems);
  tell(io, problems);
  if (layer === undefined && problems.some(isAboutPrincipals))
    io.err.write('It is read as an identity policy: say with --layer what it is, as in --layer resource\n');
  const sets = read.map(({ set }) => set).filter((set) => set !== undefined);
  return sets.length === files.length ? sets : undefined;
}

interface ReadSet {
  readonly set: PolicySet | undefined;
  readonly problems: readonly Problem[];
}

function readSet(path: string, cwd: string, layer: LayerName, beside: Beside): ReadSet {
  const read = readPolicyFile(path, cwd);
  if (!read.ok) return { set: undefined, problems: read.problems };
  const isLimit = beside === 'what-it-limits' && !grantingLayers.has(layer);
  const level = isLimit && takesFromFullAccess(read.value, layer) ? [fullAwsAccess()] : [];
  const own: readonly [LayerName, Levels] = [layer, [[read.value, ...level]]];
  const set = assemble(new Map([...(isLimit ? everythingGranted() : []), own]));
  const problems = [...read.value.problems, ...(set.ok ? set.value.problems : set.problems)];
  return { set: set.ok ? set.value : undefined, problems };
}

/** Where nobody says what it is, a policy of a resource is taken for one of a user. */
function isAboutPrincipals({ severity, code, message }: Problem): boolean {
  return severity === 'error' && code === 'element-not-in-layer' && /^(?:Not)?Principal /.test(message);
}

/** An SCP that only denies always stands beside one that allows, mostly FullAWSAccess. */
function takesFromFullAccess({ statements }: Policy, layer: LayerName): boolean {
  if (layer !== 'scp' && layer !== 'resourceScp') return false;
  return statements.every(({ effect }) => effect === 'Deny');
}
