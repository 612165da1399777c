import type { MutationOperator } from '../mutation-operator.js';

/** Resource becomes NotResource: all but what was meant. And back. */
export const negateResource: MutationOperator = {
  name: 'negate-resource',
  *edits({ compiled: { parsed } }) {
    const { resource } = parsed;
    if (resource === undefined) return;
    const [from, to] = resource.negated ? ['NotResource', 'Resource'] : ['Resource', 'NotResource'];
    yield { kind: 'rename', path: [from], key: to };
  },
};
