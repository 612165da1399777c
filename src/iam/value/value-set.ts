import type { AddressRange } from './address.js';
import type { Token } from './pattern.js';
import type { Template } from './template.js';

/**
 * The values that one value of a policy stands for, as a set: what `analyze` reads of an operator, beside the test that
 * `evaluate` reads.
 */
export type ValueSet =
  | { readonly kind: 'text'; readonly pattern: TextPattern }
  /** Texts that are known only with the value of a variable at hand. */
  | { readonly kind: 'template'; readonly template: Template; readonly shape: TextShape }
  | { readonly kind: 'number' | 'instant'; readonly interval: Interval }
  | { readonly kind: 'address'; readonly range: AddressRange }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'binary'; readonly text: string };

/** How a text is compared: as it is, in any case, or part by part as an ARN. */
export type TextShape = 'whole' | 'any-case' | 'arn';

/** A language of texts: a text with wildcards, all of which may stand for a colon or not. */
export interface TextPattern {
  readonly tokens: readonly Token[];
  /** Whether case makes no difference; then there are no wildcards among the tokens, and they are in lower case. */
  readonly anyCase: boolean;
}

/** From `from` to `to`; ends that are infinite are open. */
export interface Interval {
  readonly from: number;
  readonly fromOpen: boolean;
  readonly to: number;
  readonly toOpen: boolean;
}
