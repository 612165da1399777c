import { factsOf, listOf, valuesOf } from '../case.js';
import { mapTestsWithKeys } from '../rewrite.js';

const page = 'IAM elements_condition_operators, Date condition operators';

const seconds = /^-?\d+(?:\.\d+)?$/;
const isYear = (value) => typeof value === 'string' && /^\d{4}$/.test(value);
const isSeconds = (value) => typeof value === 'number' || (seconds.test(value) && !isYear(value));
const isoOfSeconds = (value) => new Date(Number(value) * 1000).toISOString();

export const dateKinds = [
  {
    id: 'epoch-date',
    title: 'a date written as seconds since the epoch',
    peer: 'takes the number for milliseconds, and no decimal',
    aws: 'a date is one of the W3C profiles of ISO 8601, or epoch (UNIX) time, which counts seconds',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapDates(one, (test, given, keyFor) => {
        const values = listOf(test.values).map((value) => (isSeconds(value) ? isoOfSeconds(value) : value));
        if (isSeconds(given)) return { ...test, values, key: keyFor(isoOfSeconds(given)) };
        return values.every((value, index) => value === listOf(test.values)[index])
          ? test
          : { ...test, values };
      }),
  },
  {
    id: 'year-date',
    title: 'a date written as a year',
    peer: 'takes `"2026"` for 2026 milliseconds since the epoch',
    aws: 'the W3C profiles of ISO 8601 begin with the year alone (YYYY)',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapDates(one, (test) => {
        if (!listOf(test.values).some(isYear)) return test;
        const values = listOf(test.values).map((value) => (isYear(value) ? `${value}-01-01` : value));
        return { ...test, values };
      }),
  },
  {
    id: 'date-fraction',
    title: 'fractions of a second beyond the third digit',
    peer: 'cuts them off, so that two instants become one',
    aws: 'a fraction of a second has one or more digits (W3C NOTE-datetime, to which the page refers)',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapDates(one, (test, given, keyFor) => {
        const all = [given, ...listOf(test.values)];
        if (!all.some((value) => /\.\d{4,}/.test(value)) || microseconds(given) === undefined) return test;
        return {
          ...test,
          name: test.name.replace('Date', 'Numeric'),
          key: keyFor(sinceBase(given)),
          values: listOf(test.values).map(sinceBase),
        };
      }),
  },
];

/** Date conditions on a key that the request has. */
function mapDates(one, change) {
  const facts = factsOf(one);
  return mapTestsWithKeys(one, (test, keyFor) => {
    const [given] = valuesOf(facts, test.key);
    if (!test.base.startsWith('Date') || given === undefined) return test;
    return change(test, given, keyFor);
  });
}

function microseconds(text) {
  if (isSeconds(text)) return BigInt(Math.round(Number(text) * 1e6));
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? [];
  const whole = Date.parse(text.replace(/\.\d+/, ''));
  return Number.isNaN(whole)
    ? undefined
    : BigInt(whole) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}

/** Milliseconds since a moment near to all of them, which keeps the numbers short enough to be exact. */
function sinceBase(text) {
  const micros = microseconds(text) - 1767225600000000n;
  const size = micros < 0n ? -micros : micros;
  const fraction = String(size % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${micros < 0n ? '-' : ''}${size / 1000n}${fraction === '' ? '' : `.${fraction}`}`;
}
