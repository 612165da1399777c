import { checkLayer } from '../iam/compile/check-layer.js';
import type { Path } from '../iam/diagnostic.js';
import { isPlainObject } from '../iam/document/object.js';
import { type LayerName, layerNames } from '../iam/document/policy.js';
import { type CompiledSet, compileSet } from '../iam/evaluate/compiled-set.js';
import { nearest } from '../iam/nearest.js';
import { typeName } from '../service/faults.js';
import { PolicyError } from './errors.js';
import { type LayerValue, layerNamePattern, levelsReader, type PlacedPolicy } from './layer-value.js';
import type { Layers, NamedLayers } from './layers.js';
import { compiledOf, isPolicy, type Policy, policyFromObject } from './policy.js';
import type { PolicyDocument } from './policy-document.js';
import { type Problem, problemAt, problemOf } from './problem.js';
import { problemOfSet, readLayerValue } from './read-layer-value.js';
import type { Result } from './result.js';

/** The policies of a decision. It does not change. */
export interface PolicySet {
  readonly policies: readonly {
    readonly layer: LayerName;
    readonly level: number;
    readonly policy: Policy;
  }[];
  /** Warnings: what a layer takes, and what is hardly ever meant in it. */
  readonly problems: readonly Problem[];
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
  const problems = [...layers].flatMap(([layer, levels]) =>
    levels.flat().flatMap((policy) => layerProblems(policy, layer)),
  );
  return assembleChecked(layers, problems);
}

/** A layer without policies is the same as one that is not given. */
function assembleChecked(
  layers: ReadonlyMap<LayerName, Levels>,
  problems: readonly Problem[],
): Result<PolicySet> {
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const given = [...layers].filter(([, levels]) => levels.some((policies) => policies.length > 0));
  const members = given.flatMap(([layer, levels]) =>
    levels.flatMap((policies, level) => policies.map((policy) => Object.freeze({ layer, level, policy }))),
  );
  const set: PolicySet = Object.freeze({
    policies: Object.freeze(members),
    problems: Object.freeze([...new Set(problems)]),
  });
  const compiled = new Map(
    given.map(([layer, levels]) => [layer, levels.map((policies) => policies.map(compiledOf))]),
  );
  knownSets.set(set, { set, compiled: compileSet(compiled) });
  return { ok: true, value: set };
}

const checked = new WeakMap<Policy, Map<LayerName, readonly Problem[]>>();

/** What a layer says of a policy; the same problems each time, so that they can be told once. */
export function layerProblems(policy: Policy, layer: LayerName): readonly Problem[] {
  const byLayer = checked.get(policy) ?? new Map<LayerName, readonly Problem[]>();
  checked.set(policy, byLayer);
  const problems = byLayer.get(layer) ?? checkLayer(compiledOf(policy).parsed, layer).map(problemOf);
  byLayer.set(layer, problems);
  return problems;
}

/**
 * The policies that decide together, by layer. What several layers or sets have in common can be named: a string that does
 * not begin with `{` is a name in `named`.
 * @throws {PolicyError} on an unknown layer or name, a policy that is invalid, or one that its layer may not contain
 */
export function policySet(layers: Layers, named: NamedLayers = {}): PolicySet {
  checkLayers(layers);
  checkObject(named, 'the second argument of policySet', 'an object of names');
  const problems: Problem[] = [];
  const levelsOf = levelsReader(readNamed(named, problems), (fault, at) => {
    problems.push(problemOfSet(fault, at));
  });
  const read = new Map<LayerName, Levels>();
  for (const [name, value] of Object.entries(layers)) {
    const layer = layerNames.find((known) => known === name);
    if (layer === undefined) {
      const near = nearest(name, layerNames);
      problems.push(problemAt([name], { code: 'unknown-layer', layer: name, nearest: near }));
      continue;
    }
    const levels = levelsOf(readLayerValue(value, { layer }, problems), layer) ?? [];
    for (const one of levels.flat()) for (const problem of problemsIn(one, layer)) problems.push(problem);
    read.set(
      layer,
      levels.map((level) => level.map(({ policy }) => policy)),
    );
  }
  const result = assembleChecked(read, problems);
  if (!result.ok) throw new PolicyError(result.problems);
  return result.value;
}

function checkLayers(layers: unknown): void {
  const expected = 'an object of layers, as { identity: policy }';
  checkObject(layers, 'policySet', expected);
  if (!isPolicy(layers) && !Object.hasOwn(layers as object, 'Statement')) return;
  throw new PolicyError([
    problemAt([], { code: 'wrong-type', element: 'policySet', expected, actual: 'a policy' }),
  ]);
}

function checkObject(value: unknown, element: string, expected: string): void {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // As layers, a Map or the instance of a class would be a set without policies.
  if (isObject && (isPolicy(value) || isPlainObject(value))) return;
  throw new PolicyError([problemAt([], { code: 'wrong-type', element, expected, actual: typeName(value) })]);
}

function readNamed(named: NamedLayers, problems: Problem[]): ReadonlyMap<string, LayerValue<Path>> {
  const values = new Map<string, LayerValue<Path>>();
  for (const [name, value] of Object.entries(named)) {
    if (!layerNamePattern.test(name))
      problems.push(problemOfSet({ code: 'invalid-layer-name', name }, ['named', name]));
    values.set(name, readLayerValue(value, { name }, problems));
  }
  return values;
}

/** What a layer says of a policy that has a text is placed there; of any other, where it stands in the layer. */
function problemsIn({ policy, at }: PlacedPolicy<Path>, layer: LayerName): readonly Problem[] {
  return layerProblems(policy, layer).map((problem) =>
    problem.line === undefined ? { ...problem, path: [...at, ...(problem.path ?? [])] } : problem,
  );
}
