import { parseBinary } from '../value/binary.js';
import type { Scalar } from '../value/scalar.js';
import { defineOperator, type Operator } from './operator.js';

function readBoolean(given: Scalar): boolean | undefined {
  if (typeof given === 'boolean') return given;
  return given === 'true' || given === 'false' ? given === 'true' : undefined;
}

function readBinary(given: Scalar): string | undefined {
  return typeof given === 'string' ? parseBinary(given) : undefined;
}

/** reference_policies_elements_condition_operators: Boolean, Binary, Null. */
export const exactOperators: readonly Operator[] = [
  defineOperator<boolean, boolean>({
    name: 'Bool',
    kind: 'boolean',
    relation: 'equal',
    read: readBoolean,
    parse: readBoolean,
    test: (given, wanted) => given === wanted,
    set: (value) => ({ kind: 'boolean', value }),
  }),
  defineOperator<string, string>({
    name: 'BinaryEquals',
    kind: 'binary',
    relation: 'equal',
    read: readBinary,
    parse: readBinary,
    test: (given, wanted) => given === wanted,
    set: (text) => ({ kind: 'binary', text }),
  }),
  // What it is asked is whether the key is absent.
  defineOperator<boolean, boolean>({
    name: 'Null',
    kind: 'boolean',
    relation: 'absent',
    read: readBoolean,
    parse: readBoolean,
    test: (absent, wanted) => absent === wanted,
    set: (value) => ({ kind: 'boolean', value }),
  }),
];
