import type {
  AllowedRange,
  AllowedTexts,
  AllowedValue,
  AllowedValues,
} from '../api/analysis/allowed-values.js';
import { type IntervalSet, unionOf } from '../iam/analyze/ordered/interval-set.js';
import { describeNumbers, drawNumberLine } from '../iam/explain/number-line.js';
import type { Interval } from '../iam/value/value-set.js';
import { labelOf } from '../scenario/label.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** The allowed values of a field or key as people read them: numbers on a line, anything else as a list. */
export function renderAllowed({ over, values, absent }: AllowedValues, style: Style): string {
  const numbers = numbersOf(values);
  const whole = over === 'durationSeconds';
  const title = `allowed ${style.bold(printable(over))}:`;
  const lines =
    values.length === 0
      ? [`${title} ${style.red('nothing')}`]
      : numbers === undefined
        ? [title, ...values.map((value) => `  ${printable(describeValue(value))}`)]
        : [`${title} ${describeNumbers(numbers, { whole })}`, '', ...draw(numbers, whole, style), ''];
  return [...lines, ...describeAbsent(over, absent)].join('\n');
}

function draw(set: IntervalSet, whole: boolean, style: Style): string[] {
  return drawNumberLine([{ label: 'allowed', set }], { whole }).map(
    (line) => `  ${line.replace('allowed', style.green('allowed'))}`,
  );
}

/** The numbers that the values are; undefined if one of them is none. */
function numbersOf(values: readonly AllowedValue[]): IntervalSet | undefined {
  const intervals = values.map(intervalOf).filter((interval) => interval !== undefined);
  return intervals.length === values.length ? unionOf(intervals) : undefined;
}

function intervalOf(value: AllowedValue): Interval | undefined {
  if (typeof value === 'number') return { from: value, fromOpen: false, to: value, toOpen: false };
  if (!isRange(value)) return undefined;
  const from = value.from ?? value.above ?? -Infinity;
  const to = value.to ?? value.below ?? Infinity;
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return { from, fromOpen: value.from === undefined, to, toOpen: value.to === undefined };
}

function isRange(value: AllowedValue): value is AllowedRange {
  return typeof value === 'object' && !('matching' in value);
}

function describeValue(value: AllowedValue): string {
  if (typeof value !== 'object') return labelOf(value);
  return 'matching' in value ? describeTexts(value) : describeRange(value);
}

function describeRange({ from, above, to, below }: AllowedRange): string {
  const parts = [
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(above === undefined ? [] : [`after ${above}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
    ...(below === undefined ? [] : [`before ${below}`]),
  ];
  return parts.length === 0 ? 'any value' : parts.join(', ');
}

function describeTexts({ matching, except = [], anyCase }: AllowedTexts): string {
  const any = matching.length === 1 && matching[0] === '*';
  const what = any ? 'any text' : matching.map(labelOf).join(' that also matches ');
  const but = except.length === 0 ? '' : ` but ${except.map(labelOf).join(', ')}`;
  return `${what}${but}${anyCase === true ? ', in any case' : ''}`;
}

/** An action or resource is always there. */
function describeAbsent(over: string, absent: boolean): readonly string[] {
  if (over === 'action' || over === 'resource') return [];
  const plain = over === 'durationSeconds' ? ' (the plain permission)' : '';
  return [`without ${printable(over)}${plain}: ${absent ? 'allowed' : 'not allowed'}`];
}
