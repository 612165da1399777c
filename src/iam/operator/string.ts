import { matchesPattern, type Pattern } from '../value/pattern.js';
import type { Scalar } from '../value/scalar.js';
import { parseTemplate, resolveTemplate, type Template, variablesOf } from '../value/template.js';
import { textSetOf } from '../value/text-set.js';
import { defineOperator, type Operator, type OperatorRow } from './operator.js';

/** Numbers and booleans are compared as their text. */
export function readText(given: Scalar): string {
  return typeof given === 'string' ? given : String(given);
}

/** A template of a policy, or why it is none. */
export function parseText(wildcards: boolean): OperatorRow<unknown, Template>['parse'] {
  return (value, variables) => {
    const result = parseTemplate(String(value), { variables, wildcards });
    return result.template ?? { reason: result.reason };
  };
}

function stringOperator(
  name: string,
  negated: boolean,
  relation: 'equal' | 'equal-in-any-case' | 'matching',
): Operator {
  const same = relation === 'equal-in-any-case' ? sameInAnyCase : matchesPattern;
  return defineOperator<string, Template>({
    name,
    kind: 'string',
    relation,
    negated,
    takesVariables: true,
    read: readText,
    parse: parseText(relation === 'matching'),
    variables: variablesOf,
    test(given, wanted, variables) {
      const pattern = wanted.pattern ?? resolveTemplate(wanted, variables);
      // A variable without a value matches nothing, so that the negated operators do match (reference_policies_variables).
      return pattern !== undefined && same(pattern, given);
    },
    set: (wanted) => textSetOf(wanted, relation === 'equal-in-any-case' ? 'any-case' : 'whole'),
  });
}

function sameInAnyCase(pattern: Pattern, given: string): boolean {
  return pattern.exact?.toLowerCase() === given.toLowerCase();
}

/** reference_policies_elements_condition_operators, String. Only the Like operators take wildcards. */
export const stringOperators: readonly Operator[] = [
  stringOperator('StringEquals', false, 'equal'),
  stringOperator('StringNotEquals', true, 'equal'),
  stringOperator('StringEqualsIgnoreCase', false, 'equal-in-any-case'),
  stringOperator('StringNotEqualsIgnoreCase', true, 'equal-in-any-case'),
  stringOperator('StringLike', false, 'matching'),
  stringOperator('StringNotLike', true, 'matching'),
];
