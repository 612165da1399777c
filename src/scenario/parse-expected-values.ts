import { type Member, type Node, plainValue } from '../iam/document/node.js';
import type { ExpectedValue } from '../service/analyze/pattern.js';
import type { Faults } from './faults.js';

/**
 * The values under `exactly`: `absent` is the key not being there, and `900..3600` a range. A list is a key with several
 * values, so the text `absent` is the list of it alone.
 */
export function parseExpectedValues({ value }: Member, faults: Faults): readonly ExpectedValue[] {
  const items = value.kind === 'array' ? value.items : [];
  return items.map((item) => parseValue(item, faults));
}

function parseValue(item: Node, faults: Faults): ExpectedValue {
  if (item.kind !== 'string') return plainValue(item) as ExpectedValue;
  if (item.value === 'absent') return null;
  return parseRange(item.value, item.at, faults) ?? item.value;
}

const range = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/;
/** Two dots among nothing but numbers: a range is meant, whatever it is. */
const nearlyRange = /^(?=.*\d)[-+\d.eE\s]*\.\.[-+\d.eE\s]*$/;

/** Undefined where the text is none. */
function parseRange(text: string, at: number, faults: Faults): readonly [number, number] | undefined {
  const [, low, high] = range.exec(text) ?? [];
  if (low === undefined || high === undefined) {
    if (nearlyRange.test(text)) faults.refuse({ code: 'range-shape', text }, at);
    return undefined;
  }
  const [from, to] = [readNumber(low, at, faults), readNumber(high, at, faults)];
  if (from > to) faults.refuse({ code: 'range-order', low, high }, at);
  return [from, to];
}

/** Never quietly another number than the one that is written. */
function readNumber(written: string, at: number, faults: Faults): number {
  const value = Number(written);
  const isExact = String(value) === written && (Number.isSafeInteger(value) || !Number.isInteger(value));
  if (!isExact) faults.refuse({ code: 'range-number', written, read: String(value) }, at);
  return value;
}
