import { nearest } from '../nearest.js';
import { addressOperators } from './address.js';
import { arnOperators } from './arn.js';
import { exactOperators } from './exact.js';
import type { Operator } from './operator.js';
import { orderedOperators } from './ordered.js';
import { stringOperators } from './string.js';

/** Every condition operator, by its name. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [...stringOperators, ...orderedOperators, ...exactOperators, ...addressOperators, ...arnOperators].map(
    (operator) => [operator.name, operator] as const,
  ),
);

export type Qualifier = 'ForAllValues' | 'ForAnyValue';

/** An operator as a policy writes it: with a set qualifier in front, or IfExists behind. */
export interface QualifiedOperator {
  readonly operator: Operator;
  readonly qualifier: Qualifier | undefined;
  readonly ifExists: boolean;
}

const written = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/s;

/** Reads `ForAnyValue:StringLikeIfExists`; undefined when no such operator exists. */
export function readOperator(name: string): QualifiedOperator | undefined {
  const [, qualifier, base = '', ifExists] = written.exec(name) ?? [];
  const operator = operators.get(base);
  if (operator === undefined) return undefined;
  return { operator, qualifier: qualifier as Qualifier | undefined, ifExists: ifExists !== undefined };
}

/** The operator that a misspelt name most likely means, with the qualifier it was written with. */
export function nearestOperator(name: string): string | undefined {
  const spellings = [...operators.keys()].flatMap((base) =>
    base === 'Null' ? [base] : [base, `${base}IfExists`],
  );
  const colon = name.indexOf(':');
  const base = nearest(name.slice(colon + 1), spellings);
  if (colon === -1) return base;
  const qualifier = nearest(name.slice(0, colon), ['ForAllValues', 'ForAnyValue']);
  return base === undefined || qualifier === undefined ? undefined : `${qualifier}:${base}`;
}
