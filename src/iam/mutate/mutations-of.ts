import { type ObjectNode, plainValue } from '../document/node.js';
import { applyEdit, type Edit } from './edit.js';
import type { WrittenStatement } from './mutation-operator.js';
import { mutationOperators } from './operators.js';

/** A statement with one small change. */
export interface Mutation {
  /** The name of the mutation operator. */
  readonly operator: string;
  readonly edit: Edit;
  /** Undefined where the statement is dropped. */
  readonly node: ObjectNode | undefined;
}

/** Every small change of a statement; of those that come to the same text only the first. */
export function mutationsOf(statement: WrittenStatement): readonly Mutation[] {
  const seen = new Set([textOf(statement.node)]);
  return mutationOperators.flatMap(({ name, edits }) =>
    [...edits(statement)].flatMap((edit) => {
      const node = applyEdit(statement.node, edit);
      const text = textOf(node);
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ operator: name, edit, node }];
    }),
  );
}

function textOf(node: ObjectNode | undefined): string {
  return node === undefined ? '' : JSON.stringify(plainValue(node));
}
