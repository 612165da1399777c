import type { CompiledCondition } from '../compile/compiled-policy.js';
import { isNullSet } from '../compile/reading.js';
import type { Situation } from '../compile/situation.js';
import { parseAddressRange } from '../value/address.js';
import { parseInstant } from '../value/instant.js';
import { parseNumber } from '../value/number.js';
import { literalTokens } from '../value/pattern.js';
import { type ContextValue, type Scalar, valuesOf } from '../value/scalar.js';
import type { Interval, ValueSet } from '../value/value-set.js';
import { isInOne } from './constraint.js';
import type { KeySpace } from './key-space.js';
import type { Literal, Member } from './literal.js';
import type { Pins } from './pins.js';

/** Whether a value meets all literals; undefined where that depends on policy variables. */
export function accepts(
  value: ContextValue,
  space: KeySpace,
  literals: readonly Literal[],
  pins: Pins,
): boolean | undefined {
  let isSure = true;
  for (const { test, holds } of literals) {
    const answer =
      test.kind === 'condition'
        ? conditionOn(value, test.condition, pins)
        : test.kind === 'members' && isOneOf(value, test.members, space, pins);
    if (answer === undefined) isSure = false;
    else if (answer !== holds) return false;
  }
  return isSure ? true : undefined;
}

function conditionOn(value: ContextValue, condition: CompiledCondition, pins: Pins): boolean | undefined {
  const { variables, operator, reading, operands } = condition;
  if (value === undefined || variables.every(({ key }) => pins.has(key.id)))
    return condition.holds(situationOf(value, pins));
  if (reading.empty !== undefined && isNullSet(value)) return reading.empty;
  const sets = operands.map((operand) => operand.set());
  const answers = valuesOf(value).map((one) => {
    const isInside = isInOne(one, sets, pins);
    return isInside === undefined ? undefined : isInside !== operator.negated;
  });
  const decisive = reading.across === 'some';
  if (answers.includes(decisive)) return decisive;
  return answers.includes(undefined) ? undefined : !decisive;
}

export function situationOf(value: ContextValue, pins: Pins): Situation {
  return {
    action: { text: '', id: '', service: '', name: '' },
    resource: '*',
    valueOf: () => value,
    textOf(key) {
      const pinned = pins.get(key.id);
      return pinned === undefined ? undefined : typeof pinned === 'object' ? null : String(pinned);
    },
  };
}

function isOneOf(
  value: ContextValue,
  members: readonly Member[],
  space: KeySpace,
  pins: Pins,
): boolean | undefined {
  const answers = members.map((member) => isMember(value, member, space, pins));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function isMember(value: ContextValue, member: Member, space: KeySpace, pins: Pins): boolean | undefined {
  switch (member.kind) {
    case 'absent':
      return value === undefined;
    case 'value': {
      // Several values are a set: in any order.
      const [wanted, given] = [valuesOf(member.value), valuesOf(value)];
      const isOneOf = (one: Scalar, others: readonly Scalar[]) =>
        others.some((other) => isInOne(one, [setOf(other, space)], pins) === true);
      return (
        wanted.length === given.length &&
        wanted.every((one) => isOneOf(one, given)) &&
        given.every((one) => isOneOf(one, wanted))
      );
    }
    case 'texts':
    case 'numbers':
      if (value === undefined || typeof value === 'object') return false;
      return isInOne(value, setsOf(member, space), pins);
  }
}

/** The values of a member that are one value each. */
export function setsOf(member: Member, space: KeySpace): readonly ValueSet[] {
  switch (member.kind) {
    case 'absent':
      return [];
    case 'value':
      return typeof member.value === 'object' ? [] : [setOf(member.value, space)];
    case 'texts':
      return [member.set];
    case 'numbers':
      return member.numbers.map((interval) => numberSet(interval, space));
  }
}

/** Where a key is asked as an instant, a number is seconds. */
function numberSet(interval: Interval, { kind }: KeySpace): ValueSet {
  if (kind !== 'instant' && kind !== 'epoch') return { kind: 'number', interval };
  const { from, to } = interval;
  return { kind: 'instant', interval: { ...interval, from: from * 1000, to: to * 1000 } };
}

/** A value is the same as another where the operators that ask for the key cannot tell them apart. */
export function setOf(value: Scalar, { kind }: KeySpace): ValueSet {
  const text = String(value);
  const point = (at: number) => ({ from: at, fromOpen: false, to: at, toOpen: false });
  if (kind === 'number' || kind === 'epoch') {
    const number = typeof value === 'number' ? value : parseNumber(text);
    if (number !== undefined) return { kind: 'number', interval: point(number) };
  } else if (kind === 'instant') {
    const instant = typeof value === 'number' ? value * 1000 : parseInstant(text);
    if (instant !== undefined) return { kind: 'instant', interval: point(instant) };
  } else if (kind === 'address') {
    const range = parseAddressRange(text);
    if (range !== undefined) return { kind: 'address', range };
  }
  return { kind: 'text', pattern: { tokens: literalTokens(text), anyCase: false } };
}
