import type { Operand } from '../operator/operator.js';
import type { QualifiedOperator } from '../operator/table.js';
import type { ConditionKey } from '../value/condition-key.js';
import type { Scalar } from '../value/scalar.js';
import type { Situation } from './situation.js';

/**
 * What all operators have in common: missing keys, IfExists, several values on either side, negation and the
 * set qualifiers (reference_policies_elements_condition_operators,
 * reference_policies_condition-single-vs-multi-valued-context-keys).
 */
export function conditionTest(
  { operator, qualifier, ifExists }: QualifiedOperator,
  key: ConditionKey,
  operands: readonly Operand[],
): (situation: Situation) => boolean {
  if (operator.asksPresence) return presenceTest(qualifier, key, operands);
  const matches = operator.negated ? noneMatches(operands) : someMatches(operands);
  switch (qualifier) {
    case 'ForAllValues':
      return (situation) => {
        const value = situation.valueOf(key);
        return isNullSet(value) || eachValue(value, (one) => matches(one, situation));
      };
    case 'ForAnyValue':
      return (situation) => {
        const value = situation.valueOf(key);
        return isNullSet(value) ? ifExists : someValue(value, (one) => matches(one, situation));
      };
    case undefined: {
      const missing = operator.negated || ifExists;
      // Without a qualifier a key has one value. Several mean "some" of a positive operator, "none" of a negated one.
      const several = operator.negated ? eachValue : someValue;
      const only = operator.negated || operands.length > 1 ? undefined : operands[0]?.matches;
      if (only !== undefined) {
        // One value on either side, the commonest condition: nothing stands between it and its operator.
        return (situation) => {
          const value = situation.valueOf(key);
          if (value === undefined) return missing;
          if (typeof value !== 'object') return only(value, situation) === true;
          return several(value, (one) => matches(one, situation));
        };
      }
      return (situation) => {
        const value = situation.valueOf(key);
        if (value === undefined) return missing;
        return typeof value === 'object'
          ? several(value, (one) => matches(one, situation))
          : matches(value, situation);
      };
    }
  }
}

type Matches = (given: Scalar, situation: Situation) => boolean;

function someMatches(operands: readonly Operand[]): Matches {
  return (given, situation) => operands.some((operand) => operand.matches(given, situation) === true);
}

/** A value that the operator cannot read matches nothing, a negated operator neither. */
function noneMatches(operands: readonly Operand[]): Matches {
  return (given, situation) => operands.every((operand) => operand.matches(given, situation) === false);
}

/** `"true"` asks for a key that is absent; the qualifiers make the answer the same for every request (Access Analyzer checks). */
function presenceTest(
  qualifier: QualifiedOperator['qualifier'],
  key: ConditionKey,
  operands: readonly Operand[],
): (situation: Situation) => boolean {
  if (qualifier !== undefined) return () => qualifier === 'ForAllValues';
  return (situation) => {
    const absent = situation.valueOf(key) === undefined;
    return operands.some((operand) => operand.matches(absent, situation) === true);
  };
}

/** A missing key, or one that "resolves to a null data set, such as an empty string". */
function isNullSet(value: Scalar | readonly Scalar[] | undefined): value is undefined | '' {
  return value === undefined || value === '';
}

function someValue(value: Scalar | readonly Scalar[], test: (one: Scalar) => boolean): boolean {
  return typeof value === 'object' ? value.some(test) : test(value);
}

function eachValue(value: Scalar | readonly Scalar[], test: (one: Scalar) => boolean): boolean {
  return typeof value === 'object' ? value.every(test) : test(value);
}
