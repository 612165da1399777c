import type { ValueKind } from '../diagnostic.js';
import { instantOfSeconds, parseInstant } from '../value/instant.js';
import { exactNumber, parseNumber } from '../value/number.js';
import type { Scalar } from '../value/scalar.js';
import { defineOperator, type Operator } from './operator.js';

type Relation = 'Equals' | 'NotEquals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals';

const relations: readonly Relation[] = [
  'Equals',
  'NotEquals',
  'LessThan',
  'LessThanEquals',
  'GreaterThan',
  'GreaterThanEquals',
];

interface Scale {
  readonly family: 'Numeric' | 'Date';
  readonly kind: ValueKind;
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

function orderedOperator({ family, kind, read }: Scale, relation: Relation): Operator {
  return defineOperator<number, number>({
    name: family + relation,
    kind,
    negated: relation === 'NotEquals',
    read,
    parse: read,
    test: testOf(relation),
  });
}

function testOf(relation: Relation): (given: number, wanted: number) => boolean {
  switch (relation) {
    case 'Equals':
    case 'NotEquals':
      return (given, wanted) => given === wanted;
    case 'LessThan':
      return (given, wanted) => given < wanted;
    case 'LessThanEquals':
      return (given, wanted) => given <= wanted;
    case 'GreaterThan':
      return (given, wanted) => given > wanted;
    case 'GreaterThanEquals':
      return (given, wanted) => given >= wanted;
  }
}

/** reference_policies_elements_condition_operators, Numeric and Date. */
export const orderedOperators: readonly Operator[] = [numeric, date].flatMap((scale) =>
  relations.map((relation) => orderedOperator(scale, relation)),
);
