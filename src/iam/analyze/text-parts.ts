import type { TextPattern } from '../value/value-set.js';
import { type Constraint, type TextLike, textsOf } from './constraint.js';
import type { Pins } from './pins.js';
import { findText } from './text/find-text.js';
import { includesPattern } from './text/includes-pattern.js';
import type { TextSpace } from './text/text-space.js';
import type { Work } from './work.js';

/** Texts that match every pattern of the one list, and none of the other. */
export interface TextPart {
  readonly matching: readonly TextPattern[];
  readonly except: readonly TextPattern[];
}

/** More parts than these no reader takes in. */
const mostParts = 4096;

/** The texts that meet the constraints, as parts; undefined where that depends on variables, or takes too many parts. */
export function textPartsOf(
  constraints: readonly Constraint[],
  pins: Pins,
  space: TextSpace,
  work: Work,
): readonly TextPart[] | undefined {
  let parts: readonly (readonly TextPattern[])[] = [[]];
  const except: TextPattern[] = [];
  for (const { isIn, sets } of constraints) {
    const bound = sets.map((set) => textsOf(set as TextLike, pins));
    if (bound.some(({ isExact }) => !isExact)) return undefined;
    const patterns = bound.flatMap(({ most }) => most ?? []);
    if (isIn) parts = parts.flatMap((part) => patterns.map((pattern) => narrowed(part, pattern)));
    else except.push(...patterns);
    if (parts.length > mostParts) return undefined;
  }
  const find = (some: readonly TextPattern[], none: readonly TextPattern[]) =>
    findText({ some: some.map((pattern) => [pattern]), none, space, preferred: [] }, work).kind;
  return parts.flatMap((matching) => {
    if (find(matching, except) === 'none') return [];
    const outside = except.filter(
      (pattern, index) =>
        find([...matching, pattern], []) !== 'none' &&
        !except.some(
          (other, at) => at !== index && covers(other, pattern) && (at < index || !covers(pattern, other)),
        ),
    );
    return [{ matching, except: outside }];
  });
}

/** Of two patterns of which one lies in the other, the wider says nothing. */
function narrowed(part: readonly TextPattern[], pattern: TextPattern): readonly TextPattern[] {
  if (part.some((one) => includesPattern(pattern, one))) return part;
  return [...part.filter((one) => !includesPattern(one, pattern)), pattern];
}

function covers(wide: TextPattern, narrow: TextPattern): boolean {
  return includesPattern(wide, narrow);
}

/** The parts that no other part holds. */
export function withoutRepeats(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.filter(
    (part, index) =>
      !parts.some((other, at) => at !== index && holds(other, part) && (at < index || !holds(part, other))),
  );
}

function holds(wide: TextPart, narrow: TextPart): boolean {
  return (
    wide.matching.every((pattern) => narrow.matching.some((one) => covers(pattern, one))) &&
    wide.except.every((pattern) => narrow.except.some((one) => covers(one, pattern)))
  );
}
