import { type Scalar, valuesOf } from '../value/scalar.js';
import type { CompiledCondition } from './compiled-policy.js';
import type { Situation } from './situation.js';

/** The first value of the request that the operator cannot read, so that it matches nothing. */
export function unreadableValue(
  { operator, operands, key }: CompiledCondition,
  situation: Situation,
): Scalar | undefined {
  if (operator.asksPresence) return undefined;
  return valuesOf(situation.valueOf(key)).find((value) =>
    operands.some((operand) => operand.matches(value, situation) === undefined),
  );
}
