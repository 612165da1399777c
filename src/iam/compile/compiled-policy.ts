import type { Effect, ParsedPolicy, ParsedStatement } from '../document/policy.js';
import type { Operand } from '../operator/operator.js';
import type { QualifiedOperator } from '../operator/table.js';
import type { ConditionKey } from '../value/condition-key.js';
import type { Pattern } from '../value/pattern.js';
import type { Template, VariablePiece } from '../value/template.js';
import type { CompiledPrincipals } from './compile-principals.js';
import type { Reading } from './reading.js';
import type { Situation } from './situation.js';

/** The one form that every question about a policy is answered from. */
export interface CompiledPolicy {
  readonly parsed: ParsedPolicy;
  readonly statements: readonly CompiledStatement[];
}

export interface CompiledStatement {
  readonly parsed: ParsedStatement;
  readonly effect: Effect;
  /** Undefined where the layer knows whom it is about: the user or role that the policy is attached to. */
  readonly principals: CompiledPrincipals | undefined;
  readonly actions: CompiledActions;
  /** Undefined where the statement has no resource element. */
  readonly resources: CompiledResources | undefined;
  readonly conditions: readonly CompiledCondition[];
}

/** Action, or NotAction when negated. */
export interface CompiledActions {
  readonly negated: boolean;
  readonly patterns: readonly ActionPattern[];
}

export interface ActionPattern {
  readonly text: string;
  /** In lower case; undefined in the pattern `*`, which is every action of every service. */
  readonly service: string | undefined;
  /** Of the name in lower case. */
  readonly name: Pattern;
}

/** Resource, or NotResource when negated. */
export interface CompiledResources {
  readonly negated: boolean;
  /** Whether one of the patterns is `*`, so that none need be looked at: the commonest case. */
  readonly everything: boolean;
  readonly patterns: readonly ResourcePattern[];
}

export interface ResourcePattern {
  readonly text: string;
  readonly template: Template;
  readonly variables: readonly VariablePiece[];
}

export interface CompiledCondition extends QualifiedOperator {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operatorName: string;
  readonly key: ConditionKey;
  readonly reading: Reading;
  readonly operands: readonly Operand[];
  /** The policy variables in its values. */
  readonly variables: readonly VariablePiece[];
  holds(situation: Situation): boolean;
}
