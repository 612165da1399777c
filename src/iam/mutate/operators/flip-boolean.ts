import type { MutationOperator } from '../mutation-operator.js';
import { blocksOf } from '../places.js';

/** `true` becomes `false`, of Bool and of Null, and the other way round. */
export const flipBoolean: MutationOperator = {
  name: 'flip-boolean',
  *edits(statement) {
    for (const { operator, conditions } of blocksOf(statement)) {
      if (operator.kind !== 'boolean') continue;
      for (const { path, kind, text } of conditions.flatMap(({ values }) => values)) {
        const flipped = text !== 'true';
        yield { kind: 'replace', path, value: kind === 'boolean' ? flipped : String(flipped) };
      }
    }
  },
};
