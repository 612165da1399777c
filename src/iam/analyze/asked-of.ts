import type { CompiledCondition } from '../compile/compiled-policy.js';
import { situationOf } from './accepts.js';
import type { Constraint } from './constraint.js';
import type { KeySpace } from './key-space.js';

/**
 * What a condition, or its contrary, asks of the values that are there: of one or of each of them to be in its sets or
 * not; true or false where it asks nothing of the values.
 */
export function askedOf(
  condition: CompiledCondition,
  holds: boolean,
  space: KeySpace,
): (Constraint & { readonly of: 'some' | 'every' }) | boolean {
  const { operator, qualifier, reading, operands } = condition;
  if (operator.asksPresence) {
    const whenPresent = condition.holds(present) === holds;
    if (qualifier !== undefined || !hasEmpty(space)) return whenPresent;
    // The empty text is a value that counts as absent.
    const whenEmpty = condition.holds(empty) === holds;
    if (whenPresent === whenEmpty) return whenPresent;
    return { isIn: whenEmpty, sets: isNotEmpty.sets, of: whenEmpty ? 'every' : 'some' };
  }
  const sets = operands.map((operand) => operand.set());
  const isIn = !operator.negated;
  if (holds) return { isIn, sets, of: reading.across };
  return { isIn: !isIn, sets, of: reading.across === 'some' ? 'every' : 'some' };
}

const present = situationOf('x', new Map());
const empty = situationOf('', new Map());

/** Whether the empty text is a value of this kind; it counts as absent. */
export function hasEmpty({ kind }: KeySpace): boolean {
  return kind === 'text' || kind === 'binary';
}

export const isNotEmpty: Constraint = {
  isIn: false,
  sets: [{ kind: 'text', pattern: { tokens: [], anyCase: false } }],
};
