import { isPlainObject } from '../iam/document/object.js';
import type { GivenKey } from '../iam/evaluate/request-situation.js';
import { remember } from '../iam/memo.js';
import { isConditionKey } from '../iam/value/condition-key.js';
import type { ContextValue, Scalar } from '../iam/value/scalar.js';
import { dateText, isDate } from './date.js';
import { type Faults, typeName } from './faults.js';
import type { Request } from './request.js';

/** The keys that a request gives, and those it says to be absent; undefined where it speaks of none. */
export function readContext(
  { context, absent }: Request,
  faults: Faults,
): ReadonlyMap<string, GivenKey> | undefined {
  if (context === undefined && absent === undefined) return undefined;
  const keys = new Map<string, GivenKey>();
  if (context !== undefined) readGiven(context, keys, faults);
  if (absent !== undefined) readAbsent(absent, keys, faults);
  return keys;
}

function readGiven(context: unknown, keys: Map<string, GivenKey>, faults: Faults): void {
  if (typeof context !== 'object' || context === null || Array.isArray(context) || !isPlainObject(context)) {
    faults.refuse(
      {
        code: 'request-type',
        field: 'context',
        expected: 'an object of condition keys',
        actual: typeName(context),
      },
      ['context'],
    );
    return;
  }
  for (const name of Object.keys(context)) {
    const id = readName(name, 'context', faults);
    const first = keys.get(id);
    if (first !== undefined)
      faults.refuse({ code: 'context-key-twice', key: name, first: first.name }, ['context', name]);
    const value = readValue((context as Readonly<Record<string, unknown>>)[name]);
    if (value.actual === undefined) keys.set(id, { name, value: value.value });
    else faults.refuse({ code: 'context-value', key: name, actual: value.actual }, ['context', name]);
  }
}

/** So many names of keys are remembered: a suite gives few, over and over. */
const remembered = 4096;

/** The name in lower case; undefined where no condition key has it. */
const idOf = remember(remembered, (name) => (isConditionKey(name) ? name.toLowerCase() : undefined));

function readName(name: string, within: 'context' | number, faults: Faults): string {
  const id = idOf(name);
  if (id !== undefined) return id;
  const path = within === 'context' ? ['context', name] : ['absent', within];
  faults.refuse({ code: 'context-key-without-prefix', key: name }, path);
  return name.toLowerCase();
}

function readAbsent(absent: unknown, keys: Map<string, GivenKey>, faults: Faults): void {
  if (!Array.isArray(absent)) {
    faults.refuse(
      {
        code: 'request-type',
        field: 'absent',
        expected: 'a list of condition keys',
        actual: typeName(absent),
      },
      ['absent'],
    );
    return;
  }
  absent.forEach((name: unknown, index) => {
    const path = ['absent', index];
    if (typeof name !== 'string') {
      faults.refuse(
        {
          code: 'request-type',
          field: 'absent',
          expected: 'a list of condition keys',
          actual: `${typeName(name)} in it`,
        },
        path,
      );
      return;
    }
    const id = readName(name, index, faults);
    if (keys.get(id)?.value === undefined) keys.set(id, { name, value: undefined });
    else faults.refuse({ code: 'absent-with-value', key: name, giver: 'context' }, path);
  });
}

type ReadValue = { readonly value: ContextValue; readonly actual?: never } | { readonly actual: string };

/** One value is itself, also in a list of one; an empty list is a key without a value. */
function readValue(input: unknown): ReadValue {
  if (!Array.isArray(input)) return readScalar(input);
  const values: Scalar[] = [];
  for (const item of input) {
    const scalar = readScalar(item);
    if (scalar.actual !== undefined) return { actual: `${scalar.actual} in a list` };
    values.push(scalar.value);
  }
  return { value: values.length > 1 ? values : values[0] };
}

/** A value as conditions see it, or what it is instead. */
export function readScalar(
  input: unknown,
): { readonly value: Scalar; readonly actual?: never } | { readonly actual: string } {
  switch (typeof input) {
    case 'string':
    case 'boolean':
      return { value: input };
    case 'number':
      return Number.isFinite(input) ? { value: input } : { actual: String(input) };
    default:
      if (!isDate(input)) return { actual: typeName(input) };
      return readDate(input);
  }
}

function readDate(
  date: Date,
): { readonly value: Scalar; readonly actual?: never } | { readonly actual: string } {
  const text = dateText(date);
  return text === undefined ? { actual: 'an invalid Date' } : { value: text };
}
