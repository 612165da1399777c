import {
  isWhole,
  type LayerValue,
  levelsReader,
  type PlacedLevels,
  type ReadLevels,
} from '../api/layer-value.js';
import { type Policy, policyFromNode } from '../api/policy.js';
import { assemble, type Levels, layerProblems, type PolicySet } from '../api/policy-set.js';
import type { Result } from '../api/result.js';
import { type Member, memberOf, type Node, type ObjectNode, type Offset } from '../iam/document/node.js';
import { type LayerName, layerNames } from '../iam/document/policy.js';
import type { Faults } from './faults.js';
import type { World } from './suite.js';

export type Layers = ReadonlyMap<LayerName, Levels>;

/** Reads the policies of one file. */
export interface PolicyReader {
  /** What `policies:` says; without layers they are the identity policies. Undefined where one of them is refused. */
  readonly read: (node: Node) => Layers | undefined;
  /** Every policy that the file has or names, each once, in the order in which they were read. */
  readonly policies: ReadonlySet<Policy>;
}

/** @param named the object under `layers:`; all of it is read, whether or not it is used */
export function policyReader(named: ObjectNode | undefined, world: World, faults: Faults): PolicyReader {
  const policies = new Set<Policy>();
  const readOne = (node: Node): LayerValue<Offset> => {
    const value = readValue(node, world, faults);
    if (value.kind === 'policy') policies.add(value.policy);
    return value;
  };
  const readAll = (node: Node): LayerValue<Offset> =>
    node.kind === 'array' ? { kind: 'list', at: node.at, items: node.items.map(readAll) } : readOne(node);
  const values = (named?.members ?? []).map(({ key, value }) => [key, readAll(value)] as const);
  const levelsOf = levelsReader(new Map(values), faults.refuse);
  return {
    policies,
    read: (node) => {
      const layers = layersOf(node).map(({ key, value }) =>
        readLayer(readAll(value), key as LayerName, levelsOf, faults),
      );
      return isWhole(layers) ? new Map(layers) : undefined;
    },
  };
}

function readLayer(
  value: LayerValue<Offset>,
  layer: LayerName,
  levelsOf: ReadLevels<Offset>,
  faults: Faults,
): readonly [LayerName, Levels] | undefined {
  const levels = levelsOf(value, layer);
  if (levels === undefined || !arePoliciesTaken(levels, layer, faults)) return undefined;
  return [layer, levels.map((level) => level.map(({ policy }) => policy))];
}

/** What a layer does not take is refused in the policy; a policy of another file is named where the layer has it, too. */
function arePoliciesTaken(levels: PlacedLevels<Offset>, layer: LayerName, faults: Faults): boolean {
  const refused = levels
    .flat()
    .filter(({ policy }) => layerProblems(policy, layer).some(({ severity }) => severity === 'error'));
  for (const { policy, at } of refused) {
    for (const problem of layerProblems(policy, layer)) faults.pass(problem, at);
    const { file } = policy;
    if (file !== undefined && file !== faults.source.file)
      faults.refuse({ code: 'policy-not-in-layer', file, layer }, at);
  }
  return refused.length === 0;
}

/** A document has elements of its own; an object of layers has none of them. */
function layersOf(node: Node): readonly Pick<Member, 'key' | 'value'>[] {
  return isLayers(node) ? node.members : [{ key: 'identity', value: node }];
}

export function isLayers(node: Node): node is ObjectNode {
  return node.kind === 'object' && !isDocument(node);
}

function isDocument(node: Node): boolean {
  return (
    node.kind === 'object' &&
    ['Statement', 'Version', 'Id'].some((element) => memberOf(node, element) !== undefined)
  );
}

/** A policy inline, the path of one, or a name, which has neither a slash nor a dot. */
function readValue(node: Node, world: World, faults: Faults): LayerValue<Offset> {
  const { at } = node;
  if (node.kind !== 'string') return readPolicy(node, undefined, world, faults);
  const text = node.value;
  const isArn = text.startsWith('arn:');
  if (isArn) faults.refuse({ code: 'arn-not-policy', text }, at);
  const isJson = text.trimStart().startsWith('{');
  if (isJson) faults.refuse({ code: 'policy-as-text' }, at);
  if (isArn || isJson) return { kind: 'broken', at };
  return /[/.]/.test(text) ? readPolicy(node, text, world, faults) : { kind: 'name', at, name: text };
}

function readPolicy(node: Node, path: string | undefined, world: World, faults: Faults): LayerValue<Offset> {
  const { at } = node;
  const { file } = faults.source;
  const result: Result<Policy> =
    path === undefined
      ? policyFromNode(node, { name: 'inline', source: faults.source, ...(file !== undefined && { file }) })
      : world.loadPolicy(path);
  if (result.ok) return { kind: 'policy', at, policy: result.value };
  for (const problem of result.problems) faults.pass(problem, at);
  // The places are in the policy; here it is said which file could not be run for it.
  if (path !== undefined && result.problems.some(({ line }) => line !== undefined)) {
    faults.refuse({ code: 'policy-refused', path }, at);
  }
  return { kind: 'broken', at };
}

/** The layers of a scenario replace those of the suite that they name. */
export function mergeLayers(suite: Layers | undefined, own: Layers | undefined): Layers {
  return new Map([...(suite ?? []), ...(own ?? [])]);
}

/** Makes a set of layers, once for the same policies. */
export function assembler(): (layers: Layers) => Result<PolicySet> {
  const numbers = new Map<Policy, number>();
  const numberOf = (policy: Policy): number => {
    const number = numbers.get(policy) ?? numbers.size;
    numbers.set(policy, number);
    return number;
  };
  const sets = new Map<string, Result<PolicySet>>();
  return (layers) => {
    const key = layerNames
      .map(
        (name) =>
          (layers.get(name) ?? []).map((level) => level.map(numberOf).join('+')).join('/') +
          (layers.has(name) ? '' : '-'),
      )
      .join('|');
    const known = sets.get(key);
    if (known !== undefined) return known;
    const set = assemble(layers);
    sets.set(key, set);
    return set;
  };
}
