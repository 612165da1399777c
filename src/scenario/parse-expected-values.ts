import { problemOf } from '../api/problem.js';
import { type Member, type Node, plainValue } from '../iam/document/node.js';
import type { ExpectedValue } from '../service/analyze/pattern.js';
import { readExpected } from '../service/analyze/read-over.js';
import { Faults as RequestFaults } from '../service/faults.js';
import type { Faults } from './faults.js';
import { labelOf } from './label.js';

interface Written {
  readonly item: Node;
  readonly value: ExpectedValue;
}

/**
 * The values under `exactly`: `absent` is the key not being there, and `900..3600` a range. A list is a key with several
 * values, so the text `absent` is the list of it alone.
 */
export function parseExpectedValues({ key, value }: Member, faults: Faults): readonly ExpectedValue[] {
  const items = value.kind === 'array' ? value.items : [];
  const read = items.map((item): Written & { readonly isRight: boolean } => {
    const before = faults.count();
    const value = isText(key) ? (plainValue(item) as ExpectedValue) : parseValue(item, faults);
    return { item, value, isRight: faults.count() === before };
  });
  const right = read.filter(({ isRight }) => isRight);
  checkValues(key, value, right, faults);
  return read.map(({ value }) => value);
}

/** An action or a resource is always there, and no number. */
function isText(key: string): boolean {
  return key === 'action' || key === 'resource';
}

/** What a program would be told when it asks is said here in the words of the file, with the place. */
function checkValues(key: string, list: Node, read: readonly Written[], faults: Faults): void {
  const found = new RequestFaults();
  readExpected({ [key]: read.map(({ value }) => value) }, found);
  for (const diagnostic of found.diagnostics ?? []) {
    const [, index] = diagnostic.place.path;
    const { item = list } = read[Number(index)] ?? {};
    if (diagnostic.code !== 'over-value' || diagnostic.field !== 'durationSeconds')
      faults.pass(problemOf(diagnostic), item.at);
    else faults.refuse({ code: 'no-lifetime', written: labelOf(plainValue(item)) }, item.at);
  }
}

function parseValue(item: Node, faults: Faults): ExpectedValue {
  if (item.kind === 'string')
    return item.value === 'absent' ? null : (parseRange(item.value, item.at, faults) ?? item.value);
  const [low, high, ...more] = item.kind === 'array' ? item.items : [];
  if (low?.kind === 'number' && high?.kind === 'number' && more.length === 0 && low.value > high.value)
    faults.refuse({ code: 'range-order', low: low.written, high: high.written }, item.at);
  return plainValue(item) as ExpectedValue;
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
