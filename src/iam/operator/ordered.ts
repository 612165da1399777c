import { instantOfSeconds, parseInstant } from '../value/instant.js';
import { exactNumber, parseNumber } from '../value/number.js';
import type { Scalar } from '../value/scalar.js';
import type { Interval } from '../value/value-set.js';
import { defineOperator, type Operator } from './operator.js';

/** The six endings of the names, with what each asks. */
const endings = [
  { ending: 'Equals', relation: 'equal', negated: false },
  { ending: 'NotEquals', relation: 'equal', negated: true },
  { ending: 'LessThan', relation: 'less', negated: false },
  { ending: 'LessThanEquals', relation: 'at-most', negated: false },
  { ending: 'GreaterThan', relation: 'greater', negated: false },
  { ending: 'GreaterThanEquals', relation: 'at-least', negated: false },
] as const;

type OrderedRelation = (typeof endings)[number]['relation'];

/** A policy's number of four digits could be a year or seconds: as text it is a year, and bare it is refused. */
function isYearLike(value: Scalar): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 9999;
}

interface Scale {
  readonly family: 'Numeric' | 'Date';
  readonly kind: 'number' | 'instant';
  /** The same on both sides. */
  read(given: Scalar): number | undefined;
}

const numeric: Scale = {
  family: 'Numeric',
  kind: 'number',
  read(given) {
    if (typeof given === 'number') return exactNumber(given);
    return typeof given === 'string' ? parseNumber(given) : undefined;
  },
};

/** A number is seconds since the epoch, whatever its digits. */
const date: Scale = {
  family: 'Date',
  kind: 'instant',
  read(given) {
    if (typeof given === 'number') return instantOfSeconds(exactNumber(given));
    return typeof given === 'string' ? parseInstant(given) : undefined;
  },
};

function testOf(relation: OrderedRelation): (given: number, wanted: number) => boolean {
  switch (relation) {
    case 'equal':
      return (given, wanted) => given === wanted;
    case 'less':
      return (given, wanted) => given < wanted;
    case 'at-most':
      return (given, wanted) => given <= wanted;
    case 'greater':
      return (given, wanted) => given > wanted;
    case 'at-least':
      return (given, wanted) => given >= wanted;
  }
}

function intervalOf(relation: OrderedRelation, wanted: number): Interval {
  const below = { from: Number.NEGATIVE_INFINITY, fromOpen: true, to: wanted };
  const above = { from: wanted, to: Number.POSITIVE_INFINITY, toOpen: true };
  switch (relation) {
    case 'equal':
      return { from: wanted, fromOpen: false, to: wanted, toOpen: false };
    case 'less':
      return { ...below, toOpen: true };
    case 'at-most':
      return { ...below, toOpen: false };
    case 'greater':
      return { ...above, fromOpen: true };
    case 'at-least':
      return { ...above, fromOpen: false };
  }
}

/** reference_policies_elements_condition_operators, Numeric and Date. */
export const orderedOperators: readonly Operator[] = [numeric, date].flatMap(({ family, kind, read }) =>
  endings.map(({ ending, relation, negated }) =>
    defineOperator<number, number>({
      name: family + ending,
      kind,
      relation,
      negated,
      read,
      parse: (value) => (kind === 'instant' && isYearLike(value) ? undefined : read(value)),
      test: testOf(relation),
      set: (wanted) => ({ kind, interval: intervalOf(relation, wanted) }),
    }),
  ),
);
