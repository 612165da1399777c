import type { Path } from '../iam/diagnostic.js';
import { type LayerName, layerNames, levelledLayers } from '../iam/document/policy.js';
import { typeName } from '../service/faults.js';
import type { LayerValue } from './layer-value.js';
import { isPolicy, type Policy, policyFromObject, policyFromText } from './policy.js';
import { describePath, type Problem } from './problem.js';
import type { Result } from './result.js';
import { describeKeys, describeSetFault, type PolicyPosition, type SetFault } from './set-fault.js';

/** Where a value stands: in a layer, or under a name. */
export type Home =
  | { readonly layer: LayerName; readonly name?: never }
  | { readonly name: string; readonly layer?: never };

/** Reads what a program gives for a layer, or under a name. */
export function readLayerValue(value: unknown, home: Home, problems: Problem[]): LayerValue<Path> {
  const start: Path = home.layer === undefined ? ['named', home.name] : [home.layer];

  const refuse = (fault: SetFault, at: Path): LayerValue<Path> => {
    problems.push(problemOfSet(fault, at));
    return { kind: 'broken', at };
  };
  const taken = (read: Result<Policy>, at: Path): LayerValue<Path> => {
    if (read.ok) return { kind: 'policy', at, policy: read.value };
    for (const problem of read.problems) {
      // Text of its own has lines of its own, which do not say where in the program it stands.
      const message =
        problem.line === undefined ? problem.message : `in ${describePath(at)}: ${problem.message}`;
      problems.push({ ...problem, message, path: [...at, ...(problem.path ?? [])] });
    }
    return { kind: 'broken', at };
  };
  const readText = (text: string, at: Path): LayerValue<Path> => {
    if (text.trim().startsWith('{')) return taken(policyFromText(text, { name: 'inline' }), at);
    if (text.startsWith('arn:')) return refuse({ code: 'arn-not-policy', text }, at);
    return { kind: 'name', at, name: text };
  };
  const refuseOther = (given: string, at: Path): LayerValue<Path> =>
    refuse({ code: 'not-a-policy', given, position: positionOf(at, start, home), layer: home.layer }, at);
  const read = (item: unknown, at: Path): LayerValue<Path> => {
    if (typeof item === 'string') return readText(item, at);
    if (isPolicy(item)) return { kind: 'policy', at, policy: item };
    if (Array.isArray(item)) {
      // Levels hold lists, and those hold policies: an array that holds itself is not followed further than that.
      if (at.length - start.length > 1) return refuseOther('a list', at);
      return { kind: 'list', at, items: Array.from(item, (one, index) => read(one, [...at, index])) };
    }
    if (typeof item !== 'object' || item === null) return refuseOther(typeName(item), at);
    const layer = layerNames.find((name) => Object.hasOwn(item, name));
    if (layer !== undefined && home.name !== undefined)
      return refuse({ code: 'layers-in-name', name: home.name, layer }, at);
    if (layer === undefined && isNoDocument(item)) return refuseOther(describeKeys(Object.keys(item)), at);
    return taken(policyFromObject(item), at);
  };
  return read(value, start);
}

export function problemOfSet(fault: SetFault, path: Path): Problem {
  return { severity: 'error', code: fault.code, message: describeSetFault(fault, 'program'), path };
}

function positionOf(at: Path, start: Path, { layer }: Home): PolicyPosition {
  if (at.length === start.length) return 'layer';
  const isLevel = at.length === start.length + 1 && layer !== undefined && levelledLayers.has(layer);
  return isLevel ? 'level' : 'member';
}

/** An object that has something, and nothing that a policy has: it is about a policy, and none. */
function isNoDocument(value: object): boolean {
  const keys = Object.keys(value);
  if (keys.length === 0 || 'toJSON' in value) return false;
  return !['Statement', 'Version', 'Id'].some((element) => element in value);
}
