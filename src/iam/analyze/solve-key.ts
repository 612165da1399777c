import type { CompiledCondition } from '../compile/compiled-policy.js';
import { isNullSet } from '../compile/reading.js';
import type { Situation } from '../compile/situation.js';
import { parseAddress } from '../value/address.js';
import { parseInstant } from '../value/instant.js';
import { parseNumber } from '../value/number.js';
import { literalTokens } from '../value/pattern.js';
import { type ContextValue, type Scalar, valuesOf } from '../value/scalar.js';
import type { ValueSet } from '../value/value-set.js';
import { type Constraint, isInOne } from './constraint.js';
import type { KeySpace } from './key-space.js';
import type { Literal, Member } from './literal.js';
import type { Pins } from './pins.js';
import { found, mixedKinds, none, type Solution } from './solution.js';
import { solveValue } from './solve-value.js';
import type { Work } from './work.js';

/** What a request may have for a key so that all literals hold: absent where that will do, else one value, else several. */
export function solveKey(space: KeySpace, literals: readonly Literal[], pins: Pins, work: Work): Solution {
  const given = literals.find(({ test, holds }) => test.kind === 'members' && holds);
  if (given?.test.kind === 'members') {
    const rest = literals.filter((literal) => literal !== given);
    return firstFound(given.test.members, (member) => solveMember(member, space, rest, pins, work));
  }
  const ways: (() => Solution)[] = [];
  if (space.mayBeAbsent) ways.push(() => solveConcrete(undefined, space, literals, pins));
  if (space.mayBePresent) {
    ways.push(() => solvePresent(space, literals, [], pins, work));
    if (space.many && space.kind === 'text') ways.push(() => solveConcrete('', space, literals, pins));
  }
  return firstFound(ways, (way) => way());
}

/** The first solution that depends on nothing unknown; failing that, the first that does. */
function firstFound<Way>(ways: readonly Way[], solve: (way: Way) => Solution): Solution {
  let best: Solution = none;
  for (const way of ways) {
    const solution = solve(way);
    if (solution.kind === 'found' && !solution.loose) return solution;
    if (best.kind === 'none' || (best.kind === 'unknown' && solution.kind === 'found')) best = solution;
  }
  return best;
}

function solveMember(
  member: Member,
  space: KeySpace,
  literals: readonly Literal[],
  pins: Pins,
  work: Work,
): Solution {
  switch (member.kind) {
    case 'absent':
      return solveConcrete(undefined, space, literals, pins);
    case 'value':
      return solveConcrete(member.value, space, literals, pins);
    case 'texts':
      return solvePresent(space, literals, [{ kind: 'text', pattern: member.pattern }], pins, work);
    case 'numbers': {
      const sets = member.numbers.map((interval): ValueSet => ({ kind: 'number', interval }));
      return solvePresent(space, literals, sets, pins, work);
    }
  }
}

function solveConcrete(
  value: ContextValue,
  space: KeySpace,
  literals: readonly Literal[],
  pins: Pins,
): Solution {
  const answer = accepts(value, space, literals, pins);
  return answer === false ? none : found(value, answer === undefined);
}

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
        : test.kind === 'members' && test.members.some((member) => isMember(value, member, space, pins));
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

