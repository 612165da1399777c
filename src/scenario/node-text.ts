import { memberOf, type Node, type ObjectNode } from '../iam/document/node.js';

export function textOf(object: ObjectNode, key: string): string | undefined {
  const node = memberOf(object, key)?.value;
  return node?.kind === 'string' ? node.value : undefined;
}

/** The texts of a list. */
export function textsIn(list: Node | undefined): readonly string[] {
  return list?.kind === 'array'
    ? list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
    : [];
}
