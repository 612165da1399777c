import type { ConditionKey } from '../value/condition-key.js';
import type { ContextValue } from '../value/scalar.js';
import type { VariableSource } from '../value/template.js';

/** What compiled statements ask of a request: one action on one resource, with the values of condition keys. */
export interface Situation extends VariableSource {
  readonly action: ActionName;
  /** An ARN, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** A list has two members at least: one value is itself, and a list without values is a missing key. */
  valueOf(key: ConditionKey): ContextValue;
}

/** `service:Name`; both parts are the same in any case, so the parts are in lower case. */
export interface ActionName {
  readonly text: string;
  readonly id: string;
  readonly service: string;
  readonly name: string;
}
