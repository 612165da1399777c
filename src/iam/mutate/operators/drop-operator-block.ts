import type { MutationOperator } from '../mutation-operator.js';
import { blocksOf } from '../places.js';

/** An operator is forgotten with all keys below it; the last one takes Condition along. */
export const dropOperatorBlock: MutationOperator = {
  name: 'drop-operator-block',
  *edits(statement) {
    const blocks = blocksOf(statement);
    for (const { path } of blocks)
      yield { kind: 'remove', path: blocks.length === 1 ? path.slice(0, -1) : path };
  },
};
