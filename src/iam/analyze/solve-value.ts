import { parseAddress } from '../value/address.js';
import { parseBinary } from '../value/binary.js';
import type { Scalar } from '../value/scalar.js';
import type { Interval, ValueSet } from '../value/value-set.js';
import { type Constraint, meets } from './constraint.js';
import type { KeySpace } from './key-space.js';
import * as addresses from './ordered/address-set.js';
import { instantText } from './ordered/instant-text.js';
import {
  allNumbers,
  complementOf,
  differenceOf,
  type IntervalSet,
  intersectionOf,
  unionOf,
} from './ordered/interval-set.js';
import { wholeNumbersOf } from './ordered/whole-numbers.js';
import { instantIn, numberIn } from './ordered/witness.js';
import type { Pins } from './pins.js';
import { found, mixedKinds, none, outOfWork, type Solution } from './solution.js';
import { type BoundConstraint, bindConstraint, solveText } from './solve-text.js';
import { readableTexts } from './text/readable-texts.js';
import { anyTexts, arnTexts } from './text/text-space.js';
import type { Work } from './work.js';

/** One value of a key that meets every constraint. */
export function solveValue(
  space: KeySpace,
  constraints: readonly Constraint[],
  pins: Pins,
  work: Work,
): Solution {
  switch (space.kind) {
    case 'text':
      return solveText(boundTo(constraints, pins), anyTexts, space.preferred, work);
    case 'arn':
      return solveText(boundTo(constraints, pins), arnTexts, space.preferred, work);
    case 'binary':
      return solveBinary(constraints, pins, work);
    case 'boolean':
      return firstOf([true, false], true, constraints, pins, work);
    case 'number':
      return solveNumber(constraints, 1, space.whole, pins, work);
    case 'epoch':
      return solveNumber(constraints, 1000, space.whole, pins, work);
    case 'instant':
      return solveInstant(constraints, pins, work);
    case 'address':
      return solveAddress(constraints, pins, work);
    case 'mixed':
      return firstOf(space.preferred, false, constraints, pins, work);
  }
}

function boundTo(constraints: readonly Constraint[], pins: Pins): readonly BoundConstraint[] {
  return constraints.map((constraint) => bindConstraint(constraint, pins));
}

/** The first candidate that fits; `areAll` says that there are no other values. */
function firstOf(
  candidates: Iterable<Scalar>,
  areAll: boolean,
  constraints: readonly Constraint[],
  pins: Pins,
  work: Work,
): Solution {
  let loose: Scalar | undefined;
  for (const candidate of candidates) {
    if (!work.spend(1)) return outOfWork;
    const answer = meets(candidate, constraints, pins);
    if (answer === true) return found(candidate);
    if (answer === undefined) loose ??= candidate;
  }
  if (loose !== undefined) return found(loose, true);
  return areAll ? none : mixedKinds;
}

/** How many members of an infinite set are tried against constraints of another kind. */
const tries = 64;

function solveNumber(
  constraints: readonly Constraint[],
  /** How many of the instants' milliseconds one of the numbers is. */
  scale: number,
  whole: boolean,
  pins: Pins,
  work: Work,
): Solution {
  const { set, rest } = orderedPart(constraints, scale);
  const numbers = whole ? wholeNumbersOf(set) : set;
  const areAll = rest.length === 0 || areNamed(rest);
  return firstOf(candidates(), areAll, constraints, pins, work);

  function* candidates(): Iterable<Scalar> {
    yield* textsNamedIn(rest);
    for (const number of membersOf(numbers, numberIn)) {
      yield number;
      if (rest.length === 0) break;
      // The same number as another text.
      yield `${number}.0`;
    }
    // As a number four digits are seconds, as text they are a year.
    if (scale !== 1) for (let year = 0; year < 10_000; year++) yield String(year).padStart(4, '0');
  }
}

function solveInstant(constraints: readonly Constraint[], pins: Pins, work: Work): Solution {
  const { set, rest } = orderedPart(constraints, 1);
  return firstOf(candidates(), rest.length === 0 || areNamed(rest), constraints, pins, work);

  function* candidates(): Iterable<Scalar> {
    yield* textsNamedIn(rest);
    for (const instant of membersOf(set, instantIn)) {
      yield instantText(instant) ?? instant / 1000;
      if (rest.length === 0) break;
    }
  }
}

