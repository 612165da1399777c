import type { MutationOperator } from '../mutation-operator.js';
import { narrowed } from '../pattern-text.js';
import { patternsOf } from '../patterns-of.js';

/** A wildcard is forgotten: `domain/my-*` becomes `domain/my-`. */
export const narrowWildcard: MutationOperator = {
  name: 'narrow-wildcard',
  *edits(statement) {
    for (const { path, text } of patternsOf(statement))
      for (const value of narrowed(text)) yield { kind: 'replace', path, value };
  },
};
