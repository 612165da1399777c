import { parseBinary } from '../value/binary.js';
import type { Scalar } from '../value/scalar.js';
import { defineOperator, type Operator } from './operator.js';

function parseBoolean(text: string): { readonly value: boolean } | undefined {
  return text === 'true' || text === 'false' ? { value: text === 'true' } : undefined;
}

function readBoolean(given: Scalar): boolean | undefined {
  return typeof given === 'boolean'
    ? given
    : typeof given === 'string'
      ? parseBoolean(given)?.value
      : undefined;
}

/** reference_policies_elements_condition_operators: Boolean, Binary, Null. */
export const exactOperators: readonly Operator[] = [
  defineOperator<boolean, { readonly value: boolean }>({
    name: 'Bool',
    kind: 'boolean',
    read: readBoolean,
    parse: parseBoolean,
    test: (given, wanted) => given === wanted.value,
  }),
  defineOperator<string, string>({
    name: 'BinaryEquals',
    kind: 'binary',
    read: (given) => (typeof given === 'string' ? parseBinary(given) : undefined),
    parse: (text) => parseBinary(text),
    test: (given, wanted) => given === wanted,
  }),
  // What it is asked is whether the key is absent.
  defineOperator<boolean, { readonly value: boolean }>({
    name: 'Null',
    kind: 'boolean',
    asksPresence: true,
    read: readBoolean,
    parse: parseBoolean,
    test: (absent, wanted) => absent === wanted.value,
  }),
];
