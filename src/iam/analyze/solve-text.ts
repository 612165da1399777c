import type { TextPattern } from '../value/value-set.js';
import { type Constraint, type TextLike, textsOf } from './constraint.js';
import type { BoundTexts, Pins } from './pins.js';
import { found, none, outOfWork, type Solution } from './solution.js';
import { findText } from './text/find-text.js';
import { includesPattern } from './text/includes-pattern.js';
import type { TextSpace } from './text/text-space.js';
import type { Work } from './work.js';

/** A text that meets every constraint; all of them are on texts. */
export function solveText(
  constraints: readonly Constraint[],
  pins: Pins,
  space: TextSpace,
  preferred: readonly string[],
  work: Work,
): Solution {
  const some: (readonly TextPattern[])[] = [];
  const none_: TextPattern[] = [];
  const inside: (readonly BoundTexts[])[] = [];
  const outside: TextPattern[] = [];
  let isLoose = false;
  for (const { isIn, sets } of constraints) {
    const bound = sets.map((set) => textsOf(set as TextLike, pins));
    const isExact = bound.every((one) => one.isExact);
    if (!isExact) isLoose = true;
    if (isIn) {
      const most = bound.flatMap((one) => one.most ?? []);
      if (most.length === 0) return none;
      some.push(most);
      if (!isExact) inside.push(bound);
      continue;
    }
    for (const { most, isExact: isWhole, lettered } of bound) {
      if (isWhole && most !== undefined) none_.push(most);
      if (!isWhole && lettered !== undefined) outside.push(lettered);
    }
  }
  // Whatever the variables stand for, the one set lies in the other.
  const isCovered = ({ lettered: inner, most }: BoundTexts) =>
    most === undefined || (inner !== undefined && outside.some((outer) => includesPattern(outer, inner)));
  if (outside.length > 0 && inside.some((bound) => bound.every(isCovered))) return none;
  const answer = findText({ some, none: none_, space, preferred }, work);
  if (answer.kind === 'found') return found(answer.text, isLoose);
  return answer.kind === 'none' ? none : outOfWork;
}
