import type { ContextValue, Scalar } from '../value/scalar.js';
import type { ValueSet } from '../value/value-set.js';
import { accepts, setOf, setsOf } from './accepts.js';
import { askedOf, hasEmpty, isNotEmpty } from './asked-of.js';
import { type Constraint, isInOne } from './constraint.js';
import type { KeySpace } from './key-space.js';
import type { Literal, Member } from './literal.js';
import type { Pins } from './pins.js';
import { found, manyLists, none, type Solution } from './solution.js';
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
    case 'value': {
      const isRange = space.kind === 'address' && String(member.value).includes('/');
      if (isRange) return solvePresent(space, literals, setsOf(member, space), pins, work);
      return solveConcrete(member.value, space, literals, pins);
    }
    case 'texts':
      return firstFound(
        [
          () => solvePresent(space, literals, [member.set], pins, work),
          () => (takesEmpty(member.set, space, pins) ? solveConcrete('', space, literals, pins) : none),
        ],
        (way) => way(),
      );
    case 'numbers': {
      const sets = setsOf(member, space);
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
  /** What a question says of a value that is there alone. */
  const alone: Constraint[] = [];
  for (const { test, holds } of literals) {
    if (test.kind === 'members') {
      const sets = test.members.flatMap((member) => setsOf(member, space));
      if (sets.length > 0) alone.push({ isIn: holds, sets });
      else if (holds) return none;
      continue;
    }
    if (test.kind !== 'condition') continue;
    const asked = askedOf(test.condition, holds, space);
    if (asked === false) return none;
    if (asked === true) continue;
    (asked.of === 'every' || !space.many ? every : some).push(asked);
  }
  if (space.many && hasEmpty(space)) some.push(isNotEmpty);
  const one = solveValue(space, [...every, ...some, ...alone], pins, work);
  if (!space.many || one.kind === 'found' || within.length > 0) return one;
  // Of the members of a question only the lists say anything of several values; a member that has to be met is one value.
  if (literals.some(({ test, holds }) => test.kind === 'members' && holds)) return one;
  const isExcluding = alone.length > 0;
  if (!isExcluding && some.length < 2) return one;
  return solveSeveral(space, { every, some, isExcluding }, literals, pins, work);
}

/** So many values are put together to be another list than those that a question excludes. */
const mostValues = 8;

function solveSeveral(
  space: KeySpace,
  {
    every,
    some,
    isExcluding,
  }: { every: readonly Constraint[]; some: readonly Constraint[]; isExcluding: boolean },
  literals: readonly Literal[],
  pins: Pins,
  work: Work,
): Solution {
  const values: Scalar[] = [];
  let isLoose = false;
  const add = (constraints: readonly Constraint[]): Solution => {
    const solution = solveValue(space, [...every, ...constraints], pins, work);
    if (solution.kind === 'found') {
      isLoose ||= solution.loose;
      values.push(solution.value as Scalar);
    }
    return solution;
  };
  for (const constraint of some) {
    if (values.some((value) => isInOne(value, constraint.sets, pins) === constraint.isIn)) continue;
    const solution = add([constraint]);
    if (solution.kind !== 'found') return solution;
  }
  for (;;) {
    const value = values.length > 1 ? values : values[0];
    if (values.length > 1 || !isExcluding) {
      if (accepts(value, space, literals, pins) !== false) return found(value, isLoose);
      if (!isExcluding) return manyLists;
    }
    if (values.length === mostValues) return manyLists;
    const another = add([{ isIn: false, sets: values.map((known) => setOf(known, space)) }]);
    // There are no more values, so that all lists of them can be tried.
    if (another.kind === 'none') return someListOf(values, space, literals, pins);
    if (another.kind === 'unknown') return another;
  }
}

function someListOf(
  values: readonly Scalar[],
  space: KeySpace,
  literals: readonly Literal[],
  pins: Pins,
): Solution {
  for (let chosen = 1; chosen < 1 << values.length; chosen++) {
    const list = values.filter((_, index) => chosen & (1 << index));
    if (list.length < 2) continue;
    const answer = accepts(list, space, literals, pins);
    if (answer !== false) return found(list, answer === undefined);
  }
  return none;
}
