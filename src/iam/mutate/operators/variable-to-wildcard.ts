import type { MutationOperator } from '../mutation-operator.js';
import { withoutVariable } from '../pattern-text.js';
import { blocksOf, resourcesOf } from '../places.js';

/** A policy variable becomes `*`: what was each caller's own is everybody's. */
export const variableToWildcard: MutationOperator = {
  name: 'variable-to-wildcard',
  *edits(statement) {
    const { resources } = statement.compiled;
    const places = [
      ...(resources?.patterns.some(({ variables }) => variables.length > 0) === true
        ? resourcesOf(statement)
        : []),
      ...blocksOf(statement)
        .flatMap(({ conditions }) => conditions)
        .filter(({ compiled }) => compiled.variables.length > 0)
        .flatMap(({ values }) => values),
    ];
    for (const { path, text } of places)
      for (const value of withoutVariable(text)) yield { kind: 'replace', path, value };
  },
};
