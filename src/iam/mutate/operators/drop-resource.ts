import type { MutationOperator } from '../mutation-operator.js';
import { resourcesOf } from '../places.js';

/** One of several resources is forgotten. */
export const dropResource: MutationOperator = {
  name: 'drop-resource',
  *edits(statement) {
    const resources = resourcesOf(statement);
    if (resources.length < 2) return;
    for (const { path } of resources) yield { kind: 'remove', path };
  },
};
