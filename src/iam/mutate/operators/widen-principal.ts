import type { MutationOperator } from '../mutation-operator.js';

/** A user, role or session becomes its whole account, and an account everybody. */
export const widenPrincipal: MutationOperator = {
  name: 'widen-principal',
  *edits({ compiled: { parsed } }) {
    if (parsed.principal === undefined || parsed.principal.negated) return;
    for (const { kind, text, path } of parsed.principal.entries) {
      if (kind !== 'AWS' || text === '*') continue;
      const [, , , , account = '', name] = text.split(':');
      const value = name === undefined || name === 'root' ? '*' : account;
      yield { kind: 'replace', path: path.slice(parsed.path.length), value };
    }
  },
};
