import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** A request without the key passes too. */
export const addIfExists: MutationOperator = {
  name: 'add-if-exists',
  edits: (statement) =>
    renamed(statement, ({ operator, ifExists }) =>
      ifExists || operator.asksPresence ? undefined : { ifExists: true },
    ),
};
