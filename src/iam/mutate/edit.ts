import type { Path } from '../diagnostic.js';
import type { Member, Node, ObjectNode } from '../document/node.js';

/** What a policy may hold. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** One change of a statement, by the way to what is changed. */
export type Edit =
  | { readonly kind: 'replace'; readonly path: Path; readonly value: Json }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'rename'; readonly path: Path; readonly key: string };

/** The statement with the change; undefined where nothing is left of it. */
export function applyEdit(statement: ObjectNode, edit: Edit): ObjectNode | undefined {
  return change(statement, edit.path, edit) as ObjectNode | undefined;
}

function change(node: Node, path: Path, edit: Edit): Node | undefined {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (edit.kind === 'remove') return undefined;
    if (edit.kind === 'replace') return nodeOf(edit.value, node.at);
    return node;
  }
  if (node.kind === 'array') {
    return {
      ...node,
      items: node.items.flatMap((item, index) =>
        index === step ? (change(item, rest, edit) ?? []) : [item],
      ),
    };
  }
  if (node.kind !== 'object') throw new Error('a path leads through objects and lists');
  return {
    ...node,
    members: node.members.flatMap((member): readonly Member[] => {
      if (member.key !== step) return [member];
      if (rest.length === 0 && edit.kind === 'rename') return [{ ...member, key: edit.key }];
      const value = change(member.value, rest, edit);
      return value === undefined ? [] : [{ ...member, value }];
    }),
  };
}

function nodeOf(value: Json, at: number): Node {
  if (typeof value === 'string') return { kind: 'string', at, value };
  if (typeof value === 'number') return { kind: 'number', at, value, written: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', at, value };
  if (Array.isArray(value)) return { kind: 'array', at, items: value.map((item: Json) => nodeOf(item, at)) };
  return {
    kind: 'object',
    at,
    members: Object.entries(value).map(([key, one]) => ({ key, keyAt: at, value: nodeOf(one as Json, at) })),
  };
}
