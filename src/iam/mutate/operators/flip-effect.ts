import type { MutationOperator } from '../mutation-operator.js';

/** What was allowed is denied, and the other way round. */
export const flipEffect: MutationOperator = {
  name: 'flip-effect',
  *edits({ compiled: { effect } }) {
    yield { kind: 'replace', path: ['Effect'], value: effect === 'Allow' ? 'Deny' : 'Allow' };
  },
};
