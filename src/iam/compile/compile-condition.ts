import type { Path, Report, ValueFault } from '../diagnostic.js';
import type { Node } from '../document/node.js';
import type { ParsedCondition } from '../document/policy.js';
import type { Operand, Operator } from '../operator/operator.js';
import { nearestOperator, type QualifiedOperator, readOperator } from '../operator/table.js';
import { conditionKey, isConditionKey } from '../value/condition-key.js';
import type { CompiledCondition } from './compiled-policy.js';
import { conditionTest } from './condition-test.js';
import { readingOf } from './reading.js';

/** Undefined when the condition cannot be used, which the report then says. */
export function compileCondition(
  parsed: ParsedCondition,
  variables: boolean,
  report: Report,
): CompiledCondition | undefined {
  const { operator: name, operatorAt, key: keyName, keyAt, path } = parsed;
  const qualified = readOperator(name);
  if (qualified === undefined) {
    report.error(
      { code: 'unknown-operator', operator: name, nearest: nearestOperator(name) },
      operatorAt,
      path.slice(0, -1),
    );
  } else if (qualified.operator.asksPresence && qualified.ifExists) {
    report.error({ code: 'null-if-exists' }, operatorAt, path.slice(0, -1));
  }
  if (!isConditionKey(keyName))
    report.error({ code: 'condition-key-without-prefix', key: keyName }, keyAt, path);
  if (qualified === undefined) return undefined;
  if (parsed.values.length === 0) reportEmpty(parsed, qualified, report);
  const operands = compileOperands(parsed, qualified, variables, report);
  const key = conditionKey(keyName);
  const reading = readingOf(qualified);
  return {
    ...qualified,
    operatorName: name,
    key,
    reading,
    operands,
    variables: operands.flatMap((operand) => operand.variables),
    holds: conditionTest(qualified, reading, key, operands),
  };
}

/** Access Analyzer says of an empty list that positive operators never match it, and of negated ones nothing. */
function reportEmpty(
  { operator: name, key, valuesAt, path }: ParsedCondition,
  { operator }: QualifiedOperator,
  report: Report,
): void {
  if (operator.negated) {
    report.error({ code: 'empty-list', element: `${key} in ${name}`, of: 'negated' }, valuesAt, path);
  } else {
    report.warning({ code: 'empty-list', element: `${key} in ${name}`, of: 'condition' }, valuesAt, path);
  }
}

function compileOperands(
  { operator: name, path, values }: ParsedCondition,
  { operator }: QualifiedOperator,
  variables: boolean,
  report: Report,
): Operand[] {
  return values.flatMap((value, index) => {
    // What is no value at all was reported with the grammar.
    if (value.kind !== 'string' && value.kind !== 'number' && value.kind !== 'boolean') return [];
    const valuePath: Path = values.length > 1 ? [...path, index] : path;
    const { operand, fault } = operator.parse(value.value, variables);
    const problem =
      operand === undefined ? faultOf(fault, name, operator, value) : textFault(name, operator, value);
    if (problem !== undefined) report.error(problem, value.at, valuePath);
    if (operand === undefined) return [];
    const warning = warningOf(operator, operand.text, variables);
    if (warning !== undefined) report.warning(warning, value.at, valuePath);
    return [operand];
  });
}

type Value = Extract<Node, { readonly kind: 'string' | 'number' | 'boolean' }>;
type OperandFault = NonNullable<ReturnType<Operator['parse']>['fault']>;

function faultOf(
  fault: OperandFault,
  name: string,
  { kind, takesVariables }: Operator,
  value: Value,
): ValueFault {
  const text = String(value.value);
  if (fault.code === 'invalid-variable') return { code: 'invalid-variable', text, reason: fault.reason };
  if (!takesVariables && text.includes('${')) return { code: 'variable-not-taken', operator: name, text };
  return { code: 'unparsable-value', operator: name, kind, text };
}

/** As text a number is what it was written as, which a number that was read no longer is: `1.0`, or one of 18 digits. */
function textFault(name: string, { kind }: Operator, value: Value): ValueFault | undefined {
  if (value.kind !== 'number' || kind !== 'string') return undefined;
  const read = String(value.value);
  const exact =
    read === value.written && (Number.isSafeInteger(value.value) || !Number.isInteger(value.value));
  return exact ? undefined : { code: 'number-as-text', operator: name, written: value.written, read };
}

function warningOf(
  { kind, takesVariables }: Operator,
  text: string,
  variables: boolean,
): ValueFault | undefined {
  if (takesVariables && !variables && text.includes('${')) return { code: 'variable-without-version', text };
  const isBareIPv6 = kind === 'address' && text.includes(':') && !text.includes('/');
  return isBareIPv6 ? { code: 'address-without-prefix', text } : undefined;
}
