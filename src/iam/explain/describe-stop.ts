import type { ValueKind } from '../diagnostic.js';
import type { ContextValue, Scalar } from '../value/scalar.js';
import type { Stop, Wanted } from './explanation.js';

/** What stopped a statement, with the value given and the value wanted: `sts:DurationSeconds is 43200, must be <= 3600`. */
export function describeStop(stop: Stop): string {
  if (stop.kind === 'resource') {
    const verb = stop.negated ? 'must not match' : 'must match';
    return `resource is ${stop.given}, ${verb} ${oneOf(stop.patterns, inOneLine)}`;
  }
  const { condition, given, wanted, unreadable } = stop;
  const { key, operator, qualifier } = condition;
  if (operator.asksPresence) return describePresence(stop);
  const must = describeMust(condition.operator.name, wanted);
  const value = `${key.name} is ${describeGiven(given)}`;
  if (unreadable)
    return `${value}, which ${condition.operatorName} cannot read as ${nameOfKind(operator.kind)}; it ${must}`;
  switch (qualifier) {
    case 'ForAllValues':
      return `${value}, every value ${must}`;
    case 'ForAnyValue':
      return `${value}, at least one value ${must}`;
    case undefined:
      return `${value}, ${must}`;
  }
}

/** An ARN as it is, unless it would break the line. */
function inOneLine(text: string): string {
  return /\s/.test(text) ? JSON.stringify(text) : text;
}

function describePresence({ condition, given, wanted }: Extract<Stop, { kind: 'condition' }>): string {
  const { key, qualifier } = condition;
  if (qualifier === 'ForAnyValue') return `${key.name}: ForAnyValue:Null never matches`;
  const state = given === undefined ? 'absent' : `present (${describeGiven(given)})`;
  const must =
    wanted.length === 0
      ? 'nothing is accepted'
      : `must be ${wanted[0]?.text === 'true' ? 'absent' : 'present'}`;
  return `${key.name} is ${state}, ${must}`;
}

function describeMust(operator: string, wanted: readonly Wanted[]): string {
  if (wanted.length === 0) return 'must be one of no values: its list is empty';
  const texts = (quoted: boolean) => oneOf(wanted, quoted ? (text) => JSON.stringify(text) : (text) => text);
  switch (operator) {
    case 'StringEquals':
      return `must be ${texts(true)}`;
    case 'StringNotEquals':
      return `must not be ${texts(true)}`;
    case 'StringEqualsIgnoreCase':
      return `must be ${texts(true)} in any case`;
    case 'StringNotEqualsIgnoreCase':
      return `must not be ${texts(true)} in any case`;
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return `must match ${texts(true)}`;
    case 'StringNotLike':
    case 'ArnNotLike':
    case 'ArnNotEquals':
      return `must not match ${texts(true)}`;
    case 'IpAddress':
      return `must be in ${texts(false)}`;
    case 'NotIpAddress':
      return `must not be in ${texts(false)}`;
    case 'NumericNotEquals':
    case 'DateNotEquals':
      return `must not be ${texts(false)}`;
    default:
      return `must be ${relationOf(operator)}${texts(false)}`;
  }
}

function relationOf(operator: string): string {
  if (operator.endsWith('LessThanEquals')) return '<= ';
  if (operator.endsWith('LessThan')) return '< ';
  if (operator.endsWith('GreaterThanEquals')) return '>= ';
  if (operator.endsWith('GreaterThan')) return '> ';
  return '';
}

function oneOf(wanted: readonly Wanted[], show: (text: string) => string): string {
  const [only] = wanted;
  if (wanted.length === 0) return 'one of no values: its list is empty';
  if (only !== undefined && wanted.length === 1) return describeWanted(only, show);
  return `one of ${wanted.map((one) => describeWanted(one, show)).join(', ')}`;
}

function describeWanted({ text, variables }: Wanted, show: (text: string) => string): string {
  if (variables.length === 0) return show(text);
  const values = variables.map(({ name, value }) =>
    value === null ? `${name} has no value` : `${name} is ${JSON.stringify(value)}`,
  );
  return `${show(text)} (${values.join(', ')})`;
}

/** Numbers and booleans bare, text in quotes, unless it is a number anyway. */
function describeGiven(given: ContextValue): string {
  if (given === undefined) return 'absent';
  return typeof given === 'object' ? `[${given.map(describeScalar).join(', ')}]` : describeScalar(given);
}

function describeScalar(value: Scalar): string {
  return typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value) ? JSON.stringify(value) : String(value);
}

export function nameOfKind(kind: ValueKind): string {
  switch (kind) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'instant':
      return 'a date';
    case 'boolean':
      return 'true or false';
    case 'binary':
      return 'base-64';
    case 'address':
      return 'an IP address';
    case 'arn':
      return 'an ARN';
  }
}
