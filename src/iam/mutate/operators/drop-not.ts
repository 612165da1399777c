import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** An operator loses its Not: `StringNotEquals` becomes `StringEquals`. */
export const dropNot: MutationOperator = {
  name: 'drop-not',
  edits: (statement) =>
    renamed(statement, ({ operator: { name, negated } }) =>
      negated ? { name: name.replace('Not', '') } : undefined,
    ),
};
