import type { MutationOperator } from '../mutation-operator.js';
import { blocksOf } from '../places.js';

/** One of several keys below an operator is forgotten. */
export const dropConditionKey: MutationOperator = {
  name: 'drop-condition-key',
  *edits(statement) {
    for (const { conditions } of blocksOf(statement)) {
      if (conditions.length < 2) continue;
      for (const { path } of conditions) yield { kind: 'remove', path };
    }
  },
};
