import type { ValueKind } from '../diagnostic.js';
import type { Operator } from '../operator/operator.js';
import type { ContextValue, Scalar } from '../value/scalar.js';
import type { ConditionFact, Stop, Wanted } from './explanation.js';

/** What stopped a statement, with the value given and the value wanted: `sts:DurationSeconds is 43200, must be <= 3600`. */
export function describeStop(stop: Stop): string {
  if (stop.kind === 'principal') return describePrincipal(stop);
  if (stop.kind === 'resource') {
    const verb = stop.negated ? 'must not match' : 'must match';
    return `resource is ${stop.given}, ${verb} ${oneOf(stop.patterns, inOneLine)}`;
  }
  const { condition, given, wanted, unreadable } = stop;
  const { key, operator, qualifier } = condition;
  if (operator.asksPresence) return describePresence(stop);
  const wants = describeRelation(operator, wanted, must(operator));
  const value = `${key.name} is ${describeGiven(given)}`;
  if (unreadable)
    return `${value}, which ${condition.operatorName} cannot read as ${nameOfKind(operator.kind)}; it ${wants}`;
  switch (qualifier) {
    case 'ForAllValues':
      return `${value}, every value ${wants}`;
    case 'ForAnyValue':
      return `${value}, at least one value ${wants}`;
    case undefined:
      return `${value}, ${wants}`;
  }
}

/** Why a condition holds: `sts:DurationSeconds is 43200, which is > 3600`. */
export function describeHeld({ condition, given, wanted }: ConditionFact): string {
  const { key, operator, qualifier, ifExists, operatorName } = condition;
  const value = `${key.name} is ${describeGiven(given)}`;
  if (operator.asksPresence) return `${key.name} is ${describeState(given)}`;
  if (given === undefined && ifExists) return `${value}, and ${operatorName} lets that pass`;
  const is = describeRelation(operator, wanted, does(operator));
  switch (qualifier) {
    case 'ForAllValues':
      return `${value}, of which every value ${is}`;
    case 'ForAnyValue':
      return `${value}, of which at least one value ${is}`;
    case undefined:
      return given === undefined ? `${value}, and so ${is}` : `${value}, which ${is}`;
  }
}

function describePrincipal({ caller, negated, named }: Extract<Stop, { kind: 'principal' }>): string {
  const who = caller === undefined ? 'the caller is not named' : `the caller is ${inOneLine(caller)}`;
  const [only] = named;
  const list =
    named.length === 1 && only !== undefined ? inOneLine(only) : `one of ${named.map(inOneLine).join(', ')}`;
  return negated
    ? `${who}, excepted by NotPrincipal ${named.map(inOneLine).join(', ')}`
    : `${who}, must be ${named.length === 0 ? 'nobody: the list is empty' : list}`;
}

/** An ARN as it is, unless it would break the line. */
function inOneLine(text: string): string {
  return /\s/.test(text) ? JSON.stringify(text) : text;
}

function describePresence({ condition, given, wanted }: ConditionFact): string {
  const { key, qualifier } = condition;
  if (qualifier === 'ForAnyValue') return `${key.name}: ForAnyValue:Null never matches`;
  const must =
    wanted.length === 0
      ? 'nothing is accepted'
      : `must be ${wanted[0]?.text === 'true' ? 'absent' : 'present'}`;
  return `${key.name} is ${describeState(given)}, ${must}`;
}

function describeState(given: ContextValue): string {
  return given === undefined ? 'absent' : `present (${describeGiven(given)})`;
}

/** What a value has to be, or, of a condition that holds, what it is. */
interface Mood {
  readonly be: string;
  readonly match: string;
}

function must({ negated }: Operator): Mood {
  return negated ? { be: 'must not be', match: 'must not match' } : { be: 'must be', match: 'must match' };
}

function does({ negated }: Operator): Mood {
  return negated ? { be: 'is not', match: 'does not match' } : { be: 'is', match: 'matches' };
}

function describeRelation(
  { relation, kind }: Operator,
  wanted: readonly Wanted[],
  { be, match }: Mood,
): string {
  const isText = kind === 'string' || kind === 'arn';
  const values = oneOf(wanted, isText ? (text) => JSON.stringify(text) : (text) => text);
  switch (relation) {
    case 'equal':
    case 'absent':
      return `${be} ${values}`;
    case 'equal-in-any-case':
      return `${be} ${values} in any case`;
    case 'matching':
      return `${match} ${values}`;
    case 'within':
      return `${be} in ${values}`;
    case 'less':
      return `${be} < ${values}`;
    case 'at-most':
      return `${be} <= ${values}`;
    case 'greater':
      return `${be} > ${values}`;
    case 'at-least':
      return `${be} >= ${values}`;
  }
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
