import type { MutationOperator } from '../mutation-operator.js';

/** The whole statement is forgotten. */
export const dropStatement: MutationOperator = {
  name: 'drop-statement',
  *edits() {
    yield { kind: 'remove', path: [] };
  },
};
