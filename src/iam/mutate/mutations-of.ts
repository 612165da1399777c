import type { CompiledStatement } from '../compile/compiled-policy.js';
import type { ObjectNode } from '../document/node.js';
import { applyEdit, type Edit } from './edit.js';
export interface Mutation { readonly operator: string; readonly edit: Edit; readonly node: ObjectNode | undefined }
export function mutationsOf({ node, compiled }: { node: ObjectNode; compiled: CompiledStatement }): readonly Mutation[] {
  const edits: [string, Edit][] = [
    ['flip-effect', { kind: 'replace', path: ['Effect'], value: compiled.effect === 'Allow' ? 'Deny' : 'Allow' }],
    ['drop-statement', { kind: 'remove', path: [] }],
  ];
  const { parsed } = compiled;
  const list = parsed.action.negated ? 'NotAction' : 'Action';
  edits.push(['negate-action', { kind: 'rename', path: [list], key: parsed.action.negated ? 'Action' : 'NotAction' }]);
  if (parsed.action.entries.length > 1)
    parsed.action.entries.forEach((_, i) => edits.push(['drop-action', { kind: 'remove', path: [list, i] }]));
  for (const c of parsed.conditions) {
    const path = c.path.slice(parsed.path.length);
    edits.push(['drop-condition', { kind: 'remove', path }]);
    if (c.operator.startsWith('Numeric') && c.values.length === 1) {
      const v = c.values[0] as { value: number };
      edits.push(['shift', { kind: 'replace', path, value: Number(v.value) + 1 }]);
      edits.push(['shift', { kind: 'replace', path, value: Number(v.value) - 1 }]);
    }
    edits.push(['add-if-exists', { kind: 'rename', path: path.slice(0, -1), key: `${c.operator}IfExists` }]);
  }
  return edits.map(([operator, edit]) => ({ operator, edit, node: applyEdit(node, edit) }));
}
