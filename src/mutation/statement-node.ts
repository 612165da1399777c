import { memberOf, type Node, type ObjectNode } from '../iam/document/node.js';

/** A policy with one statement needs no list. */
export function statementNode(document: Node, index: number): ObjectNode {
  const list = document.kind === 'object' ? memberOf(document, 'Statement')?.value : undefined;
  const node = list?.kind === 'array' ? list.items[index] : list;
  if (node?.kind !== 'object') throw new Error('the statements of a policy are objects');
  return node;
}
