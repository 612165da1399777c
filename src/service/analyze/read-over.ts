import type { Member, TextSet } from '../../iam/analyze/literal.js';
import { type IntervalSet, intersectionOf, isEmpty } from '../../iam/analyze/ordered/interval-set.js';
import { wholeNumbersOf } from '../../iam/analyze/ordered/whole-numbers.js';
import { nearest } from '../../iam/nearest.js';
import { isConditionKey } from '../../iam/value/condition-key.js';
import { type Faults, typeName } from '../faults.js';
import { lifetimes } from './lifetimes.js';
import type { ExpectedValue, ExpectedValues } from './pattern.js';
import { readActionPattern, readMember, readResourcePattern, readSeveral } from './read-members.js';
import { pointsOf } from './read-pattern.js';

/** The field or condition key that varies. */
export interface Over {
  /** As written. */
  readonly name: string;
  readonly field: 'action' | 'resource' | 'durationSeconds' | 'key';
}

/** Some values of what varies. */
export interface OverValues {
  readonly over: Over;
  readonly texts: readonly TextSet[];
  readonly members: readonly Member[];
}

/** What varies, by its name; undefined when there are faults. */
export function readOver(name: string, faults: Faults): Over | undefined {
  if (name === 'action' || name === 'resource' || name === 'durationSeconds') return { name, field: name };
  if (isConditionKey(name)) return { name, field: 'key' };
  const near = nearest(name, ['action', 'resource', 'durationSeconds']);
  faults.refuse({ code: 'over-unknown', field: name, nearest: near }, [name]);
  return undefined;
}

/** The one field or key whose values are expected, with the values; undefined when there are faults. */
export function readExpected(expected: ExpectedValues, faults: Faults): OverValues | undefined {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    const shape = 'an object such as { durationSeconds: [0, [900, 3600]] }';
    faults.refuse(
      { code: 'request-type', field: 'the expected values', expected: shape, actual: typeName(expected) },
      [],
    );
    return undefined;
  }
  const fields = Object.keys(expected);
  const [name, ...others] = fields;
  if (name === undefined || others.length > 0) {
    faults.refuse({ code: 'over-fields', fields }, []);
    return undefined;
  }
  const over = readOver(name, faults);
  const values: unknown = expected[name];
  if (!Array.isArray(values)) {
    faults.refuse(
      { code: 'request-type', field: name, expected: 'a list of values', actual: typeName(values) },
      [name],
    );
    return undefined;
  }
  if (over === undefined) return undefined;
  const texts: TextSet[] = [];
  const members: Member[] = [];
  (values as readonly ExpectedValue[]).forEach((value, index) => {
    const path = [name, index];
    if (over.field === 'action' || over.field === 'resource') {
      const read = over.field === 'action' ? readActionPattern : readResourcePattern;
      const set = read(value, path, faults);
      if (set !== undefined) texts.push(set);
      return;
    }
    const member =
      over.field === 'durationSeconds'
        ? readLifetimes(value, path, faults)
        : readValue(name, value, path, faults);
    if (member !== undefined) members.push(member);
  });
  return faults.diagnostics === undefined ? { over, texts, members } : undefined;
}

/** Only lifetimes that the service takes count; a value or range without any is a mistake. */
function readLifetimes(value: ExpectedValue, path: (string | number)[], faults: Faults): Member | undefined {
  const range = rangeOf(value) ?? (typeof value === 'number' ? pointsOf([value]) : undefined);
  const numbers = range && wholeNumbersOf(intersectionOf(range, lifetimes));
  if (numbers !== undefined && !isEmpty(numbers)) return { kind: 'numbers', numbers };
  const expected = '0, a number of seconds from 900 to 43200, or a range of them as [900, 3600]';
  faults.refuse({ code: 'over-value', field: 'durationSeconds', text: show(value), expected }, path);
  return undefined;
}

function readValue(
  key: string,
  value: ExpectedValue,
  path: (string | number)[],
  faults: Faults,
): Member | undefined {
  if (value === null) return { kind: 'absent' };
  const numbers = rangeOf(value);
  if (numbers === undefined)
    return Array.isArray(value)
      ? readSeveral(key, value, path, faults)
      : readMember(key, value, path, faults);
  if (!isEmpty(numbers)) return { kind: 'numbers', numbers };
  faults.refuse(
    { code: 'over-value', field: key, text: show(value), expected: 'a range with its lower end first' },
    path,
  );
  return undefined;
}

function rangeOf(value: ExpectedValue): IntervalSet | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to] = value as readonly unknown[];
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return from <= to ? [{ from, fromOpen: false, to, toOpen: false }] : [];
}

function show(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(show).join(', ')}]` : String(value);
}
