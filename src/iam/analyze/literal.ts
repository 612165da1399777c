import type { CompiledCondition } from '../compile/compiled-policy.js';
import type { Scalar } from '../value/scalar.js';
import type { ValueSet } from '../value/value-set.js';
import type { IntervalSet } from './ordered/interval-set.js';

/** One thing that a question asks of one dimension of a request, or whose contrary it asks. */
export interface Literal {
  readonly id: number;
  /** The dimension: its index in a box. */
  readonly dimension: number;
  readonly test: Test;
  /** Whether the test has to hold, or must not. */
  readonly holds: boolean;
  readonly contrary: Literal;
}

export type Test =
  /** An action or a resource is one of these. */
  | { readonly kind: 'texts'; readonly sets: readonly TextSet[] }
  /** A condition of a statement, of its key. */
  | { readonly kind: 'condition'; readonly condition: CompiledCondition }
  /** What a question says of a key: its value is one of these. */
  | { readonly kind: 'members'; readonly members: readonly Member[] };

export type TextSet = Extract<ValueSet, { readonly kind: 'text' | 'template' }>;

/** A value, or several, that a question gives for a key. */
export type Member =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: Scalar | readonly Scalar[] }
  | { readonly kind: 'texts'; readonly set: TextSet }
  | { readonly kind: 'numbers'; readonly numbers: IntervalSet };
