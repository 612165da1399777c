import { describe, expect, it, test } from 'vitest';
import { operators } from '../../../src/iam/operator/table.js';
import { type Context, holds } from '../one-statement.js';

type Value = Context[string];

interface Row {
  /** Value of the policy, value of the request, in pairs. */
  readonly matches: readonly (readonly [unknown, Value])[];
  readonly differs: readonly (readonly [unknown, Value])[];
  /** Values of the request that the operator cannot read, beside one of the policy. */
  readonly unreadable?: readonly (readonly [unknown, Value])[];
}

const text: Row = {
  matches: [
    ['a', 'a'],
    ['', ''],
    ['5', 5],
    [5, '5'],
    ['true', true],
    [true, 'true'],
    ['1.5', 1.5],
    ['é', 'é'],
  ],
  differs: [
    ['a', 'b'],
    ['a', 'aa'],
    ['a', ''],
    ['', 'a'],
    ['5', '5.0'],
    ['true', 'True'],
    ['a ', 'a'],
  ],
};
const exactText: Row = {
  matches: [...text.matches, ['a*', 'a*']],
  differs: [...text.differs, ['a', 'A'], ['a*', 'ab'], ['a?', 'ab']],
};
const anyCase: Row = {
  matches: [...text.matches, ['Ab', 'aB'], ['É', 'é'], ['true', 'TRUE']],
  differs: [
    ['a', 'b'],
    ['a*', 'ab'],
    ['a', ' a'],
  ],
};
const pattern: Row = {
  matches: [
    ...text.matches,
    ['a*', 'ab'],
    ['a*', 'a'],
    ['*', ''],
    ['*b', 'a/b'],
    ['a?c', 'abc'],
    ['5*', 50],
    ['a*', 'a*'],
  ],
  differs: [...text.differs, ['a*', 'Ab'], ['a', 'ab'], ['a', 'ba'], ['a?', 'a'], ['?', 'ab']],
};
const noNumber = ['', ' ', '5 ', '5x', '0x5', '1e3', 'five', true, '2026-01-01'] as const;
const number = (matches: Row['matches'], differs: Row['differs']): Row => ({
  matches,
  differs,
  unreadable: noNumber.map((given) => [5, given]),
});
const noDate = ['', 'now', '2026-1-1', '2026-01-01T00:00:00', '2026-02-30', true] as const;
const date = (matches: Row['matches'], differs: Row['differs']): Row => ({
  matches,
  differs,
  unreadable: noDate.map((given) => ['2026-01-01', given]),
});
const equalNumbers: Row['matches'] = [
  ['5', '5'],
  [5, 5],
  ['5', 5],
  [5, '5.0'],
  ['0.5', 0.5],
  [-1, '-1'],
  ['0', '-0'],
  ['05', 5],
  [4.32e4, 43_200],
];
const equalDates: Row['matches'] = [
  ['2026-01-01', '2026-01-01T00:00:00Z'],
  ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00'],
  ['2026-01-01', '1767225600'],
  ['2026-01-01', 1_767_225_600],
  ['1767225600', '2026-01-01'],
  [1_767_225_600, 1_767_225_600],
  ['2026', '2026-01-01'],
  ['2026-01-01', new Date('2026-01-01T00:00:00Z')],
];
const lower: Row['matches'] = [
  [5, 4],
  ['5', '4.999'],
  ['0', '-0.1'],
  [10, 9],
];
const lowerDates: Row['matches'] = [
  ['2026-01-01', '2025-12-31T23:59:59Z'],
  ['2026-01-01', 1_767_225_599],
  ['2026-01-01', 0],
];
const swap = (pairs: Row['matches']): Row['matches'] =>
  pairs.map(([one, other]) => [other as Value, one as Value] as const);

