import type { MutationOperator } from '../mutation-operator.js';
import { actionsOf } from '../places.js';

/** One action becomes all of its service: `s3:GetObject` becomes `s3:*`. Of each service the first, as the others come to the same. */
export const widenAction: MutationOperator = {
  name: 'widen-action',
  *edits(statement) {
    const seen = new Set<string>();
    for (const { path, text } of actionsOf(statement)) {
      const [service = '', name] = text.split(':');
      if (name === undefined || /[*?]/.test(name) || seen.has(service.toLowerCase())) continue;
      seen.add(service.toLowerCase());
      yield { kind: 'replace', path, value: `${service}:*` };
    }
  },
};
