import * as addresses from '../../iam/analyze/ordered/address-set.js';
import { addressText } from '../../iam/analyze/ordered/address-text.js';
import { cellsOf } from '../../iam/analyze/ordered/cells.js';
import { instantText } from '../../iam/analyze/ordered/instant-text.js';
import { type IntervalSet, intersectionOf, unionOf } from '../../iam/analyze/ordered/interval-set.js';
import { wholeNumbersOf } from '../../iam/analyze/ordered/whole-numbers.js';
import { instantIn, numberIn } from '../../iam/analyze/ordered/witness.js';
import type { CompiledCondition } from '../../iam/compile/compiled-policy.js';
import { parseAddress } from '../../iam/value/address.js';
import { parseInstant } from '../../iam/value/instant.js';
import { parseNumber } from '../../iam/value/number.js';
import type { Scalar } from '../../iam/value/scalar.js';
import type { Interval, ValueSet } from '../../iam/value/value-set.js';

/** Whether the value is allowed, all else being given. */
export type IsAllowed = (value: Scalar) => boolean;

/**
 * The allowed values of a key that is asked as a number, an instant or an address: between two neighbouring values that the
 * conditions name they are all alike, so that one of them is asked. Undefined where a condition on their text tells more apart.
 */
export function allowedNumbers(
  conditions: readonly CompiledCondition[],
  within: IntervalSet,
  whole: boolean,
  isAllowed: IsAllowed,
): IntervalSet | undefined {
  const named = intervalsIn(conditions, 'number', parseNumber);
  if (named === undefined) return undefined;
  const allowed = cellsOf([...named, ...within]).filter((cell) => {
    const inside = intersectionOf([cell], within);
    const member = numberIn(whole ? wholeNumbersOf(inside) : inside);
    return member !== undefined && isAllowed(member);
  });
  const union = intersectionOf(unionOf(allowed), within);
  return whole ? wholeNumbersOf(union) : union;
}

export function allowedInstants(
  conditions: readonly CompiledCondition[],
  isAllowed: IsAllowed,
): IntervalSet | undefined {
  const named = intervalsIn(conditions, 'instant', parseInstant);
  if (named === undefined) return undefined;
  const allowed = cellsOf(named).filter((cell) => {
    const member = instantIn([cell]);
    return member !== undefined && isAllowed(instantText(member) ?? member / 1000);
  });
  return unionOf(allowed);
}

export function allowedAddresses(
  conditions: readonly CompiledCondition[],
  isAllowed: IsAllowed,
): addresses.AddressSet | undefined {
  const sets = setsIn(conditions);
  const named = sets.flatMap((set) => (set.kind === 'address' ? set.range : (pointOf(set) ?? [])));
  if (named.length < sets.length) return undefined;
  // Each range cuts what is there in two: inside and outside.
  let cells: readonly addresses.AddressSet[] = addresses.allAddresses.map((range) => [range]);
  for (const range of named) {
    cells = cells.flatMap((cell) => [
      addresses.intersectionOf(cell, [range]),
      addresses.differenceOf(cell, [range]),
    ]);
    cells = cells.filter((cell) => !addresses.isEmpty(cell));
  }
  const allowed = cells.filter(
    ([first]) => first !== undefined && isAllowed(addressText(first.family, first.first)),
  );
  return addresses.unionOf(allowed.flat());
}

function pointOf(set: ValueSet) {
  const text = exactText(set);
  return text === undefined ? undefined : parseAddress(text);
}

function setsIn(conditions: readonly CompiledCondition[]): readonly ValueSet[] {
  return conditions
    .filter(({ operator }) => !operator.asksPresence)
    .flatMap(({ operands }) => operands.map((operand) => operand.set()));
}

/** What the conditions name; a text is a number by itself, and one with wildcards tells numbers apart that are no neighbours. */
function intervalsIn(
  conditions: readonly CompiledCondition[],
  kind: 'number' | 'instant',
  parse: (text: string) => number | undefined,
): readonly Interval[] | undefined {
  const intervals: Interval[] = [];
  for (const set of setsIn(conditions)) {
    if (set.kind === kind) {
      intervals.push(set.interval);
      continue;
    }
    const text = exactText(set);
    if (text === undefined) return undefined;
    const at = parse(text);
    if (at !== undefined) intervals.push({ from: at, fromOpen: false, to: at, toOpen: false });
  }
  return intervals;
}

function exactText(set: ValueSet): string | undefined {
  if (set.kind !== 'text' || set.pattern.tokens.some((token) => token < 0)) return undefined;
  return String.fromCharCode(...set.pattern.tokens);
}
