import { checkDecided, checkLayer } from '../iam/compile/check-layer.js';
import {
  type LayerName,
  type LevelledLayerName,
  layerNames,
  levelledLayers,
} from '../iam/document/policy.js';
import { type CompiledSet, compileSet } from '../iam/evaluate/compiled-set.js';
import { nearest } from '../iam/nearest.js';
import { typeName } from '../service/faults.js';
import { PolicyError } from './errors.js';
import { compiledOf, isPolicy, type Policy, policyFromObject, policyFromText } from './policy.js';
import type { PolicyDocument } from './policy-document.js';
import { type Problem, problemAt, problemOf } from './problem.js';
import type { Result } from './result.js';

/** A policy in any form that can stand in a layer; a string is JSON text. */
export type PolicySource = Policy | PolicyDocument | string;

/** The policies of each layer: one, or a list; of scp, rcp and resourceScp a list of levels from the root down. */
export type Layers = {
  readonly [Layer in LayerName]?:
    | PolicySource
    | readonly (Layer extends LevelledLayerName ? PolicySource | readonly PolicySource[] : PolicySource)[];
};

/** The policies of a decision. It does not change. */
export interface PolicySet {
  readonly policies: readonly {
    readonly layer: LayerName;
    readonly level: number;
    readonly policy: Policy;
  }[];
}

/** The levels of a layer, each with its policies; most layers have one level. */
export type Levels = readonly (readonly Policy[])[];

interface KnownSet {
  readonly set: PolicySet;
  readonly compiled: CompiledSet;
}

/** By the set itself; a policy that is asked alone stands for the set of which it is the identity policy. */
const knownSets = new WeakMap<object, KnownSet>();

/** What decides when the subject is asked: a set itself, anything else as the one identity policy. */
export type Subject = PolicySet | Policy | PolicyDocument | { toJSON(): unknown };

/**
 * @throws {PolicyError} on a policy that is invalid, or that is no identity policy
 */
export function compiledSetOf(subject: Subject): CompiledSet {
  return (knownSets.get(subject) ?? learn(subject)).compiled;
}

/**
 * What decides when the subject is asked: a set itself, anything else as the one identity policy.
 * @throws {PolicyError} on a policy that is invalid, or that is no identity policy
 */
export function asPolicySet(subject: Subject): PolicySet {
  return (knownSets.get(subject) ?? learn(subject)).set;
}

function learn(subject: Subject): KnownSet {
  // An object that the caller may change between two questions is read anew for each.
  const policy: Result<Policy> = isPolicy(subject) ? { ok: true, value: subject } : policyFromObject(subject);
  if (!policy.ok) throw new PolicyError(policy.problems);
  const set = assemble(new Map([['identity', [[policy.value]]]]));
  if (!set.ok) throw new PolicyError(set.problems);
  const known = knownSets.get(set.value) as KnownSet;
  if (isPolicy(subject)) knownSets.set(subject, known);
  return known;
}

/** Puts policies into their layers, which have rules of their own on what a policy may contain. */
export function assemble(layers: ReadonlyMap<LayerName, Levels>): Result<PolicySet> {
  const problems: Problem[] = [...layers.keys()].flatMap((layer) => checkDecided(layer).map(problemOf));
  const members = [...layers].flatMap(([layer, levels]) =>
    levels.flatMap((policies, level) => policies.map((policy) => Object.freeze({ layer, level, policy }))),
  );
  for (const { layer, policy } of members) {
    for (const diagnostic of checkLayer(compiledOf(policy).parsed, layer))
      problems.push(problemOf(diagnostic));
  }
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const set: PolicySet = Object.freeze({ policies: Object.freeze(members) });
  const compiled = new Map(
    [...layers].map(([layer, levels]) => [layer, levels.map((policies) => policies.map(compiledOf))]),
  );
  knownSets.set(set, { set, compiled: compileSet(compiled) });
  return { ok: true, value: set };
}

/**
 * The policies that decide together, by layer.
 * @throws {PolicyError} on an unknown layer, a policy that is invalid, or one that its layer may not contain
 */
export function policySet(layers: Layers): PolicySet {
  const problems: Problem[] = [];
  const read = new Map<LayerName, Levels>();
  if (typeof layers !== 'object' || layers === null || Array.isArray(layers)) {
    throw new PolicyError([
      problemAt([], {
        code: 'wrong-type',
        element: 'policySet',
        expected: 'an object of layers',
        actual: typeName(layers),
      }),
    ]);
  }
  for (const [name, value] of Object.entries(layers)) {
    const layer = layerNames.find((known) => known === name);
    if (layer === undefined)
      problems.push(
        problemAt([name], { code: 'unknown-layer', layer: name, nearest: nearest(name, layerNames) }),
      );
    else read.set(layer, readLevels(value, layer, problems));
  }
  if (problems.length > 0) throw new PolicyError(problems);
  const result = assemble(read);
  if (!result.ok) throw new PolicyError(result.problems);
  return result.value;
}

function readLevels(value: NonNullable<Layers[LayerName]>, layer: LayerName, problems: Problem[]): Levels {
  const read = (item: unknown, path: readonly (string | number)[]): Policy[] => {
    const result = readSource(item);
    if (result.ok) return [result.value];
    for (const problem of result.problems)
      problems.push({ ...problem, path: [...path, ...(problem.path ?? [])] });
    return [];
  };
  const readAll = (items: unknown, path: readonly (string | number)[]): Policy[] =>
    Array.isArray(items) ? items.flatMap((item, index) => read(item, [...path, index])) : read(items, path);
  if (!levelledLayers.has(layer) || !Array.isArray(value)) return [readAll(value, [layer])];
  return value.map((level: unknown, index) => readAll(level, [layer, index]));
}

function readSource(source: unknown): Result<Policy> {
  if (isPolicy(source)) return { ok: true, value: source };
  return typeof source === 'string' ? policyFromText(source, { name: 'inline' }) : policyFromObject(source);
}
