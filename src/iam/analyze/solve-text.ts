import { type Constraint, type TextLike, textsOf } from './constraint.js';
import type { BoundTexts, Pins } from './pins.js';
import { found, hardLetters, none, outOfWork, type Solution } from './solution.js';
import { type CompiledText, compileText } from './text/compile-text.js';
import { findAmong } from './text/find-text.js';
import { includesPattern } from './text/includes-pattern.js';
import { matchesCompiled } from './text/matches-text.js';
import type { TextSpace } from './text/text-space.js';
import type { Work } from './work.js';

/** A constraint on texts under what is known of the variables: made once for all that is asked of it. */
export interface BoundConstraint {
  readonly isIn: boolean;
  readonly texts: readonly BoundTexts[];
  /** All texts that may be in one of the sets. */
  readonly most: readonly CompiledText[];
  /** Those sets of which all texts are known. */
  readonly exact: readonly CompiledText[];
  /** Whether that is all of them. */
  readonly isExact: boolean;
}

export function bindConstraint({ isIn, sets }: Constraint, pins: Pins): BoundConstraint {
  const texts = sets.map((set) => textsOf(set as TextLike, pins));
  const compiled = (some: readonly BoundTexts[]) =>
    some.flatMap(({ most }) => (most === undefined ? [] : compileText(most)));
  return {
    isIn,
    texts,
    most: compiled(texts),
    exact: compiled(texts.filter(({ isExact }) => isExact)),
    isExact: texts.every(({ isExact }) => isExact),
  };
}

/** Whether a text meets the constraint; undefined where that depends on variables. */
export function meetsBound(text: string, { isIn, most, exact }: BoundConstraint): boolean | undefined {
  for (const pattern of exact) if (matchesCompiled(pattern, text)) return isIn;
  if (exact.length === most.length) return !isIn;
  for (const pattern of most) if (matchesCompiled(pattern, text)) return undefined;
  return !isIn;
}

/** A text that meets every constraint. */
export function solveText(
  constraints: readonly BoundConstraint[],
  space: TextSpace,
  preferred: readonly string[],
  work: Work,
): Solution {
  const lists: (readonly CompiledText[])[] = [];
  const outside: CompiledText[] = [];
  let isLoose = false;
  for (const { isIn, most, exact, isExact } of constraints) {
    if (!isExact) isLoose = true;
    if (!isIn) {
      for (const pattern of exact) outside.push(pattern);
    } else {
      if (most.length === 0) return none;
      lists.push(most);
    }
  }
  if (isLoose && isCovered(constraints)) return none;
  const answer = findAmong({ lists, none: outside, space }, preferred, work);
  if (answer.kind === 'found') return found(answer.text, isLoose);
  if (answer.kind === 'none') return none;
  return answer.reason === 'work' ? outOfWork : hardLetters;
}

/** Whether sets with variables lie in one that is excluded, whatever the variables stand for. */
function isCovered(constraints: readonly BoundConstraint[]): boolean {
  const outer = constraints
    .filter(({ isIn }) => !isIn)
    .flatMap(({ texts }) => texts.flatMap(({ isExact, lettered }) => (isExact ? [] : (lettered ?? []))));
  if (outer.length === 0) return false;
  const lies = ({ lettered, most }: BoundTexts) =>
    most === undefined || (lettered !== undefined && outer.some((one) => includesPattern(one, lettered)));
  return constraints.some(({ isIn, isExact, texts }) => isIn && !isExact && texts.every(lies));
}
