import { resolve } from 'node:path';
import type { Collector } from '../api/coverage/collector.js';
import { compiledOf, type Policy, policyFromObject } from '../api/policy.js';
import { assemble, type PolicySet } from '../api/policy-set.js';
import type { Result } from '../api/result.js';
import type { LayerName } from '../iam/document/policy.js';
import type { SeenStatement } from '../iam/evaluate/observe.js';
import { readPolicyFile } from '../source/load-policy.js';
import { readFile } from '../source/read-file.js';
import { shownPath } from '../source/shown-path.js';
import type { CoverageLog, LoggedPolicy, LoggedSight } from './coverage-log.js';
import { everythingGranted, grantingLayers } from './grant-everything.js';
import type { Io } from './io.js';

/** Adds what the workers of a command have seen. */
export function joinCoverageLogs(io: Io, logs: readonly CoverageLog[], collector: Collector): void {
  const find = policyFinder(io, collector);
  for (const lines of logs) {
    const found = new Map<number, Policy>();
    for (const line of lines) {
      if ('layer' in line) {
        const policy = find(line);
        if (policy !== undefined) found.set(line.policy, policy);
        continue;
      }
      const policy = found.get(line.policy);
      if (policy !== undefined) collector.join(policy, new Map([[line.statement, sightOf(line)]]));
    }
  }
}

function sightOf({ seen: [bits = 0, ...conditions] }: LoggedSight): SeenStatement {
  return { bits, conditions };
}

/** Finds the policy of a line, be it one of the scenarios; what has changed since is told, and left out. */
function policyFinder(io: Io, collector: Collector): (line: LoggedPolicy) => Policy | undefined {
  const known = new Map<string, Policy | undefined>();
  for (const policy of collector.policies()) known.set(nameOf(policy, io.cwd), policy);
  const stands = new Set<string>();
  return (line) => {
    const name = nameOfLine(line);
    if (!known.has(name)) known.set(name, load(io, line));
    const policy = known.get(name);
    if (policy === undefined) return undefined;
    // A policy that scenarios use stands there already, with all that is beside it.
    const place = `${line.layer} ${name}`;
    if (!stands.has(place) && !collector.layersOf(policy).includes(line.layer)) {
      const set = setOf(policy, line.layer);
      if (set !== undefined) collector.add(set, policy);
    }
    stands.add(place);
    return policy;
  };
}

function nameOf(policy: Policy, cwd: string): string {
  const { file, source, document } = policy;
  return file === undefined || source === undefined
    ? JSON.stringify([document])
    : JSON.stringify([resolve(cwd, file), source.text, compiledOf(policy).parsed.at]);
}

function nameOfLine({ file, text, at, document }: LoggedPolicy): string {
  return file === undefined ? JSON.stringify([document]) : JSON.stringify([file, text, at]);
}

function load(io: Io, { file, text, document }: LoggedPolicy): Policy | undefined {
  if (file === undefined) return policyIn(policyFromObject(document));
  const shown = shownPath(file, io.cwd);
  const policy = readFile(file).text === text ? policyIn(readPolicyFile(file, io.cwd)) : undefined;
  if (policy === undefined)
    io.err.write(
      `${shown} is no longer what the command read: what it saw of it is left out of the coverage\n`,
    );
  return policy;
}

function policyIn(result: Result<Policy>): Policy | undefined {
  return result.ok ? result.value : undefined;
}

/** The policy alone in its layer; one that only limits stands beside policies that grant everything. */
function setOf(policy: Policy, layer: LayerName): PolicySet | undefined {
  const beside = grantingLayers.has(layer) ? [] : everythingGranted();
  const set = assemble(new Map([...beside, [layer, [[policy]]]]));
  return set.ok ? set.value : undefined;
}
