import type { ContextValue, Scalar } from '../value/scalar.js';
import type { ValueSet } from '../value/value-set.js';
import { accepts, setsOf } from './accepts.js';
import { askedOf, hasEmpty, isNotEmpty } from './asked-of.js';
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
    if (space.many && hasEmpty(space)) ways.push(() => solveConcrete('', space, literals, pins));
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
      return firstFound(
        [
          () => solvePresent(space, literals, [member.set], pins, work),
          () => (takesEmpty(member.set, space, pins) ? solveConcrete('', space, literals, pins) : none),
        ],
        (way) => way(),
      );
    case 'numbers': {
      const sets = member.numbers.map((interval): ValueSet => ({ kind: 'number', interval }));
      return sets.length === 0 ? none : solvePresent(space, literals, sets, pins, work);
    }
  }
}

/** Of a key with several values the empty text alone is a case of its own. */
function takesEmpty(set: ValueSet, space: KeySpace, pins: Pins): boolean {
  return space.many && hasEmpty(space) && isInOne('', [set], pins) !== false;
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
      else if (holds) return none;
      continue;
    }
    if (test.kind !== 'condition') continue;
    const asked = askedOf(test.condition, holds, space);
    if (asked === false) return none;
    if (asked === true) continue;
    (asked.of === 'every' || !space.many ? every : some).push(asked);
  }
  if (!space.many) return solveValue(space, every, pins, work);
  if (hasEmpty(space)) some.push(isNotEmpty);
  const one = solveValue(space, [...every, ...some], pins, work);
  if (one.kind === 'found' || within.length > 0 || some.length < 2) return one;
  return solveSeveral(space, every, some, literals, pins, work);
}

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
