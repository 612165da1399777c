import type { CompiledStatement } from '../../iam/compile/compiled-policy.js';
import { compiledOf, type Policy } from '../policy.js';

/**
 * Policies inline that say the same are one policy, however often it is written: else a scenario that brings its own copy
 * along would cover nothing but the copy.
 */
export interface Copies {
  /** The one that was asked about first. */
  firstOf(policy: Policy): Policy;
  /** The same statement of the first of the policies that were asked about. */
  firstStatement(statement: CompiledStatement): CompiledStatement;
}

export function copies(): Copies {
  const known = new Map<string, Policy>();
  const firsts = new WeakMap<CompiledStatement, CompiledStatement>();
  return {
    firstOf(policy) {
      if (policy.name !== 'inline') return policy;
      const text = JSON.stringify(policy.document);
      const first = known.get(text) ?? policy;
      known.set(text, first);
      const { statements } = compiledOf(first);
      for (const [index, statement] of compiledOf(policy).statements.entries())
        firsts.set(statement, statements[index] as CompiledStatement);
      return first;
    },
    firstStatement: (statement) => firsts.get(statement) ?? statement,
  };
}
