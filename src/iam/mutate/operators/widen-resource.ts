import type { MutationOperator } from '../mutation-operator.js';
import { withoutName } from '../pattern-text.js';
import { resourcesOf } from '../places.js';

/** One resource becomes all beside it: `repository/my-domain/my-repo` becomes `repository/my-domain/*`. */
export const widenResource: MutationOperator = {
  name: 'widen-resource',
  *edits(statement) {
    for (const { path, text } of resourcesOf(statement)) {
      const value = withoutName(text);
      if (value !== undefined) yield { kind: 'replace', path, value };
    }
  },
};
