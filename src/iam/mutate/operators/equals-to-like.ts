import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** Text that was compared as it stands is a pattern. Of ARNs both mean the same. */
export const equalsToLike: MutationOperator = {
  name: 'equals-to-like',
  edits: (statement) =>
    renamed(statement, ({ operator: { name } }) =>
      name === 'StringEquals' || name === 'StringNotEquals'
        ? { name: name.replace('Equals', 'Like') }
        : undefined,
    ),
};
