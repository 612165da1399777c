import { instantText } from '../iam/analyze/ordered/instant-text.js';
import type { CompiledCondition } from '../iam/compile/compiled-policy.js';
import { parseInstant } from '../iam/value/instant.js';

/** The bounds of a condition on numbers or instants, with what stands right before and right after each; none for other conditions. */
export function boundaryValues({ operator, operands }: CompiledCondition): readonly (number | string)[] {
  switch (operator.kind) {
    case 'number':
      return distinct(operands.flatMap(({ text }) => around(Number(text), 1)));
    case 'instant':
      return distinct(operands.flatMap(({ text }) => instantsAround(text)));
    default:
      return [];
  }
}

function around(bound: number, step: number): number[] {
  return Number.isFinite(bound) ? [bound - step, bound, bound + step] : [];
}

function instantsAround(text: string): string[] {
  return around(parseInstant(text) ?? Number.NaN, 1000).flatMap((at) => instantText(at) ?? []);
}

function distinct<Value extends number | string>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)].sort((one, other) => (one < other ? -1 : 1));
}
