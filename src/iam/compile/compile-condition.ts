import type { Path, Report, ValueFault } from '../diagnostic.js';
import type { ParsedCondition } from '../document/policy.js';
import type { Operand } from '../operator/operator.js';
import { nearestOperator, type QualifiedOperator, readOperator } from '../operator/table.js';
import { conditionKey, hasPrefix } from '../value/condition-key.js';
import type { CompiledCondition } from './compiled-policy.js';
import { conditionTest } from './condition-test.js';

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
  if (!hasPrefix(keyName)) report.error({ code: 'condition-key-without-prefix', key: keyName }, keyAt, path);
  if (qualified === undefined) return undefined;
  const operands = compileOperands(parsed, qualified, variables, report);
  const key = conditionKey(keyName);
  return {
    ...qualified,
    operatorName: name,
    key,
    operands,
    variables: operands.flatMap((operand) => operand.variables),
    holds: conditionTest(qualified, key, operands),
  };
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
    const text = String(value.value);
    const valuePath: Path = values.length > 1 ? [...path, index] : path;
    const { operand, fault } = operator.parse(value.value, variables);
    if (operand === undefined) {
      report.error(faultOf(fault, name, operator.kind, text), value.at, valuePath);
      return [];
    }
    if (operator.takesVariables && !variables && text.includes('${')) {
      report.warning({ code: 'variable-without-version', text }, value.at, valuePath);
    }
    if (operator.kind === 'address' && text.includes(':') && !text.includes('/')) {
      report.warning({ code: 'address-without-prefix', text }, value.at, valuePath);
    }
    return [operand];
  });
}

type OperandFault = NonNullable<ReturnType<QualifiedOperator['operator']['parse']>['fault']>;

function faultOf(
  fault: OperandFault,
  operator: string,
  kind: QualifiedOperator['operator']['kind'],
  text: string,
): ValueFault {
  return fault.code === 'invalid-variable'
    ? { code: 'invalid-variable', text, reason: fault.reason }
    : { code: 'unparsable-value', operator, kind, text };
}