function situationOf(value: ContextValue, pins: Pins): Situation {
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

function isMember(value: ContextValue, member: Member, space: KeySpace, pins: Pins): boolean {
  switch (member.kind) {
    case 'absent':
      return value === undefined;
    case 'value': {
      const [wanted, given] = [valuesOf(member.value), valuesOf(value)];
      return (
        wanted.length === given.length &&
        wanted.every((one, index) => isInOne(given[index] as Scalar, [setOf(one, space)], pins) === true)
      );
    }
    case 'texts':
    case 'numbers':
      return (
        value !== undefined &&
        typeof value !== 'object' &&
        isInOne(value, setsOf(member, space), pins) === true
      );
  }
}

/** The values of a member that are one value each. */
function setsOf(member: Member, space: KeySpace): readonly ValueSet[] {
  switch (member.kind) {
    case 'absent':
      return [];
    case 'value':
      return typeof member.value === 'object' ? [] : [setOf(member.value, space)];
    case 'texts':
      return [{ kind: 'text', pattern: member.pattern }];
    case 'numbers':
      return member.numbers.map((interval) => ({ kind: 'number', interval }));
  }
}

/** A value is the same as another where the operators that ask for the key cannot tell them apart. */
function setOf(value: Scalar, { kind }: KeySpace): ValueSet {
  const text = String(value);
  const point = (at: number) => ({ from: at, fromOpen: false, to: at, toOpen: false });
  if (kind === 'number' || kind === 'epoch') {
    const number = typeof value === 'number' ? value : parseNumber(text);
    if (number !== undefined) return { kind: 'number', interval: point(number) };
  } else if (kind === 'instant') {
    const instant = typeof value === 'number' ? value * 1000 : parseInstant(text);
    if (instant !== undefined) return { kind: 'instant', interval: point(instant) };
  } else if (kind === 'address') {
    const range = parseAddress(text);
    if (range !== undefined) return { kind: 'address', range };
  }
  return { kind: 'text', pattern: { tokens: literalTokens(text), anyCase: false } };
}

/** One value, or several, with the key being there. */
function solvePresent(
  space: KeySpace,
  literals: readonly Literal[],
  /** Where the value, then a single one, has to be; anywhere where there are none. */
  within: readonly ValueSet[],
  pins: Pins,
  work: Work,
): Solution {
  const every: Constraint[] = within.length > 0 ? [{ isIn: true, sets: within }] : [];
  const some: Constraint[] = [];
  for (const { test, holds } of literals) {
    if (test.kind === 'members') {
      const sets = test.members.flatMap((member) => setsOf(member, space));
      if (sets.length > 0) every.push({ isIn: holds, sets });
      continue;
    }
    if (test.kind !== 'condition') continue;
    const asked = askedOf(test.condition, holds, space);
    if (asked === false) return none;
    if (asked === true) continue;
    (asked.of === 'every' || !space.many ? every : some).push(asked);
  }
  if (!space.many) return solveValue(space, every, pins, work);
  if (space.kind === 'text') some.push(isNotEmpty);
  const one = solveValue(space, [...every, ...some], pins, work);
  if (one.kind === 'found' || within.length > 0 || some.length < 2) return one;
  return solveSeveral(space, every, some, literals, pins, work);
}

const isNotEmpty: Constraint = {
  isIn: false,
  sets: [{ kind: 'text', pattern: { tokens: [], anyCase: false } }],
};

function solveSeveral(
  space: KeySpace,
  every: readonly Constraint[],
  some: readonly Constraint[],
  literals: readonly Literal[],
  pins: Pins,
  work: Work,
): Solution {
  const values: Scalar[] = [];
  let isLoose = false;
  for (const constraint of some) {
    if (values.some((value) => isInOne(value, constraint.sets, pins) === constraint.isIn)) continue;
    const solution = solveValue(space, [...every, constraint], pins, work);
    if (solution.kind !== 'found') return solution;
    isLoose ||= solution.loose;
    values.push(solution.value as Scalar);
  }
  const value = values.length > 1 ? values : values[0];
  // A question may exclude lists, and another list was not looked for.
  return accepts(value, space, literals, pins) === false ? mixedKinds : found(value, isLoose);
}

/**
 * What a condition, or its contrary, asks of the values that are there: of one or of each of them to be in its sets or
 * not; true or false where it asks nothing of the values.
 */
export function askedOf(
  condition: CompiledCondition,
  holds: boolean,
  { kind }: KeySpace,
): (Constraint & { readonly of: 'some' | 'every' }) | boolean {
  const { operator, qualifier, reading, operands } = condition;
  if (operator.asksPresence) {
    const whenPresent = condition.holds(present) === holds;
    if (qualifier !== undefined || kind !== 'text') return whenPresent;
    // The empty text is a value that counts as absent.
    const whenEmpty = condition.holds(empty) === holds;
    if (whenPresent === whenEmpty) return whenPresent;
    return { isIn: whenEmpty, sets: isNotEmpty.sets, of: whenEmpty ? 'every' : 'some' };
  }
  const sets = operands.map((operand) => operand.set());
  const isIn = !operator.negated;
  if (holds) return { isIn, sets, of: reading.across };
  return { isIn: !isIn, sets, of: reading.across === 'some' ? 'every' : 'some' };
}

const present = situationOf('x', new Map());
const empty = situationOf('', new Map());
