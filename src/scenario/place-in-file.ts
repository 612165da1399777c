import { memberOf, type Node } from '../iam/document/node.js';
import type { PlaceName } from './fault.js';

type Path = readonly string[];

/** The object that a path leads to, by the name of its definition in the schema. */
export function placeOf(path: Path): PlaceName {
  const last = path.at(-1) ?? '';
  const step = /^\d+$/.test(last) ? (path.at(-2) ?? '') : last;
  switch (step) {
    case '':
      return 'file';
    case 'defaults':
    case 'context':
    case 'matrix':
    case 'when':
    case 'principal':
    case 'exactly':
      return step;
    case 'never':
    case 'always':
      return 'pattern';
    case 'scenarios':
      return 'scenario';
    case 'policies':
    case 'noMoreThan':
    case 'equivalentTo':
      return 'layers';
    case 'expect':
      return step === last ? 'then' : 'clause';
    default:
      return 'then';
  }
}

/** What stands there, in words. */
export function whatIs(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'a scenario file';
  if (!/^\d+$/.test(last)) return JSON.stringify(last);
  const list = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  return list === 'scenarios' ? 'a scenario' : `a member of ${JSON.stringify(list)}`;
}

/** Where a path leads to, or as far as there is something. */
export function nodeAt(root: Node, path: Path): Node {
  let node = root;
  for (const step of path) {
    const next =
      node.kind === 'object'
        ? memberOf(node, step)?.value
        : node.kind === 'array'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
