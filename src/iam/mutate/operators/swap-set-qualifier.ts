import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** `ForAllValues` becomes `ForAnyValue`, and the other way round. */
export const swapSetQualifier: MutationOperator = {
  name: 'swap-set-qualifier',
  edits: (statement) =>
    renamed(
      statement,
      ({ qualifier }) =>
        qualifier && { qualifier: qualifier === 'ForAllValues' ? 'ForAnyValue' : 'ForAllValues' },
    ),
};
