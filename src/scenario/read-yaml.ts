import { isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { maximumDepth } from '../iam/document/json.js';
import type { Member, Node, Offset } from '../iam/document/node.js';
import type { SourceText } from '../iam/document/source-text.js';
import { nearest } from '../iam/nearest.js';
import { composeYaml } from './compose-yaml.js';
import type { PlacedFault, ReadFault } from './fault.js';
import type { ReadResult } from './read-result.js';

/** More values than this made by aliases is an attack, not a shared default. */
const aliasLimit = 100_000;

/** Reads one strict YAML 1.2 document. What the package would take quietly is refused with its place. */
export function readYaml(source: SourceText): ReadResult {
  const faults: PlacedFault[] = [...controlCharacter(source.text)];
  const document = faults.length > 0 ? undefined : composeYaml(source.text, faults);
  if (document === undefined || faults.length > 0) return { faults };
  if (document.contents === null) return { faults: [{ fault: { code: 'empty-file' }, at: 0 }] };
  const reader: Reader = { text: source.text, faults, anchors: new Map(), made: 0, size: 0, deepest: 0 };
  const node = convert(reader, document.contents, 0);
  return faults.length > 0 ? { faults } : { node };
}

/** YAML 1.2, 5.1: of the control characters only tab and the line ends, in comments too. */
function controlCharacter(text: string): readonly PlacedFault[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  if (at === -1) return [];
  const character = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  return [{ fault: { code: 'control-character', character }, at }];
}

interface Reader {
  readonly text: string;
  readonly faults: PlacedFault[];
  /** What each anchor names; `undefined` while it is being read. */
  readonly anchors: Map<string, Anchored | undefined>;
  /** How many values aliases stand for. */
  made: number;
  /** How many values were read so far, those of aliases counted. */
  size: number;
  /** The deepest level that was read so far, those of aliases counted. */
  deepest: number;
}

interface Anchored {
  readonly node: Node;
  /** Of how many values it is made. */
  readonly size: number;
  /** How many levels are in it. */
  readonly height: number;
}

const nothing: Node = { kind: 'null', at: -1 };

function convert(reader: Reader, yaml: unknown, depth: number): Node {
  reader.size++;
  reader.deepest = Math.max(reader.deepest, depth);
  if (isScalar(yaml) && yaml.anchor === undefined && yaml.tag === undefined)
    return convertScalar(reader, yaml);
  if (isAlias(yaml)) return follow(reader, yaml.source, startOf(yaml), depth);
  const at = startOf(yaml);
  if (depth > maximumDepth) return fail(reader, { code: 'too-deep', limit: maximumDepth }, at);
  const { anchor, tag } = yaml as { anchor?: string; tag?: string };
  if (tag !== undefined) {
    const written = tag.replace('tag:yaml.org,2002:', '!!');
    return fail(
      reader,
      { code: 'yaml-tag', tag: written },
      Math.max(reader.text.lastIndexOf(written, at), 0),
    );
  }
  if (anchor === undefined) return convertValue(reader, yaml, depth);
  const { size, deepest } = reader;
  reader.deepest = depth;
  reader.anchors.set(anchor, undefined);
  const node = convertValue(reader, yaml, depth);
  reader.anchors.set(anchor, { node, size: reader.size - size + 1, height: reader.deepest - depth });
  reader.deepest = Math.max(reader.deepest, deepest);
  return node;
}

function convertValue(reader: Reader, yaml: unknown, depth: number): Node {
  if (isScalar(yaml)) return convertScalar(reader, yaml);
  const at = startOf(yaml);
  if (isSeq(yaml))
    return { kind: 'array', at, items: yaml.items.map((item) => convert(reader, item, depth + 1)) };
  if (!isMap(yaml))
    return fail(reader, { code: 'yaml-syntax', detail: 'neither a value, a list nor an object' }, at);
  const members: Member[] = [];
  for (const pair of yaml.items) {
    const key = readKey(reader, pair.key);
    // A key without a colon, as in { a, b }, has no value.
    const value =
      pair.value === null ? { ...nothing, at: key.keyAt } : convert(reader, pair.value, depth + 1);
    members.push({ ...key, value });
  }
  return { kind: 'object', at, members };
}

function readKey(reader: Reader, yaml: unknown): { readonly key: string; readonly keyAt: Offset } {
  const keyAt = startOf(yaml);
  if (isScalar(yaml) && typeof yaml.value === 'string' && yaml.tag === undefined) {
    if (yaml.value === '<<' && yaml.type === 'PLAIN') fail(reader, { code: 'yaml-merge-key' }, keyAt);
    return { key: yaml.value, keyAt };
  }
  const written = isScalar(yaml)
    ? (yaml.source ?? '')
    : reader.text.slice(keyAt, Math.min(keyAt + 20, endOf(yaml))).split('\n', 1)[0];
  fail(reader, { code: 'key-not-text', written: written ?? '' }, keyAt);
  return { key: '', keyAt };
}

function convertScalar(reader: Reader, scalar: Scalar): Node {
  const { value } = scalar;
  const at = startOf(scalar);
  switch (typeof value) {
    case 'string':
      return { kind: 'string', at, value };
    case 'boolean':
      return { kind: 'boolean', at, value };
    case 'number':
      return { kind: 'number', at, value, written: scalar.source ?? String(value) };
    default:
      return value === null
        ? { kind: 'null', at }
        : fail(reader, { code: 'yaml-syntax', detail: 'an unknown kind of value' }, at);
  }
}

/** The value that an alias stands for is shared, not copied, but counted as if it were. */
function follow(reader: Reader, name: string, at: Offset, depth: number): Node {
  const target = reader.anchors.get(name);
  if (target === undefined) {
    const inItself = reader.anchors.has(name);
    const known = nearest(name, reader.anchors.keys());
    return fail(
      reader,
      inItself
        ? { code: 'yaml-alias-in-itself', name }
        : { code: 'yaml-unknown-alias', name, nearest: known },
      at,
    );
  }
  reader.deepest = Math.max(reader.deepest, depth + target.height);
  if (depth + target.height > maximumDepth)
    return fail(reader, { code: 'too-deep', limit: maximumDepth }, at);
  reader.made += target.size;
  reader.size += target.size;
  if (reader.made <= aliasLimit) return target.node;
  const told = reader.faults.some(({ fault }) => fault.code === 'yaml-alias-bomb');
  return told ? nothing : fail(reader, { code: 'yaml-alias-bomb', name, limit: aliasLimit }, at);
}

function fail(reader: Reader, fault: ReadFault, at: Offset): Node {
  reader.faults.push({ fault, at });
  return nothing;
}

type Ranged = { range?: readonly [number, number, number] | null } | null;

function startOf(yaml: unknown): Offset {
  return (yaml as Ranged)?.range?.[0] ?? -1;
}

function endOf(yaml: unknown): Offset {
  return (yaml as Ranged)?.range?.[1] ?? -1;
}
