import type { ContextValue, Scalar } from '../value/scalar.js';
import type { CompiledCondition } from './compiled-policy.js';
import type { Situation } from './situation.js';

/** The first value of the request that the operator cannot read, so that it matches nothing. */
export function unreadableValue(
  condition: CompiledCondition,
  situation: Situation,
  given: ContextValue = situation.valueOf(condition.key),
): Scalar | undefined {
  if (given === undefined || condition.operator.asksPresence) return undefined;
  if (typeof given !== 'object') return isReadable(condition, given, situation) ? undefined : given;
  return given.find((value) => !isReadable(condition, value, situation));
}

function isReadable({ operands }: CompiledCondition, value: Scalar, situation: Situation): boolean {
  for (const operand of operands) if (operand.matches(value, situation) === undefined) return false;
  return true;
}
