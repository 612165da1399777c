import type { ContextValue } from '../value/scalar.js';

/** Whether a value meets all that is asked of a dimension, with one that does. */
export type Solution =
  | {
      readonly kind: 'found';
      readonly value: ContextValue;
      /** Whether that depends on a policy variable whose value is not known. */
      readonly loose: boolean;
    }
  | { readonly kind: 'none' }
  /** Out of work, or of kinds that cannot be compared. */
  | { readonly kind: 'unknown'; readonly reason: 'work' | 'kinds' };

export const none: Solution = { kind: 'none' };
export const outOfWork: Solution = { kind: 'unknown', reason: 'work' };
export const mixedKinds: Solution = { kind: 'unknown', reason: 'kinds' };

export function found(value: ContextValue, loose = false): Solution {
  return { kind: 'found', value, loose };
}
