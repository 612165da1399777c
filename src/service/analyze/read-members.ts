import type { Member, TextSet } from '../../iam/analyze/literal.js';
import { reasonAgainst } from '../../iam/compile/compile-actions.js';
import type { Path } from '../../iam/diagnostic.js';
import { isPlainObject } from '../../iam/document/object.js';
import { isConditionKey } from '../../iam/value/condition-key.js';
import type { Scalar } from '../../iam/value/scalar.js';
import { type Faults, typeName } from '../faults.js';
import { readScalar } from '../read-context.js';
import type { RequestPattern } from './pattern.js';
import type { AskedKey } from './question.js';
import { textSet } from './text-sets.js';

/** `*`, or `service:Name`, with wildcards on both sides of the colon. */
export function readActionPattern(text: unknown, path: Path, faults: Faults): TextSet | undefined {
  if (typeof text !== 'string') {
    const expected = 'text such as codeartifact:Delete*';
    faults.refuse({ code: 'request-type', field: 'action', expected, actual: typeName(text) }, path);
    return undefined;
  }
  const [service = '', ...name] = text.split(':');
  const plain = [service.replaceAll(/[*?]/g, 'x'), ...name].join(':');
  const reason = text === '*' ? undefined : reasonAgainst(plain);
  if (reason === undefined) return textSet(text.toLowerCase());
  faults.refuse({ code: 'request-action', text, reason }, path);
  return undefined;
}

/** `*`, or an ARN with wildcards anywhere. */
export function readResourcePattern(text: unknown, path: Path, faults: Faults): TextSet | undefined {
  if (typeof text !== 'string') {
    const expected = 'an ARN or "*", with or without wildcards';
    faults.refuse({ code: 'request-type', field: 'resource', expected, actual: typeName(text) }, path);
    return undefined;
  }
  if (text === '*' || text.startsWith('arn:')) return textSet(text);
  faults.refuse({ code: 'request-resource', text }, path);
  return undefined;
}

/** What a pattern says of condition keys. */
export function readKeys({ context, absent }: RequestPattern, faults: Faults): ReadonlyMap<string, AskedKey> {
  const keys = new Map<string, AskedKey>();
  if (context !== undefined) {
    if (typeof context !== 'object' || context === null || !isPlainObject(context)) {
      const expected = 'an object of condition keys';
      faults.refuse({ code: 'request-type', field: 'context', expected, actual: typeName(context) }, [
        'context',
      ]);
      return keys;
    }
    for (const [name, value] of Object.entries(context)) {
      const path = ['context', name];
      const id = readKey(name, path, faults);
      const first = keys.get(id);
      if (first !== undefined)
        faults.refuse({ code: 'context-key-twice', key: name, first: first.name }, path);
      keys.set(id, { name, demands: [{ isIn: true, sets: readMembers(name, value, path, faults) }] });
    }
  }
  readAbsent(absent, keys, faults);
  return keys;
}

function readAbsent(absent: unknown, keys: Map<string, AskedKey>, faults: Faults): void {
  if (absent === undefined) return;
  const expected = 'a list of condition keys';
  if (!Array.isArray(absent)) {
    faults.refuse({ code: 'request-type', field: 'absent', expected, actual: typeName(absent) }, ['absent']);
    return;
  }
  absent.forEach((name: unknown, index) => {
    const path = ['absent', index];
    if (typeof name !== 'string') {
      const actual = `${typeName(name)} in it`;
      faults.refuse({ code: 'request-type', field: 'absent', expected, actual }, path);
      return;
    }
    const id = readKey(name, path, faults);
    if (keys.has(id)) faults.refuse({ code: 'absent-with-value', key: name, giver: 'context' }, path);
    else keys.set(id, { name, demands: [{ isIn: true, sets: [{ kind: 'absent' }] }] });
  });
}

export function readKey(name: string, path: Path, faults: Faults): string {
  if (!isConditionKey(name)) faults.refuse({ code: 'context-key-without-prefix', key: name }, path);
  return name.toLowerCase();
}

/** One value or pattern, or a list of which any will do; a list in the list is a key with several values. */
function readMembers(key: string, value: unknown, path: Path, faults: Faults): readonly Member[] {
  const members = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (members.length === 0) faults.refuse({ code: 'pattern-empty', field: key }, path);
  return members.flatMap((member, index) => {
    const at = Array.isArray(value) ? [...path, index] : path;
    if (!Array.isArray(member)) return readMember(key, member, at, faults) ?? [];
    return readSeveral(key, member, at, faults) ?? [];
  });
}

/** A value; a text with wildcards is a pattern. */
export function readMember(key: string, value: unknown, path: Path, faults: Faults): Member | undefined {
  const read = readScalar(value);
  if (read.actual !== undefined) {
    faults.refuse({ code: 'context-value', key, actual: read.actual }, path);
    return undefined;
  }
  const { value: scalar } = read;
  return typeof scalar === 'string' && /[*?]/.test(scalar)
    ? { kind: 'texts', set: textSet(scalar) }
    : { kind: 'value', value: scalar };
}

/** Several values at once: those of one request. */
export function readSeveral(
  key: string,
  values: readonly unknown[],
  path: Path,
  faults: Faults,
): Member | undefined {
  const scalars: Scalar[] = [];
  for (const value of values) {
    const read = readScalar(value);
    if (read.actual !== undefined) {
      faults.refuse({ code: 'context-value', key, actual: `${read.actual} in a list` }, path);
      return undefined;
    }
    scalars.push(read.value);
  }
  const [only] = scalars;
  if (only === undefined) return { kind: 'absent' };
  return { kind: 'value', value: scalars.length > 1 ? scalars : only };
}
