import type { MutationOperator } from '../mutation-operator.js';
import { renamed } from '../places.js';

/** A bound that belongs to what it allows no longer does, and the other way round: `LessThanEquals` becomes `LessThan`. */
export const toggleBound: MutationOperator = {
  name: 'toggle-bound',
  edits: (statement) =>
    renamed(statement, ({ operator: { name } }) => {
      if (/Than$/.test(name)) return { name: `${name}Equals` };
      return /ThanEquals$/.test(name) ? { name: name.slice(0, -'Equals'.length) } : undefined;
    }),
};
