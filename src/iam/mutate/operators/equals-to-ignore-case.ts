import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** Text is compared in any case. */
export const equalsToIgnoreCase: MutationOperator = {
  name: 'equals-to-ignore-case',
  edits: (statement) =>
    renamed(statement, ({ operator: { name } }) =>
      name === 'StringEquals' || name === 'StringNotEquals' ? { name: `${name}IgnoreCase` } : undefined,
    ),
};
