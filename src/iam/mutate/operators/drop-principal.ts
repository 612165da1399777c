import type { Path } from '../../diagnostic.js';
import type { MutationOperator } from '../mutation-operator.js';

/** One of several principals is forgotten, with its kind where it is the only one of that. */
export const dropPrincipal: MutationOperator = {
  name: 'drop-principal',
  *edits({ compiled: { parsed } }) {
    const entries = parsed.principal?.entries ?? [];
    if (entries.length < 2) return;
    for (const { path, kind } of entries) {
      const own: Path = path.slice(parsed.path.length);
      const isAlone = entries.filter((one) => one.kind === kind).length === 1;
      yield { kind: 'remove', path: isAlone ? own.slice(0, 2) : own };
    }
  },
};
