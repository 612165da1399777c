import type { MutationOperator } from '../mutation-operator.js';
import { widened } from '../pattern-text.js';
import { patternsOf } from '../patterns-of.js';

/** A wildcard stands for more: `Get*` becomes `*`, `domain/my-*` becomes `domain/*`, and `?` becomes `*`. */
export const widenWildcard: MutationOperator = {
  name: 'widen-wildcard',
  *edits(statement) {
    for (const { path, text, form } of patternsOf(statement))
      for (const value of widened(text, form)) yield { kind: 'replace', path, value };
  },
};
