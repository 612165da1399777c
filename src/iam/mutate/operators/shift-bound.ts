import { instantText } from '../../analyze/ordered/instant-text.js';
import { parseInstant } from '../../value/instant.js';
import { parseNumber } from '../../value/number.js';
import type { MutationOperator } from '../mutation-operator.js';
import { blocksOf, type PlacedValue } from '../places.js';

/** A number is one more or one less, an instant a second later or earlier. */
export const shiftBound: MutationOperator = {
  name: 'shift-bound',
  *edits(statement) {
    for (const { operator, conditions } of blocksOf(statement)) {
      if (operator.kind !== 'number' && operator.kind !== 'instant') continue;
      for (const value of conditions.flatMap(({ values }) => values)) {
        for (const by of [-1, 1]) {
          const shifted = operator.kind === 'number' ? shiftNumber(value, by) : shiftInstant(value, by);
          if (shifted !== undefined) yield { kind: 'replace', path: value.path, value: shifted };
        }
      }
    }
  },
};

function shiftNumber({ kind, text }: PlacedValue, by: number): number | string | undefined {
  const number = parseNumber(text);
  if (number === undefined) return undefined;
  return kind === 'number' ? number + by : String(number + by);
}

/** Seconds stay seconds. Text of four digits is a year. */
function shiftInstant(value: PlacedValue, seconds: number): number | string | undefined {
  if (value.kind === 'number' || !/^\d{4}$/.test(value.text)) {
    const shifted = shiftNumber(value, seconds);
    if (shifted !== undefined) return shifted;
  }
  const instant = parseInstant(value.text);
  return instant === undefined ? undefined : instantText(instant + seconds * 1000);
}
