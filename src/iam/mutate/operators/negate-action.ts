import type { MutationOperator } from '../mutation-operator.js';

/** Action becomes NotAction: all but what was meant. And back. */
export const negateAction: MutationOperator = {
  name: 'negate-action',
  *edits({ compiled: { parsed } }) {
    const { action } = parsed;
    if (action === undefined) return;
    const [from, to] = action.negated ? ['NotAction', 'Action'] : ['Action', 'NotAction'];
    yield { kind: 'rename', path: [from], key: to };
  },
};
