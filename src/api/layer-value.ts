import { type LayerName, levelledLayers } from '../iam/document/policy.js';
import { nearest } from '../iam/nearest.js';
import type { Policy } from './policy.js';
import type { SetFault } from './set-fault.js';

/**
 * What is given for a layer, or under a name, before names are looked up. `At` is a place: an offset in a file, or the
 * path in an object.
 */
export type LayerValue<At> =
  | PlacedPolicy<At>
  | { readonly kind: 'list'; readonly at: At; readonly items: readonly LayerValue<At>[] }
  | { readonly kind: 'name'; readonly at: At; readonly name: string }
  /** What is wrong with it has been said. */
  | { readonly kind: 'broken'; readonly at: At };

export interface PlacedPolicy<At> {
  readonly kind: 'policy';
  readonly at: At;
  readonly policy: Policy;
}

/** The levels of a layer; a layer without levels is one. */
export type PlacedLevels<At> = readonly PlacedLevel<At>[];
type PlacedLevel<At> = readonly PlacedPolicy<At>[];

/** The levels of a layer. Undefined where something about it is refused. */
export type ReadLevels<At> = (value: LayerValue<At>, layer: LayerName) => PlacedLevels<At> | undefined;

/** What a name stands for: levels where it is the whole of a layer that has them, policies elsewhere. */
interface Named<At> {
  readonly levels: PlacedLevels<At>;
  readonly policies: PlacedLevel<At>;
  /** It has lists in its list, which can only be levels. */
  readonly hasLists: boolean;
}

/** Nobody names names through so many others. */
const maximumDepth = 64;

/** A name is never taken for a path, nor for JSON text or an ARN. The schema of scenario files says the same. */
export const layerNamePattern = /^(?!\s|\{|arn:)[^/.\p{Cc}]*[^/.\s\p{Cc}]$/u;

/**
 * Names are looked up in whatever order they stand, and as if what they name stood there: the whole of a layer with levels
 * takes its levels, a list its policies. Every name is followed at once, also one that no layer uses.
 */
export function levelsReader<At>(
  named: ReadonlyMap<string, LayerValue<At>>,
  refuse: (fault: SetFault, at: At) => void,
): ReadLevels<At> {
  const known = new Map<string, Named<At> | undefined>();
  const open = new Set<string>();

  const follow = (name: string, at: At, layer: LayerName | undefined): Named<At> | undefined => {
    const value = named.get(name);
    if (value === undefined) {
      const near = nearest(name, named.keys());
      refuse({ code: 'unknown-layer-name', name, nearest: near, layer, anyNamed: named.size > 0 }, at);
    } else if (known.has(name)) return known.get(name);
    else if (open.has(name)) refuse({ code: 'layer-name-in-itself', name }, at);
    else if (open.size === maximumDepth) refuse({ code: 'layer-names-too-deep', limit: maximumDepth }, at);
    else {
      open.add(name);
      const read = readNamed(value);
      open.delete(name);
      known.set(name, read);
      return read;
    }
    return undefined;
  };

  const readNamed = (value: LayerValue<At>): Named<At> | undefined => {
    if (value.kind === 'name') return follow(value.name, value.at, undefined);
    const levels = readWhole(value, undefined);
    const hasLists = value.kind === 'list' && value.items.some(({ kind }) => kind === 'list');
    return levels && { levels, policies: once(levels.flat()), hasLists };
  };

  const readWhole = (value: LayerValue<At>, layer: LayerName | undefined): PlacedLevels<At> | undefined => {
    if (value.kind === 'name') {
      return follow(value.name, value.at, layer)?.levels.map((level) => movedTo(level, value.at));
    }
    if (value.kind !== 'list') return value.kind === 'broken' ? undefined : [[value]];
    const levels = value.items.map((item) => readLevel(item, layer));
    return isWhole(levels) ? levels : undefined;
  };

  /** Policies that count together: a level, or a layer that has none. */
  const readLevel = (value: LayerValue<At>, layer: LayerName | undefined): PlacedLevel<At> | undefined => {
    if (value.kind === 'name') {
      const found = follow(value.name, value.at, layer);
      if (found?.hasLists !== true) return found && movedTo(found.policies, value.at);
      refuse({ code: 'levels-in-name', name: value.name, layer }, value.at);
      return undefined;
    }
    if (value.kind !== 'list') return value.kind === 'broken' ? undefined : [value];
    const members = value.items.map((item) => {
      if (item.kind !== 'list') return readLevel(item, layer);
      refuse({ code: 'not-a-policy', given: 'a list', position: 'member', layer }, item.at);
      return undefined;
    });
    return isWhole(members) ? once(members.flat()) : undefined;
  };

  for (const [name, { at }] of named) follow(name, at, undefined);
  return (value, layer) => {
    if (!levelledLayers.has(layer)) {
      const level = readLevel(value, layer);
      return level && [level];
    }
    const levels = readWhole(value, layer);
    if (layer === 'rcp' || levels?.every(({ length }) => length > 0) !== false) return levels;
    // Organizations API, DetachPolicy: a root, a unit and an account each keep at least one SCP. An RCP is always left,
    // too: RCPFullAWSAccess, which nobody has to write.
    for (const [index, level] of levels.entries()) {
      const at = value.kind === 'list' ? value.items[index]?.at : undefined;
      if (level.length === 0) refuse({ code: 'empty-level', layer }, at ?? value.at);
    }
    return undefined;
  };
}

/** Whether nothing of it is missing. */
export function isWhole<Value>(values: readonly (Value | undefined)[]): values is readonly Value[] {
  return !values.includes(undefined);
}

function movedTo<At>(level: PlacedLevel<At>, at: At): PlacedLevel<At> {
  return level.map((one) => ({ ...one, at }));
}

/** A policy that is attached twice counts once. It also keeps names of names of names from growing without end. */
function once<At>(level: PlacedLevel<At>): PlacedLevel<At> {
  const seen = new Set<Policy>();
  return level.filter(({ policy }) => !seen.has(policy) && seen.add(policy));
}
