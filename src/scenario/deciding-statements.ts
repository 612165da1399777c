import type { PolicySet } from '../api/policy-set.js';
import { type LayerName, layerNames } from '../iam/document/policy.js';
import type { DecidingStatement } from '../iam/evaluate/decision.js';
import { grantingLayers } from '../iam/evaluate/evaluation-order.js';
import { nearest } from '../iam/nearest.js';
import type { ExpectedOutcome } from './expectation.js';
import type { ExpectationFault } from './fault.js';

/** As much of a statement as its names are made of. */
interface Named {
  readonly policy: string;
  readonly index: number;
  readonly sid?: string | undefined;
}

type Policies = PolicySet['policies'];
type Candidate = Named & {
  readonly effect: 'Allow' | 'Deny';
  readonly layer: LayerName;
  readonly file: string | undefined;
  readonly identity: string;
};

/** Whether the names stand for exactly the statements. The same statement in two layers is named once. */
export function namesStatements(names: readonly string[], statements: readonly DecidingStatement[]): boolean {
  const unnamed = new Set(statements);
  for (const name of names) {
    const meant = statements.filter((statement) => isNamed(statement, name));
    if (meant.length === 0) return false;
    for (const statement of meant) unnamed.delete(statement);
  }
  return unnamed.size === 0;
}

/** The shortest name of each, each once. */
export function decidingNames(statements: readonly DecidingStatement[]): readonly string[] {
  return [...new Set(statements.map(shortName))];
}

export function shortName({ sid, policy, index }: DecidingStatement): string {
  return sid ?? `${policy}#${index}`;
}

/** The layers in which the statements of these names stand. */
export function layersOfNames(names: readonly string[], policies: Policies): readonly LayerName[] {
  const byName = indexOf(policies);
  const layers = new Set(names.flatMap((name) => (byName.get(name) ?? []).map(({ layer }) => layer)));
  return layerNames.filter((layer) => layers.has(layer));
}

/** Checks the names in `decidedBy` against the policies. */
export function checkDeciderNames(
  names: readonly string[],
  outcome: ExpectedOutcome,
  policies: Policies,
): readonly ExpectationFault[] {
  const byName = indexOf(policies);
  const taken = new Set<string>();
  return names.flatMap((name) => checkName(name, byName, outcome, taken) ?? []);
}

function checkName(
  name: string,
  byName: NameIndex,
  outcome: string,
  taken: Set<string>,
): ExpectationFault | undefined {
  const meant = byName.get(name) ?? [];
  const [first] = meant;
  if (first === undefined)
    return {
      code: 'unknown-statement',
      name,
      nearest: nearest(name, byName.keys()),
      known: shortNames(byName),
    };
  if (isAmbiguous(meant)) {
    const spellings = meant.flatMap(
      (one) => spellingsOf(one).find((spelling) => !isAmbiguous(byName.get(spelling) ?? [])) ?? [],
    );
    const files = [...new Set(meant.flatMap(({ file }) => file ?? []))];
    return { code: 'ambiguous-statement', name, spellings: [...new Set(spellings)], files };
  }
  if (taken.has(first.identity)) return { code: 'repeated-statement', name };
  taken.add(first.identity);
  const { effect, layer } = first;
  if ((outcome === 'allow') === (effect === 'Allow')) {
    return effect === 'Deny' || meant.some((one) => grantingLayers.has(one.layer))
      ? undefined
      : { code: 'decider-never-grants', name, layer, granting: [...grantingLayers] };
  }
  return {
    code: 'statement-cannot-decide',
    name,
    effect,
    outcome: `${outcome === 'deny' ? 'a' : 'an'} ${outcome}`,
  };
}

function isAmbiguous(meant: readonly Candidate[]): boolean {
  return meant.some(({ identity }) => identity !== meant[0]?.identity);
}

/** The first spelling of each statement. */
function shortNames(byName: NameIndex): readonly string[] {
  const shortest = new Map<string, string>();
  for (const [name, meant] of byName) {
    for (const { identity } of meant)
      if (!isAmbiguous(meant) && !shortest.has(identity)) shortest.set(identity, name);
  }
  return [...shortest.values()];
}

function isNamed({ policy, index, sid }: Named, name: string): boolean {
  if (sid !== undefined && sid !== '' && (name === sid || name === `${policy}#${sid}`)) return true;
  return name === `#${index}` || name === `${policy}#${index}`;
}

/** From the shortest on. */
function spellingsOf({ policy, index, sid }: Named): readonly string[] {
  const bySid = sid === undefined || sid === '' ? [] : [sid];
  return [...bySid, `#${index}`, ...bySid.map((name) => `${policy}#${name}`), `${policy}#${index}`];
}

type NameIndex = ReadonlyMap<string, readonly Candidate[]>;

const indexes = new WeakMap<Policies, NameIndex>();

/** Every spelling of every statement. A statement that stands in two layers has one identity. */
function indexOf(policies: Policies): NameIndex {
  const known = indexes.get(policies);
  if (known !== undefined) return known;
  const byName = new Map<string, Candidate[]>();
  const numbers = new Map<unknown, number>();
  for (const { policy, layer } of policies) {
    const number = numbers.get(policy) ?? numbers.size;
    numbers.set(policy, number);
    for (const { index, sid, effect } of policy.statements) {
      const candidate: Candidate = {
        policy: policy.name,
        index,
        sid,
        effect,
        layer,
        file: policy.file,
        identity: `${number}#${index}`,
      };
      for (const spelling of spellingsOf(candidate))
        byName.set(spelling, [...(byName.get(spelling) ?? []), candidate]);
    }
  }
  indexes.set(policies, byName);
  return byName;
}
