import { askedOf } from '../../iam/analyze/asked-of.js';
import { allowing } from '../../iam/analyze/aspect.js';
import type { Constraint } from '../../iam/analyze/constraint.js';
import { nothing } from '../../iam/analyze/formula.js';
import type { Literal } from '../../iam/analyze/literal.js';
import { differences } from '../../iam/analyze/search.js';
import { actionTexts, anyTexts, arnTexts, resourceTexts } from '../../iam/analyze/text/text-space.js';
import { type TextPart, textPartsOf, withoutRepeats } from '../../iam/analyze/text-parts.js';
import { actionDimension, resourceDimension } from '../../iam/analyze/vocabulary.js';
import type { Work } from '../../iam/analyze/work.js';
import type { CompiledSet } from '../../iam/evaluate/compiled-set.js';
import type { Frame } from './frame.js';
import { framesOf } from './frames.js';
import type { Question } from './question.js';
import type { Over } from './read-over.js';
import { profileOf } from './set-profile.js';

/** The texts of one field or key that are allowed, all else being given; undefined where that cannot be said in patterns. */
export function allowedTexts(
  question: Question,
  over: Over,
  set: CompiledSet,
  work: Work,
): readonly TextPart[] | undefined {
  const parts: TextPart[] = [];
  for (const frame of framesOf(question, profileOf(set), work)) {
    if (frame.start === undefined) continue;
    const dimension = dimensionOf(over, frame);
    for (const { box } of differences(frame.start, frame.formula(set, allowing), nothing, work)) {
      const constraints = box[dimension]?.literals.flatMap(
        (literal) => constraintOf(literal, frame, dimension) ?? [],
      );
      const found =
        constraints && textPartsOf(constraints, frame.vocabulary.pins, spaceOf(over, frame), work);
      if (found === undefined) return undefined;
      parts.push(...found);
    }
  }
  return work.spend(0) ? withoutRepeats(parts) : undefined;
}

function dimensionOf({ field, name }: Over, { keys }: Frame): number {
  if (field === 'action') return actionDimension;
  if (field === 'resource') return resourceDimension;
  return 2 + keys.findIndex(({ space }) => space.id === name.toLowerCase());
}

function spaceOf({ field, name }: Over, { keys }: Frame) {
  if (field === 'action') return actionTexts;
  if (field === 'resource') return resourceTexts;
  const key = keys.find(({ space }) => space.id === name.toLowerCase());
  return key?.space.kind === 'arn' ? arnTexts : anyTexts;
}

/** What a literal asks of a value that is there; undefined where it asks nothing. */
function constraintOf({ test, holds }: Literal, { keys }: Frame, dimension: number): Constraint | undefined {
  if (test.kind === 'texts') return { isIn: holds, sets: test.sets };
  const space = keys[dimension - 2]?.space;
  if (test.kind !== 'condition' || space === undefined) return undefined;
  const asked = askedOf(test.condition, holds, space);
  if (asked === true) return undefined;
  return asked === false ? { isIn: true, sets: [] } : asked;
}
