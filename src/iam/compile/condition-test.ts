import type { Operand } from '../operator/operator.js';
import type { QualifiedOperator } from '../operator/table.js';
import type { ConditionKey } from '../value/condition-key.js';
import type { Scalar } from '../value/scalar.js';
import { isNullSet, type Reading } from './reading.js';
import type { Situation } from './situation.js';

/** The condition as one function of a situation. */
export function conditionTest(
  { operator, qualifier }: QualifiedOperator,
  { missing, empty, across }: Reading,
  key: ConditionKey,
  operands: readonly Operand[],
): (situation: Situation) => boolean {
  if (operator.asksPresence) return presenceTest(qualifier, key, operands);
  const matches = operator.negated ? noneMatches(operands) : someMatches(operands);
  const only =
    operator.negated || operands.length !== 1 || empty !== undefined ? undefined : operands[0]?.matches;
  if (only !== undefined) {
    // One value on either side, the commonest condition: nothing stands between it and its operator.
    return (situation) => {
      const value = situation.valueOf(key);
      if (value === undefined) return missing;
      if (typeof value !== 'object') return only(value, situation) === true;
      return value.some((one) => matches(one, situation));
    };
  }
  return (situation) => {
    const value = situation.valueOf(key);
    if (value === undefined) return missing;
    if (empty !== undefined && isNullSet(value)) return empty;
    if (typeof value !== 'object') return matches(value, situation);
    const holds = (one: Scalar) => matches(one, situation);
    return across === 'some' ? value.some(holds) : value.every(holds);
  };
}

type Matches = (given: Scalar, situation: Situation) => boolean;

function someMatches(operands: readonly Operand[]): Matches {
  return (given, situation) => operands.some((operand) => operand.matches(given, situation) === true);
}

/** A value that the operator cannot read matches nothing, a negated operator neither. */
function noneMatches(operands: readonly Operand[]): Matches {
  return (given, situation) => operands.every((operand) => operand.matches(given, situation) === false);
}

/**
 * `"true"` asks for a key that is absent or null, so that `"false"` is the guard that ForAllValues needs; the
 * qualifiers make the answer the same for every request (Access Analyzer checks).
 */
function presenceTest(
  qualifier: QualifiedOperator['qualifier'],
  key: ConditionKey,
  operands: readonly Operand[],
): (situation: Situation) => boolean {
  if (qualifier !== undefined) return () => qualifier === 'ForAllValues';
  return (situation) => {
    const value = situation.valueOf(key);
    const absent = value === undefined || isNullSet(value);
    return operands.some((operand) => operand.matches(absent, situation) === true);
  };
}
