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
  /** Out of work; of kinds that cannot be compared; of letters whose case is not known; or of too many lists of values. */
  | { readonly kind: 'unknown'; readonly reason: 'work' | 'kinds' | 'letters' | 'lists' };

export const none: Solution = { kind: 'none' };
export const outOfWork: Solution = { kind: 'unknown', reason: 'work' };
export const hardLetters: Solution = { kind: 'unknown', reason: 'letters' };
export const manyLists: Solution = { kind: 'unknown', reason: 'lists' };
export const mixedKinds: Solution = { kind: 'unknown', reason: 'kinds' };

export function found(value: ContextValue, loose = false): Solution {
  return { kind: 'found', value, loose };
}
