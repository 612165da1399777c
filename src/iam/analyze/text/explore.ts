import type { Work } from '../work.js';
import { acceptsAll, chooseLetters, type Product, type Standing, startAll, stepAll } from './product.js';
import type { TextAnswer } from './text-question.js';

interface Node {
  readonly standing: Standing;
  readonly from: Node | undefined;
  readonly letter: number;
}

/** The numbers of states are kept as code units, in the text by which a standing is known. */
const highestState = 0xfff0;

/** A shortest text, by going through all standings that can be reached, breadth first. */
export function explore(product: Product, work: Work): TextAnswer {
  const start = startAll(product);
  if (start === undefined) return { kind: 'none' };
  const nodes: Node[] = [{ standing: start, from: undefined, letter: -1 }];
  const seen = new Set([keyOf(start)]);
  const cost = 1 + (start.length >> 3);
  // The queue grows on the way.
  for (const node of nodes) {
    if (acceptsAll(product, node.standing)) return { kind: 'found', text: textTo(node) };
    for (const letter of chooseLetters(product, node.standing)) {
      if (!work.spend(cost)) return { kind: 'unknown', reason: 'work' };
      const standing = stepAll(product, node.standing, letter);
      if (standing === undefined) continue;
      const key = keyOf(standing);
      if (key === undefined) return { kind: 'unknown', reason: 'work' };
      if (seen.has(key)) continue;
      seen.add(key);
      nodes.push({ standing, from: node, letter });
    }
  }
  return { kind: 'none' };
}

/** Two more than each state, so that the negative ones count too; undefined where one is too high. */
function keyOf(standing: Standing): string | undefined {
  let key = '';
  for (const state of standing) {
    if (state > highestState) return undefined;
    key += String.fromCharCode(state + 2);
  }
  return key;
}

function textTo(node: Node): string {
  let text = '';
  for (let at = node; at.from !== undefined; at = at.from) text = String.fromCodePoint(at.letter) + text;
  return text;
}