const role = 'arn:aws:iam::123456789012:role/app';
const arn: Row = {
  matches: [
    [role, role],
    ['arn:aws:iam::*:role/*', role],
    ['arn:aws:iam::123456789012:*', role],
    ['arn:aws:iam::123456789012:role/???', role],
    ['arn:*:*:*:*:*', role],
  ],
  differs: [
    ['arn:aws:iam::123456789012:role/APP', role],
    ['arn:aws:iam::*:user/*', role],
    ['arn:aws:*:role/*:*:*', role],
    ['arn:aws:iam::123456789012:role', role],
  ],
  unreadable: [
    [role, 'app'],
    [role, ''],
    [role, '*'],
    [role, 'arn:aws:iam::123456789012'],
    [role, 5],
  ],
};
const address: Row = {
  matches: [
    ['203.0.113.0/24', '203.0.113.7'],
    ['203.0.113.7', '203.0.113.7'],
    ['0.0.0.0/0', '1.2.3.4'],
    ['203.0.113.99/24', '203.0.113.7'],
    ['2001:db8::/32', '2001:DB8:0:0::1'],
    ['2001:db8::1/128', '2001:db8::1'],
    ['::/0', '::'],
  ],
  differs: [
    ['203.0.113.0/24', '203.0.114.7'],
    ['203.0.113.7', '203.0.113.8'],
    ['0.0.0.0/0', '::1'],
    ['::/0', '1.2.3.4'],
    ['2001:db8::/32', '2001:db9::1'],
  ],
  unreadable: [
    ['203.0.113.0/24', ''],
    ['203.0.113.0/24', 'host'],
    ['203.0.113.0/24', '203.0.113'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.0/24', 5],
  ],
};

/** A positive operator with what it matches; its negation, where there is one, says the opposite of readable values. */
const rows: Record<string, Row & { readonly negation?: string }> = {
  StringEquals: { ...exactText, negation: 'StringNotEquals' },
  StringEqualsIgnoreCase: { ...anyCase, negation: 'StringNotEqualsIgnoreCase' },
  StringLike: { ...pattern, negation: 'StringNotLike' },
  NumericEquals: { ...number(equalNumbers, [...lower, ...swap(lower)]), negation: 'NumericNotEquals' },
  NumericLessThan: number(lower, [...equalNumbers, ...swap(lower)]),
  NumericLessThanEquals: number([...lower, ...equalNumbers], swap(lower)),
  NumericGreaterThan: number(swap(lower), [...equalNumbers, ...lower]),
  NumericGreaterThanEquals: number([...swap(lower), ...equalNumbers], lower),
  DateEquals: { ...date(equalDates, lowerDates), negation: 'DateNotEquals' },
  DateLessThan: date(lowerDates, equalDates),
  DateLessThanEquals: date([...lowerDates, ...equalDates], [['2026-01-01', '2026-01-01T00:00:01Z']]),
  DateGreaterThan: date([['2026-01-01', '2026-01-01T00:00:00.001Z']], [...equalDates, ...lowerDates]),
  DateGreaterThanEquals: date([...equalDates, ['2026-01-01', '2027']], lowerDates),
  Bool: {
    matches: [
      ['true', true],
      ['true', 'true'],
      [true, 'true'],
      ['false', false],
      [false, 'false'],
    ],
    differs: [
      ['true', false],
      ['true', 'false'],
      [false, true],
    ],
    unreadable: [
      ['true', 'True'],
      ['true', ''],
      ['true', 1],
      ['false', 0],
      ['false', 'no'],
    ],
  },
  BinaryEquals: {
    matches: [
      ['QmluYXJ5', 'QmluYXJ5'],
      ['', ''],
      ['QQ==', 'QQ=='],
    ],
    differs: [
      ['QmluYXJ5', 'QmluYXJ6'],
      ['QQ==', 'QQQQ'],
      ['QmluYXJ5', 'qmluyxj5'],
    ],
    unreadable: [
      ['QmluYXJ5', 'Q'],
      ['QmluYXJ5', 'not base 64'],
      ['QmluYXJ5', 5],
      ['QQ==', 'QR=='],
    ],
  },
  IpAddress: { ...address, negation: 'NotIpAddress' },
  ArnEquals: { ...arn, negation: 'ArnNotEquals' },
  ArnLike: { ...arn, negation: 'ArnNotLike' },
};

it('every operator stands in this table', () => {
  const named = Object.entries(rows).flatMap(([name, { negation }]) =>
    negation === undefined ? [name] : [name, negation],
  );
  expect([...named, 'Null'].sort()).toEqual([...operators.keys()].sort());
});

describe.each(Object.entries(rows))('%s', (name, { matches, differs, unreadable = [], negation }) => {
  test.each(matches)('%j matches %j', (wanted, given) => {
    expect(holds(name, wanted, given)).toBe(true);
    if (negation !== undefined) expect(holds(negation, wanted, given)).toBe(false);
  });

  test.each(differs)('%j does not match %j', (wanted, given) => {
    expect(holds(name, wanted, given)).toBe(false);
    if (negation !== undefined) expect(holds(negation, wanted, given)).toBe(true);
  });

  // Contested X12: no match, for the negation neither, with IfExists neither.
  test.each(unreadable)('%j: cannot read %j', (wanted, given) => {
    for (const operator of [name, negation].filter((one) => one !== undefined)) {
      for (const spelling of [operator, `${operator}IfExists`, `ForAnyValue:${operator}`]) {
        expect([spelling, holds(spelling, wanted, given)]).toEqual([spelling, false]);
      }
    }
  });
});

describe('Null', () => {
  test.each<[unknown, Value | undefined, boolean]>([
    ['true', undefined, true],
    ['true', 'x', false],
    ['true', '', true],
    ['false', '', false],
    ['false', ['', ''], false],
    ['false', ['', 'x'], true],
    ['true', [], true],
    ['false', undefined, false],
    ['false', 'x', true],
    ['false', ['x', 'y'], true],
    [true, undefined, true],
    [false, undefined, false],
    [['true', 'false'], undefined, true],
    [['true', 'false'], 'x', true],
  ])('%j on %j: %s', (wanted, given, expected) => {
    expect(holds('Null', wanted, given)).toBe(expected);
  });

  it('is the same for every request with a set qualifier', () => {
    for (const wanted of ['true', 'false']) {
      for (const given of [undefined, 'x', ['x', 'y']]) {
        expect(holds('ForAllValues:Null', wanted, given)).toBe(true);
        expect(holds('ForAnyValue:Null', wanted, given)).toBe(false);
      }
    }
  });
});
