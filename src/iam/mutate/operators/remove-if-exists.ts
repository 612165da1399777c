import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** The operator loses its IfExists. */
export const removeIfExists: MutationOperator = {
  name: 'remove-if-exists',
  edits: (statement) => renamed(statement, ({ ifExists }) => (ifExists ? { ifExists: false } : undefined)),
};
