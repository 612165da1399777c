import type { ObjectNode } from '../document/node.js';
import type { Edit } from './edit.js';
export interface TextEdit { readonly from: number; readonly to: number; readonly text: string }
export function textEditOf(_text: string, statement: ObjectNode, edit: Edit): TextEdit {
  return { from: statement.at, to: statement.at + 1, text: JSON.stringify(edit) };
}
