import { maximumDepth } from './json.js';
import type { Member, Node } from './node.js';

/** What JavaScript can hold and JSON cannot. */
export interface NotJson {
  readonly path: readonly (string | number)[];
  readonly found: string;
}

/**
 * A JavaScript value as a document without positions, read once: later changes to the object are not seen.
 * `undefined` members are left out, as JSON.stringify leaves them out; Date and class instances are no JSON.
 */
export function readObject(
  value: unknown,
): { readonly node: Node; readonly notJson?: never } | { readonly node?: never; readonly notJson: NotJson } {
  const path: (string | number)[] = [];
  const result = nodeOf(value, path);
  return typeof result === 'string' ? { notJson: { path: [...path], found: result } } : { node: result };
}

/** The node, or in words what was found in its place; `path` then leads there. */
function nodeOf(value: unknown, path: (string | number)[]): Node | string {
  if (path.length > maximumDepth) return `nesting deeper than ${maximumDepth} levels (a circle?)`;
  switch (typeof value) {
    case 'string':
      return { kind: 'string', at: -1, value };
    case 'boolean':
      return { kind: 'boolean', at: -1, value };
    case 'number':
      return Number.isFinite(value)
        ? { kind: 'number', at: -1, value, written: String(value) }
        : String(value);
    case 'object':
      return value === null ? { kind: 'null', at: -1 } : collectionOf(value, path);
    default:
      return typeof value;
  }
}

function collectionOf(value: object, path: (string | number)[]): Node | string {
  if (Array.isArray(value)) {
    const items: Node[] = [];
    for (let index = 0; index < value.length; index++) {
      const item = child(value[index], index, path);
      if (typeof item === 'string') return item;
      items.push(item);
    }
    return { kind: 'array', at: -1, items };
  }
  if (!isPlainObject(value)) {
    return `an instance of ${value.constructor?.name || 'a class'}`;
  }
  const members: Member[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const node = child(member, key, path);
    if (typeof node === 'string') return node;
    members.push({ key, keyAt: -1, value: node });
  }
  return { kind: 'object', at: -1, members };
}

function child(value: unknown, step: string | number, path: (string | number)[]): Node | string {
  path.push(step);
  const node = nodeOf(value, path);
  if (typeof node !== 'string') path.pop();
  return node;
}

/**
 * Whether nothing is handed down to the object: what a class holds, or a Map, is not seen among its fields. Test runners
 * hand over objects of other realms, so no instanceof.
 */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
