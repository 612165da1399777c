import { madeOf, type Policy } from '../api/policy.js';
import { memberOf, type Node, type ObjectNode, plainValue } from '../iam/document/node.js';
import { type Position, positionAt } from '../iam/document/source-text.js';
import type { Edit } from '../iam/mutate/edit.js';
import type { Mutation } from '../iam/mutate/mutations-of.js';
import { textEditOf } from '../iam/mutate/text-edit.js';
import { diffLines } from './diff-lines.js';

/** A change in the text of a policy. */
export interface Change {
  /** None where the policy has no text. */
  readonly place?: { readonly start: Position; readonly end: Position };
  /** What stands there instead. */
  readonly replacement: string;
  /** The lines that go, with a minus, and those that come, with a plus. */
  readonly diff: readonly string[];
}

/** The change of a statement: in the lines of its file, or in the statement written as JSON where the file is no JSON. */
export function changeOf(
  policy: Policy,
  index: number,
  statement: ObjectNode,
  { edit, node }: Mutation,
): Change {
  const { source } = policy;
  if (source !== undefined && isJson(policy)) {
    const change = textEditOf(source.text, madeOf(policy).node, inDocument(policy, index, edit));
    return {
      place: { start: positionAt(source, change.from), end: positionAt(source, change.to) },
      replacement: change.text,
      diff: diffLines(source.text, change),
    };
  }
  const [before, after] = [written(statement), node === undefined ? '' : written(node)];
  const start =
    source === undefined || statement.at < 0 ? undefined : positionAt(source, placeOf(statement, edit.path));
  return {
    ...(start !== undefined && { place: { start, end: { ...start, column: start.column + 1 } } }),
    replacement: after,
    diff: diffLines(before, { from: 0, to: before.length, text: after }),
  };
}

/** A policy with one statement needs no list. When that one goes, an empty list stays. */
function inDocument(policy: Policy, index: number, edit: Edit): Edit {
  const { node } = madeOf(policy);
  const list = node.kind === 'object' ? memberOf(node, 'Statement')?.value : undefined;
  if (list?.kind === 'array') return { ...edit, path: ['Statement', index, ...edit.path] };
  return edit.path.length === 0 && edit.kind === 'remove'
    ? { kind: 'replace', path: ['Statement'], value: [] }
    : { ...edit, path: ['Statement', ...edit.path] };
}

/** A whole policy that is taken out. */
export function removalOf(policy: Policy, what: string): Change {
  const { source } = policy;
  const { at } = madeOf(policy).node;
  const start = source === undefined || at < 0 ? undefined : positionAt(source, at);
  return {
    ...(start !== undefined && { place: { start, end: { ...start, column: start.column + 1 } } }),
    replacement: '',
    diff: [`- ${what}`],
  };
}

/** A policy with a name of its own is one of a file, which is JSON whatever it is called. */
function isJson({ name, file }: Policy): boolean {
  return name !== 'inline' || file === undefined || /\.json$/i.test(file);
}

function written(statement: ObjectNode): string {
  return JSON.stringify(plainValue(statement), null, 2);
}

/** Where the value at a path was written, or the nearest thing around it. */
function placeOf(node: Node, path: readonly (string | number)[]): number {
  const [step, ...rest] = path;
  const next =
    node.kind === 'object'
      ? node.members.find(({ key }) => key === step)
      : node.kind === 'array' && typeof step === 'number'
        ? node.items[step]
        : undefined;
  if (next === undefined) return node.at;
  if (!('keyAt' in next)) return placeOf(next, rest);
  return rest.length === 0 ? next.keyAt : placeOf(next.value, rest);
}
