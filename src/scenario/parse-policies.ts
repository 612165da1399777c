import { type Policy, policyFromNode } from '../api/policy.js';
import { assemble, type Levels, type PolicySet } from '../api/policy-set.js';
import type { Result } from '../api/result.js';
import { type Member, memberOf, type Node } from '../iam/document/node.js';
import { type LayerName, layerNames, levelledLayers } from '../iam/document/policy.js';
import type { Faults } from './faults.js';
import type { World } from './suite.js';

export type Layers = ReadonlyMap<LayerName, Levels>;

/** Reads `policies:`; without layers they are the identity policies. Undefined where one of them is refused. */
export function parsePolicies(node: Node, world: World, faults: Faults): Layers | undefined {
  const before = faults.count();
  const read = (policy: Node): readonly Policy[] => readPolicy(policy, world, faults);
  const layers = new Map<LayerName, Levels>();
  for (const { key, value } of layersOf(node)) {
    const layer = key as LayerName;
    layers.set(
      layer,
      levelledLayers.has(layer)
        ? listOf(value).map((level) => listOf(level).flatMap(read))
        : [listOf(value).flatMap(read)],
    );
  }
  return faults.count() > before ? undefined : layers;
}

/** A document has elements of its own; an object of layers has none of them. */
function layersOf(node: Node): readonly Pick<Member, 'key' | 'value'>[] {
  return node.kind === 'object' && !isDocument(node) ? node.members : [{ key: 'identity', value: node }];
}

function isDocument(node: Node): boolean {
  return (
    node.kind === 'object' &&
    ['Statement', 'Version', 'Id'].some((element) => memberOf(node, element) !== undefined)
  );
}

function listOf(node: Node): readonly Node[] {
  return node.kind === 'array' ? node.items : [node];
}

function readPolicy(node: Node, world: World, faults: Faults): readonly Policy[] {
  const path = node.kind === 'string' ? node.value : undefined;
  const { file } = faults.source;
  const result: Result<Policy> =
    path === undefined
      ? policyFromNode(node, { name: 'inline', source: faults.source, ...(file !== undefined && { file }) })
      : world.loadPolicy(path);
  if (result.ok) return [result.value];
  for (const problem of result.problems) faults.pass(problem, node.at);
  // The places are in the policy; here it is said which file could not be run for it.
  if (path !== undefined && result.problems.some(({ line }) => line !== undefined)) {
    faults.refuse({ code: 'policy-refused', path }, node.at);
  }
  return [];
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