/** Whether one of the constraints leaves none but the texts that it names. */
function areNamed(constraints: readonly Constraint[]): boolean {
  return constraints.some(({ isIn, sets }) => isIn && sets.every(isExactText));
}

function textsNamedIn(constraints: readonly Constraint[]): readonly string[] {
  return constraints.flatMap(({ sets }) => sets).flatMap(textsNamed);
}

/** What the constraints on numbers leave, and the constraints on their text. */
function orderedPart(
  constraints: readonly Constraint[],
  scale: number,
): { readonly set: IntervalSet; readonly rest: readonly Constraint[] } {
  let set = allNumbers;
  const rest: Constraint[] = [];
  for (const constraint of constraints) {
    const intervals = constraint.sets.flatMap((one) => intervalOf(one, scale) ?? []);
    if (intervals.length < constraint.sets.length) {
      rest.push(constraint);
      continue;
    }
    const union = unionOf(intervals);
    set = intersectionOf(set, constraint.isIn ? union : complementOf(union));
  }
  return { set, rest };
}

function intervalOf(set: ValueSet, scale: number): Interval | undefined {
  if (set.kind === 'number') return set.interval;
  if (set.kind !== 'instant') return undefined;
  const { from, to } = set.interval;
  return scale === 1 ? set.interval : { ...set.interval, from: from / scale, to: to / scale };
}

/** Members, the one that reads best first. */
function* membersOf(set: IntervalSet, pick: (set: IntervalSet) => number | undefined): Iterable<number> {
  let left = set;
  for (let count = 0; count < tries; count++) {
    const member = pick(left);
    if (member === undefined) return;
    yield member;
    left = differenceOf(left, [{ from: member, fromOpen: false, to: member, toOpen: false }]);
  }
}

function solveAddress(constraints: readonly Constraint[], pins: Pins, work: Work): Solution {
  let set = addresses.allAddresses;
  const rest: Constraint[] = [];
  for (const constraint of constraints) {
    const ranges = constraint.sets.flatMap((one) => (one.kind === 'address' ? one.range : []));
    if (ranges.length < constraint.sets.length) {
      rest.push(constraint);
      continue;
    }
    const union = addresses.unionOf(ranges);
    set = addresses.intersectionOf(set, constraint.isIn ? union : addresses.complementOf(union));
  }
  const first = addresses.addressIn(set);
  if (first === undefined) return none;
  if (rest.length === 0) return work.spend(1) ? found(first) : outOfWork;
  const named = rest.flatMap(({ sets }) => sets).flatMap(textsNamed);
  const inside = named.filter((text) => {
    const address = parseAddress(text);
    return address !== undefined && addresses.contains(set, address);
  });
  return firstOf([first, ...inside], false, rest, pins, work);
}

function solveBinary(constraints: readonly Constraint[], pins: Pins, work: Work): Solution {
  const named = constraints.flatMap(({ sets }) => sets).flatMap(textsNamed);
  // One more than are named, so that one is left over.
  const others = Array.from({ length: named.length + 1 }, (_, index) => base64Of(index));
  const candidates = [...named, ...others].filter((text) => parseBinary(text) !== undefined);
  const isPlain = constraints.every(({ sets }) =>
    sets.every((set) => set.kind === 'binary' || isExactText(set)),
  );
  return firstOf(candidates, isPlain, constraints, pins, work);
}

function isExactText(set: ValueSet): boolean {
  return set.kind === 'text' && !set.pattern.anyCase && set.pattern.tokens.every((token) => token >= 0);
}

/** The base-64 of a small number, in three bytes. */
function base64Of(value: number): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return [18, 12, 6, 0].map((shift) => digits[(value >> shift) & 63]).join('');
}

function textsNamed(set: ValueSet): readonly string[] {
  if (set.kind === 'text') return readableTexts(set.pattern);
  return set.kind === 'binary' ? [set.text] : [];
}
