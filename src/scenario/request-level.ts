import { type Node, type ObjectNode, type Offset, plainValue } from '../iam/document/node.js';
import type { Faults } from './faults.js';
import { labelOf } from './label.js';

/** What `defaults` or a scenario say about the request. Condition keys are filed in lower case. */
export interface RequestLevel {
  readonly fields: Map<string, unknown>;
  readonly context: Map<string, ContextEntry>;
  absent: readonly AbsentKey[] | undefined;
  /** Under the key that they give values to, in written order. */
  readonly dimensions: Map<string, Dimension>;
}

export interface ContextEntry {
  /** As written. */
  readonly key: string;
  readonly value: unknown;
  readonly at: Offset;
}

interface AbsentKey {
  readonly key: string;
  readonly at: Offset;
}

/** A list that multiplies the cases. */
export interface Dimension {
  /** A field or a condition key, as written. */
  readonly key: string;
  readonly values: readonly { readonly value: unknown; readonly label: string }[];
}

/** Whether nothing is said. */
export function isEmptyLevel({ fields, context, absent, dimensions }: RequestLevel): boolean {
  return fields.size + context.size + dimensions.size === 0 && absent === undefined;
}

export function readLevel(object: ObjectNode, faults: Faults): RequestLevel {
  const level: RequestLevel = {
    fields: new Map(),
    context: new Map(),
    absent: undefined,
    dimensions: new Map(),
  };
  let matrix: ObjectNode | undefined;
  for (const { key, value } of object.members) {
    switch (key) {
      case 'context':
        readContext(value, level, faults);
        break;
      case 'absent':
        level.absent = itemsOf(value).map((item) => ({ key: plainValue(item) as string, at: item.at }));
        break;
      case 'matrix':
        matrix = value as ObjectNode;
        readMatrix(matrix, level, faults);
        break;
      case 'action':
      case 'resource':
      case 'principal':
      case 'durationSeconds':
        if (value.kind === 'array') level.dimensions.set(key, readDimension(key, value, faults));
        else level.fields.set(key, plainValue(value));
        break;
      case 'resourceAccount':
      case 'managementAccount':
      case 'now':
        level.fields.set(key, plainValue(value));
    }
  }
  checkLevel(level, object, matrix, faults);
  return level;
}

/** Condition keys are the same in any case, fields are not. */
export function fileKey(key: string): string {
  return key.includes(':') ? key.toLowerCase() : key;
}

function readContext(node: Node, level: RequestLevel, faults: Faults): void {
  if (node.kind !== 'object') return;
  for (const { key, keyAt, value } of node.members) {
    const first = level.context.get(fileKey(key));
    if (first !== undefined) faults.refuse({ code: 'context-key-twice', key, first: first.key }, keyAt);
    else level.context.set(fileKey(key), { key, value: plainValue(value), at: keyAt });
  }
}

function readMatrix(matrix: ObjectNode, level: RequestLevel, faults: Faults): void {
  const seen = new Map<string, string>();
  for (const { key, keyAt, value } of matrix.members) {
    const first = seen.get(fileKey(key));
    if (first !== undefined) faults.refuse({ code: 'context-key-twice', key, first }, keyAt);
    else if (level.dimensions.has(key)) faults.refuse({ code: 'matrix-and-scenario', key }, keyAt);
    else level.dimensions.set(fileKey(key), readDimension(key, value, faults));
    seen.set(fileKey(key), key);
  }
}

function readDimension(key: string, list: Node, faults: Faults): Dimension {
  const labels = new Set<string>();
  const values = itemsOf(list).map((item) => {
    const value = plainValue(item);
    const label = labelOf(value);
    if (labels.has(label)) faults.refuse({ code: 'repeated-matrix-value', key, value: label }, item.at);
    labels.add(label);
    return { value, label };
  });
  return { key, values };
}

/** What one level must not say twice. */
function checkLevel(
  level: RequestLevel,
  object: ObjectNode,
  matrix: ObjectNode | undefined,
  faults: Faults,
): void {
  for (const { key, keyAt } of matrix?.members ?? []) {
    const isGiven =
      level.fields.has(key) ||
      level.context.has(fileKey(key)) ||
      (key === 'absent' && level.absent !== undefined);
    const isList = object.members.some((member) => member.key === key && member.keyAt > keyAt);
    if (isGiven || isList) faults.refuse({ code: 'matrix-and-scenario', key }, keyAt);
  }
  for (const { key, at } of level.absent ?? []) {
    if (level.context.has(fileKey(key)) || level.dimensions.has(fileKey(key)))
      faults.refuse({ code: 'absent-with-value', key }, at);
  }
}

function itemsOf(node: Node): readonly Node[] {
  return node.kind === 'array' ? node.items : [];
}
