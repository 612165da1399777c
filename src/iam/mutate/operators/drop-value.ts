import type { MutationOperator } from '../mutation-operator.js';
import { blocksOf } from '../places.js';

/** One of several values of a condition key is forgotten. */
export const dropValue: MutationOperator = {
  name: 'drop-value',
  *edits(statement) {
    for (const { conditions } of blocksOf(statement)) {
      for (const { values } of conditions) {
        if (values.length < 2) continue;
        for (const { path } of values) yield { kind: 'remove', path };
      }
    }
  },
};
