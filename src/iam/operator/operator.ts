import type { ValueKind, VariableReason } from '../diagnostic.js';
import type { Scalar } from '../value/scalar.js';
import type { VariablePiece, VariableSource } from '../value/template.js';
import type { ValueSet } from '../value/value-set.js';

/** What an operator asks of a value, negation aside. */
export type Relation =
  | 'equal'
  | 'equal-in-any-case'
  | 'matching'
  | 'within'
  | 'less'
  | 'at-most'
  | 'greater'
  | 'at-least'
  | 'absent';

/** A condition operator without its set qualifier and without IfExists, which mean the same for every operator. */
export interface Operator {
  readonly name: string;
  /** What its values are read as, on both sides. */
  readonly kind: ValueKind;
  readonly relation: Relation;
  /** Whether it is the negation of another: then a missing key matches, and several values mean "none of them". */
  readonly negated: boolean;
  /** Asks whether the key is there, not what it holds: only Null. */
  readonly asksPresence: boolean;
  /** Whether policy variables stand for their values in it. */
  readonly takesVariables: boolean;
  /** Reads a value of a policy; `variables` says whether `${…}` is one. */
  parse(value: Scalar, variables: boolean): OperandResult;
}

/** One value of a condition, read once when the policy is compiled. */
export interface Operand {
  /** As written in the policy. */
  readonly text: string;
  readonly variables: readonly VariablePiece[];
  /**
   * Whether a value of the request matches, of a negated operator: whether it is one of the excluded.
   * Undefined when the operator cannot read the value.
   */
  matches(given: Scalar, variables: VariableSource): boolean | undefined;
  /** All the values that match, of a negated operator: all that are excluded. Worked out when it is asked for. */
  set(): ValueSet;
}

export type OperandResult =
  | { readonly operand: Operand; readonly fault?: never }
  | {
      readonly operand?: never;
      readonly fault:
        | { readonly code: 'unparsable-value' }
        | { readonly code: 'invalid-variable'; readonly reason: VariableReason };
    };

/** An operator as its table states it. `Given` and `Wanted` are the two sides once they are read. */
export interface OperatorRow<Given, Wanted> {
  readonly name: string;
  readonly kind: ValueKind;
  readonly relation: Relation;
  readonly negated?: boolean;
  readonly takesVariables?: boolean;
  read(given: Scalar): Given | undefined;
  parse(value: Scalar, variables: boolean): Wanted | undefined | { readonly reason: VariableReason };
  variables?(wanted: Wanted): readonly VariablePiece[];
  /** Whether one value is among those that the policy's value stands for: what `evaluate` asks. */
  test(given: Given, wanted: Wanted, variables: VariableSource): boolean | undefined;
  /** All of them: what `analyze` asks. */
  set(wanted: Wanted): ValueSet;
}

export function defineOperator<Given, Wanted extends object | number | string | boolean>(
  row: OperatorRow<Given, Wanted>,
): Operator {
  return {
    name: row.name,
    kind: row.kind,
    relation: row.relation,
    negated: row.negated ?? false,
    asksPresence: row.relation === 'absent',
    takesVariables: row.takesVariables ?? false,
    parse(value, variables) {
      const wanted = row.parse(value, variables);
      if (wanted === undefined) return { fault: { code: 'unparsable-value' } };
      if (isReason(wanted)) return { fault: { code: 'invalid-variable', reason: wanted.reason } };
      let set: ValueSet | undefined;
      return {
        operand: {
          text: String(value),
          variables: row.variables?.(wanted) ?? [],
          matches(given, source) {
            const read = row.read(given);
            return read === undefined ? undefined : row.test(read, wanted, source);
          },
          set() {
            set ??= row.set(wanted);
            return set;
          },
        },
      };
    },
  };
}

function isReason(wanted: unknown): wanted is { readonly reason: VariableReason } {
  return typeof wanted === 'object' && wanted !== null && 'reason' in wanted;
}
