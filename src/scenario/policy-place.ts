import { describeKeys, type PolicyPosition } from '../api/set-fault.js';
import { kindOf, type Node } from '../iam/document/node.js';
import { type LayerName, layerNames, levelledLayers } from '../iam/document/policy.js';
import type { ScenarioFault } from './fault.js';

type Path = readonly string[];

/** A place where the schema expects policies. */
interface PolicyPlace {
  readonly position: PolicyPosition;
  /** Undefined within what is given a name. */
  readonly layer: LayerName | undefined;
  /** What stands there is given a name. */
  readonly name: string | undefined;
}

/** What is wrong with what stands in the place of a policy, and is none; undefined in any other place. */
export function faultOfPolicy(node: Node, path: Path): ScenarioFault | undefined {
  const place = placeOf(path);
  if (place === undefined) return undefined;
  const { position, layer, name } = place;
  const keys = node.kind === 'object' ? node.members.map(({ key }) => key) : [];
  const inner = layerNames.find((one) => keys.includes(one));
  if (inner !== undefined && name !== undefined) return { code: 'layers-in-name', name, layer: inner };
  if (inner !== undefined) return { code: 'layers-in-list', layer: inner };
  const given = node.kind === 'object' ? describeKeys(keys) : kindOf(node);
  return { code: 'not-a-policy', given, position, layer };
}

/** What takes policies in a scenario. */
const policyKeys: readonly string[] = ['policies', 'noMoreThan', 'equivalentTo'];

/** `layers/NAME/…`, `policies/…`, `policies/LAYER/…`, and the same within a scenario. */
function placeOf(path: Path): PolicyPlace | undefined {
  const [top, name] = path;
  if (top === 'layers' && name !== undefined)
    return { position: positionAt(path.length - 2, undefined), layer: undefined, name };
  const isOfScenario = top === 'scenarios' && policyKeys.includes(path[2] ?? '');
  const start = top === 'policies' ? 1 : isOfScenario ? 3 : undefined;
  if (start === undefined) return undefined;
  const layer = layerNames.find((one) => one === path[start]);
  const depth = path.length - start - (layer === undefined ? 0 : 1);
  return { position: positionAt(depth, layer), layer: layer ?? 'identity', name: undefined };
}

function positionAt(depth: number, layer: LayerName | undefined): PolicyPosition {
  if (depth === 0) return 'layer';
  return depth === 1 && layer !== undefined && levelledLayers.has(layer) ? 'level' : 'member';
}
