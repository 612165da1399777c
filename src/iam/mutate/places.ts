import type { CompiledCondition } from '../compile/compiled-policy.js';
import type { Path } from '../diagnostic.js';
import { memberOf, type Node } from '../document/node.js';
import type { ParsedList } from '../document/policy.js';
import { type QualifiedOperator, type Qualifier, readOperator } from '../operator/table.js';
import type { Edit } from './edit.js';
import type { WrittenStatement } from './mutation-operator.js';

/** A text of a statement, with the way to it. */
export interface PlacedText {
  readonly path: Path;
  readonly text: string;
}

/** The entries of Action or NotAction. */
export function actionsOf({ compiled: { parsed }, ...statement }: WrittenStatement): readonly PlacedText[] {
  return entriesOf(statement, parsed.action.negated ? 'NotAction' : 'Action', parsed.action);
}

/** The entries of Resource or NotResource; none where there is neither. */
export function resourcesOf({ compiled: { parsed }, ...statement }: WrittenStatement): readonly PlacedText[] {
  const { resource } = parsed;
  return resource ? entriesOf(statement, resource.negated ? 'NotResource' : 'Resource', resource) : [];
}

function entriesOf(
  { node }: Pick<WrittenStatement, 'node'>,
  element: string,
  { entries }: ParsedList,
): readonly PlacedText[] {
  const isList = memberOf(node, element)?.value.kind === 'array';
  return entries.map(({ text }, index) => ({ text, path: isList ? [element, index] : [element] }));
}

/** A condition operator with the keys below it. */
export interface OperatorBlock extends QualifiedOperator {
  readonly path: Path;
  readonly conditions: readonly PlacedCondition[];
}

export interface PlacedCondition {
  readonly path: Path;
  readonly compiled: CompiledCondition;
  readonly values: readonly PlacedValue[];
}

export interface PlacedValue extends PlacedText {
  /** As a number or boolean without quotation marks, or as a string. */
  readonly kind: Node['kind'];
}

/** The conditions of a valid statement are all compiled, in the order in which they stand. */
export function blocksOf({ node, compiled }: WrittenStatement): readonly OperatorBlock[] {
  const blocks = new Map<string, PlacedCondition[]>();
  compiled.parsed.conditions.forEach((parsed, index) => {
    const path = parsed.path.slice(compiled.parsed.path.length);
    const condition = compiled.conditions[index] as CompiledCondition;
    const isList = nodeAt(node, path)?.kind === 'array';
    const values = parsed.values.map((value, at) => ({
      path: isList ? [...path, at] : path,
      kind: value.kind,
      text: 'value' in value ? String(value.value) : '',
    }));
    const block = blocks.get(parsed.operator) ?? [];
    blocks.set(parsed.operator, block);
    block.push({ path, compiled: condition, values });
  });
  return [...blocks].map(([name, conditions]) => {
    const { operator, qualifier, ifExists } = (conditions[0] as PlacedCondition).compiled;
    return { operator, qualifier, ifExists, path: ['Condition', name], conditions };
  });
}

function nodeAt(node: Node, [step, ...rest]: Path): Node | undefined {
  if (step === undefined) return node;
  if (node.kind !== 'object') return undefined;
  const member = memberOf(node, String(step));
  return member && nodeAt(member.value, rest);
}

/** The spelling of an operator: `ForAnyValue:StringLikeIfExists`. */
interface Spelling {
  readonly name: string;
  readonly qualifier: Qualifier | undefined;
  readonly ifExists: boolean;
}

/**
 * Gives the operators of a statement another name, with all the keys below them. One that stands in the statement already
 * would become two with the same name.
 * @param rename what changes of a spelling; undefined leaves it as it is
 */
export function* renamed(
  statement: WrittenStatement,
  rename: (block: OperatorBlock) => Partial<Spelling> | undefined,
): Iterable<Edit> {
  const blocks = blocksOf(statement);
  const names = new Set(blocks.map(({ path }) => path.at(-1)));
  for (const block of blocks) {
    const change = rename(block);
    if (change === undefined) continue;
    const { operator, qualifier, ifExists } = block;
    const key = spell({ name: operator.name, qualifier, ifExists, ...change });
    if (!names.has(key) && readOperator(key) !== undefined) yield { kind: 'rename', path: block.path, key };
  }
}

function spell({ name, qualifier, ifExists }: Spelling): string {
  return `${qualifier === undefined ? '' : `${qualifier}:`}${name}${ifExists ? 'IfExists' : ''}`;
}
