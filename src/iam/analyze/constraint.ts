import { parseAddress } from '../value/address.js';
import { parseInstant } from '../value/instant.js';
import { parseNumber } from '../value/number.js';
import { literalTokens } from '../value/pattern.js';
import type { Scalar } from '../value/scalar.js';
import type { Interval, ValueSet } from '../value/value-set.js';
import { contains as includesAddress } from './ordered/address-set.js';
import { contains as includesNumber } from './ordered/interval-set.js';
import { type BoundTexts, bindTexts, type Pins } from './pins.js';
import { matchesText } from './text/matches-text.js';

/** That a value is in one of the sets, or in none of them. */
export interface Constraint {
  readonly isIn: boolean;
  readonly sets: readonly ValueSet[];
}

/** Whether a value meets the constraints; undefined where that depends on policy variables. */
export function meets(value: Scalar, constraints: readonly Constraint[], pins: Pins): boolean | undefined {
  let isSure = true;
  for (const { isIn, sets } of constraints) {
    const isInside = isInOne(value, sets, pins);
    if (isInside === undefined) isSure = false;
    else if (isInside !== isIn) return false;
  }
  return isSure ? true : undefined;
}

export function isInOne(value: Scalar, sets: readonly ValueSet[], pins: Pins): boolean | undefined {
  let isSure = true;
  for (const set of sets) {
    const isInside = isIn(value, set, pins);
    if (isInside === true) return true;
    if (isInside === undefined) isSure = false;
  }
  return isSure ? false : undefined;
}

function isIn(value: Scalar, set: ValueSet, pins: Pins): boolean | undefined {
  switch (set.kind) {
    case 'number':
      return isInInterval(typeof value === 'number' ? value : parseNumber(String(value)), set.interval);
    case 'instant':
      return isInInterval(
        typeof value === 'number' ? value * 1000 : parseInstant(String(value)),
        set.interval,
      );
    case 'address': {
      const address = parseAddress(String(value));
      return address !== undefined && includesAddress([set.range], address);
    }
    default: {
      const { most, isExact } = textsOf(set, pins);
      if (most === undefined || !matchesText(most, String(value))) return false;
      return isExact ? true : undefined;
    }
  }
}

function isInInterval(value: number | undefined, interval: Interval): boolean {
  return value !== undefined && includesNumber([interval], value);
}

export type TextLike = Extract<ValueSet, { readonly kind: 'text' | 'template' | 'boolean' | 'binary' }>;

/** The texts of a set; two kinds of values have one text each. */
export function textsOf(set: TextLike, pins: Pins): BoundTexts {
  switch (set.kind) {
    case 'text':
    case 'template':
      return bindTexts(set, pins);
    case 'boolean':
      return set.value ? yes : no;
    case 'binary':
      return exactly(set.text);
  }
}

function exactly(text: string): BoundTexts {
  const pattern = { tokens: literalTokens(text), anyCase: false };
  return { most: pattern, isExact: true, lettered: pattern };
}

const yes = exactly('true');
const no = exactly('false');
