import type { MutationOperator } from '../mutation-operator.js';
import { actionsOf } from '../places.js';

/** One of several actions is forgotten. */
export const dropAction: MutationOperator = {
  name: 'drop-action',
  *edits(statement) {
    const actions = actionsOf(statement);
    if (actions.length < 2) return;
    for (const { path } of actions) yield { kind: 'remove', path };
  },
};
