import type { MutationOperator } from './mutation-operator.js';
import { addIfExists } from './operators/add-if-exists.js';
import { dropAction } from './operators/drop-action.js';
import { dropConditionKey } from './operators/drop-condition-key.js';
import { dropNot } from './operators/drop-not.js';
import { dropOperatorBlock } from './operators/drop-operator-block.js';
import { dropPrincipal } from './operators/drop-principal.js';
import { dropResource } from './operators/drop-resource.js';
import { dropStatement } from './operators/drop-statement.js';
import { dropValue } from './operators/drop-value.js';
import { equalsToIgnoreCase } from './operators/equals-to-ignore-case.js';
import { equalsToLike } from './operators/equals-to-like.js';
import { flipBoolean } from './operators/flip-boolean.js';
import { flipEffect } from './operators/flip-effect.js';
import { narrowWildcard } from './operators/narrow-wildcard.js';
import { negateAction } from './operators/negate-action.js';
import { negateResource } from './operators/negate-resource.js';
import { removeIfExists } from './operators/remove-if-exists.js';
import { shiftBound } from './operators/shift-bound.js';
import { swapSetQualifier } from './operators/swap-set-qualifier.js';
import { toggleBound } from './operators/toggle-bound.js';
import { variableToWildcard } from './operators/variable-to-wildcard.js';
import { widenAction } from './operators/widen-action.js';
import { widenPrincipal } from './operators/widen-principal.js';
import { widenResource } from './operators/widen-resource.js';
import { widenWildcard } from './operators/widen-wildcard.js';

/** Every way in which one statement is changed. */
export const mutationOperators: readonly MutationOperator[] = [
  flipEffect,
  dropStatement,
  dropAction,
  dropResource,
  dropPrincipal,
  dropOperatorBlock,
  dropConditionKey,
  dropValue,
  negateAction,
  negateResource,
  widenAction,
  widenResource,
  widenPrincipal,
  widenWildcard,
  narrowWildcard,
  variableToWildcard,
  toggleBound,
  shiftBound,
  flipBoolean,
  dropNot,
  equalsToLike,
  equalsToIgnoreCase,
  addIfExists,
  removeIfExists,
  swapSetQualifier,
];
