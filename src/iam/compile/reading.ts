import type { QualifiedOperator } from '../operator/table.js';
import type { Scalar } from '../value/scalar.js';

/** How a condition takes what the request has for its key, before its operator looks at a value. */
export interface Reading {
  /** What it comes to when the key is missing. */
  readonly missing: boolean;
  /** What it comes to when the key is there and null; undefined where the operator looks at the empty string. */
  readonly empty: boolean | undefined;
  /** Of several values, whether one has to hold or every one. */
  readonly across: 'some' | 'every';
}

/**
 * What all operators have in common (reference_policies_elements_condition_operators,
 * reference_policies_condition-single-vs-multi-valued-context-keys). Without a qualifier a key has one value; of
 * several, "some" is asked by a positive operator, and "none" by a negated one.
 */
export function readingOf({ operator: { negated }, qualifier, ifExists }: QualifiedOperator): Reading {
  switch (qualifier) {
    case 'ForAllValues':
      return { missing: true, empty: true, across: 'every' };
    case 'ForAnyValue':
      return { missing: ifExists, empty: false, across: 'some' };
    case undefined:
      return { missing: negated || ifExists, empty: undefined, across: negated ? 'every' : 'some' };
  }
}

/** A key that "resolves to a null data set, such as an empty string". */
export function isNullSet(value: Scalar | readonly Scalar[]): boolean {
  return typeof value === 'object' ? value.every((one) => one === '') : value === '';
}
