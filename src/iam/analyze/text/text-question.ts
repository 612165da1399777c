import type { TextPattern } from '../../value/value-set.js';
import type { TextSpace } from './build-space.js';

/** Is there a text in the space for which all of this holds? */
export interface TextQuestion {
  /** Of each list at least one pattern has to match. */
  readonly some: readonly (readonly TextPattern[])[];
  /** None of these may match. */
  readonly none: readonly TextPattern[];
  readonly space: TextSpace;
  /** Texts that would read well: the first that fits is taken. */
  readonly preferred: readonly string[];
}

/** A text for which it holds; that there is none; or that neither was found out. */
export type TextAnswer =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'none' }
  /** Out of work; or it hangs on the case of letters beyond ASCII, or on half a character. */
  | { readonly kind: 'unknown'; readonly reason: 'work' | 'letters' };
