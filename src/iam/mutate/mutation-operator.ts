import type { CompiledStatement } from '../compile/compiled-policy.js';
import type { ObjectNode } from '../document/node.js';
import type { Edit } from './edit.js';

/** A statement as it is written and as it is understood. */
export interface WrittenStatement {
  readonly node: ObjectNode;
  readonly compiled: CompiledStatement;
}

/** One kind of mistake that people make in policies. */
export interface MutationOperator {
  readonly name: string;
  /** Every such change of a statement, each in one place. Some may leave no valid policy. */
  edits(statement: WrittenStatement): Iterable<Edit>;
}
