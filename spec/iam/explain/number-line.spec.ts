import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allNumbers, noNumbers, unionOf } from '../../../src/iam/analyze/ordered/interval-set.js';
import { describeNumbers, drawNumberLine } from '../../../src/iam/explain/number-line.js';
import type { Interval } from '../../../src/iam/value/value-set.js';
import { check } from '../../properties/check.js';
import { range, sets } from '../analyze/ordered/arbitraries.js';

const from = (first: number, last = first) => range('[', first, last, ']');
const below = (end: number) => range('(', -Infinity, end, ')');
const above = (end: number) => range('(', end, Infinity, ')');
const hundreds = (count: number) => Array.from({ length: count }, (_, index) => from(index * 100));

function draw(allowed: readonly Interval[], expected: readonly Interval[], options = {}): string {
  const rows = [
    { label: 'allowed', set: unionOf(allowed) },
    { label: 'expected', set: unionOf(expected) },
  ];
  return `\n${drawNumberLine(rows, options).join('\n')}\n`;
}

describe('a drawing', () => {
  it('of a range that is too short', () => {
    expect(draw([from(0), from(900, 3600)], [from(0), from(900, 43200)])).toMatchInlineSnapshot(`
      "
      allowed   ●      ●━━━━━━●
      expected  ●      ●━━━━━━━━━━━━━●
                               ^^^^^^^
                0     900    3600  43200
      "
    `);
  });

  it('of single numbers', () => {
    expect(draw([from(5)], [from(5), from(7)])).toMatchInlineSnapshot(`
      "
      allowed   ●
      expected  ●      ●
                       ^
                5      7
      "
    `);
  });

  it('without ends', () => {
    expect(draw([below(900)], [above(600)])).toMatchInlineSnapshot(`
      "
      allowed   ←━━━━━━━━━━○
      expected      ○━━━━━━━━━━→
                ^^^^^      ^^^^^
                   600    900
      "
    `);
  });

  it('of all but one', () => {
    expect(draw([below(5), above(5)], allNumbers)).toMatchInlineSnapshot(`
      "
      allowed   ←━━━○━━━→
      expected  ←━━━━━━━→
                    ^
                    5
      "
    `);
  });

  it('of an end that belongs and one that does not', () => {
    expect(draw([range('[', 1, 2, ')')], [range('(', 1, 2, ']')])).toMatchInlineSnapshot(`
      "
      allowed   ●━━━━━━○
      expected  ○━━━━━━●
                ^      ^
                1      2
      "
    `);
  });

  it('of nothing and something', () => {
    expect(draw([], [from(0), above(900)])).toMatchInlineSnapshot(`
      "
      allowed   nothing
      expected  ●      ○━━━→
                ^       ^^^^
                0     900
      "
    `);
  });

  it('of nothing and everything', () => {
    expect(draw(allNumbers, noNumbers)).toMatchInlineSnapshot(`
      "
      allowed   ←━━━━━━→
      expected  nothing
                ^^^^^^^^
      "
    `);
  });

  it('of nothing at all', () => {
    expect(draw(noNumbers, noNumbers)).toMatchInlineSnapshot(`
      "
      allowed   nothing
      expected  nothing
      "
    `);
  });

  it('of equal sets, without marks', () => {
    expect(draw([from(-10, 20)], [from(-10, 20)])).toMatchInlineSnapshot(`
      "
      allowed   ●━━━━━━●
      expected  ●━━━━━━●
               -10     20
      "
    `);
  });

  it('of integers only', () => {
    expect(draw([range('(', 600, 900, ')')], [from(0, 600)], { whole: true })).toMatchInlineSnapshot(`
      "
      allowed                 ●━━━━━━●
      expected  ●━━━━━━●
                ^^^^^^^^^^^^^^^^^^^^^^
                0     600    601    899
      "
    `);
  });

  it('of integers that are next to each other, with marks that go on', () => {
    expect(draw([from(1, 2)], [from(0, 1), from(3, 9)], { whole: true })).toMatchInlineSnapshot(`
      "
      allowed          ●━━━━━━●
      expected  ●━━━━━━●             ●━━━━━━●
                ^             ^^^^^^^^^^^^^^^
                0      1      2      3      9
      "
    `);
  });

  it('with labels in two rows', () => {
    expect(draw(hundreds(16), hundreds(16).toSpliced(10, 1))).toMatchInlineSnapshot(`
      "
      allowed   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●   ●
      expected  ●   ●   ●   ●   ●   ●   ●   ●   ●   ●       ●   ●   ●   ●   ●
                                                        ^
                0   |  200  |  400  |  600  |  800  |  1000 |  1200 |  1400 |
                   100     300     500     700     900     1100    1300    1500
      "
    `);
  });

  it('of the numbers around the first difference', () => {
    expect(draw(hundreds(90), hundreds(90).toSpliced(60, 1))).toMatchInlineSnapshot(`
      "
      allowed   …  ●     ●     ●     ●     ●     ●     ●     ●     ●     ●  …
      expected  …  ●     ●           ●     ●     ●     ●     ●     ●     ●  …
                               ^
                  5800  5900  6000  6100  6200  6300  6400  6500  6600  6700
      "
    `);
  });

  it('up to a difference at the end', () => {
    expect(draw([...hundreds(90), above(1e6)], hundreds(90))).toMatchInlineSnapshot(`
      "
      allowed   …  ●     ●     ●     ●     ●     ●     ●     ●     ●       ○━━━→
      expected  …  ●     ●     ●     ●     ●     ●     ●     ●     ●
                                                                            ^^^^
                  8100  8200  8300  8400  8500  8600  8700  8800  8900  1000000
      "
    `);
  });

  it('of too many numbers, without a difference', () => {
    expect(draw(hundreds(90), hundreds(90))).toMatchInlineSnapshot(`
      "
      allowed   ●    ●    ●    ●    ●    ●    ●    ●    ●    ●    ●     ●     ●  …
      expected  ●    ●    ●    ●    ●    ●    ●    ●    ●    ●    ●     ●     ●  …
                0   100  200  300  400  500  600  700  800  900  1000  1100  1200
      "
    `);
  });

  it('of what fits into few columns', () => {
    expect(
      draw([from(100, 200), above(3000)], [from(100, 200), above(4000)], { width: 24 }),
    ).toMatchInlineSnapshot(`
      "
      allowed   ●━━●  ○━━━━━━→
      expected  ●━━●     ○━━━→
                       ^^^
               100 |  | 4000
                  200 |
                     3000
      "
    `);
    expect(draw([from(1, 2), from(7, 8)], [from(1, 2), from(7, 9)], { width: 5 })).toMatchInlineSnapshot(`
      "
      allowed   …
      expected  …━━●
                ^^^^
                   9
      "
    `);
  });

  it('of one row, and of three', () => {
    const [one, two, three] = [[from(3)], [from(3, 4)], [range('(', 3, 4, ')')]].map((set, index) => ({
      label: 'abc'.charAt(index),
      set,
    }));
    if (one === undefined || two === undefined || three === undefined) throw new Error();
    expect(drawNumberLine([one])).toEqual(['a  ●', '   3']);
    expect(`\n${drawNumberLine([one, two, three]).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      a  ●
      b  ●━━━━━━●
      c  ○━━━━━━○
         3      4
      "
    `);
    expect(drawNumberLine([])).toEqual([]);
  });
});

test('of two sets, marks are there exactly when they differ; every number stands apart, within the width', () => {
  const shifted = fc
    .tuple(sets, fc.integer({ min: -3, max: 3 }))
    .map(([set, by]) =>
      unionOf([...set, ...set.map((one) => ({ ...one, from: one.from * 100 + by, to: one.to * 100 + by }))]),
    );
  check(
    fc.property(shifted, shifted, fc.integer({ min: 30, max: 90 }), (one, other, width) => {
      const rows = [one, other].map((set) => ({ label: 'row', set }));
      const lines = drawNumberLine(rows, { width });
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      expect(lines.some((line) => line.includes('^'))).toBe(JSON.stringify(one) !== JSON.stringify(other));
      const ends = [...one, ...other].flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
      const named =
        lines
          .slice(2)
          .join(' ')
          .match(/-?\d+(?:\.\d+)?/g) ?? [];
      const wanted = [...new Set(ends)].map(String);
      if (lines[0]?.includes('…') || lines[1]?.includes('…'))
        expect(wanted).toEqual(expect.arrayContaining(named));
      else expect([...named].sort()).toEqual(wanted.sort());
    }),
  );
});

describe('words for numbers', () => {
  it.each([
    [[], 'nothing', 'nothing'],
    [allNumbers, 'every number', 'every number'],
    [[from(0), from(900, 3600)], '0, 900 to 3600', '0, 900 to 3600'],
    [[above(3600)], 'above 3600', 'at least 3601'],
    [[range('[', 3600, Infinity, ')')], 'at least 3600', 'at least 3600'],
    [[below(900)], 'below 900', 'at most 899'],
    [[range('(', -Infinity, 900, ']')], 'at most 900', 'at most 900'],
    [[range('[', 900, 3600, ')')], '900 to below 3600', '900 to 3599'],
    [[range('(', 900, 3600, ']')], 'above 900 to 3600', '901 to 3600'],
    [[range('(', 900, 3600, ')')], 'above 900 to below 3600', '901 to 3599'],
    [[below(5), range('(', 5, 7, ')'), above(7)], 'every number but 5, 7', 'every number but 5, 7'],
    [[below(0.5), above(0.5)], 'every number but 0.5', 'every number'],
    [[range('(', 0, 1, ')')], 'above 0 to below 1', 'nothing'],
    [[range('(', 0, 2, ')')], 'above 0 to below 2', '1'],
    [[below(-1), above(-0.5)], 'below -1, above -0.5', 'every number but -1'],
  ])('%j', (set, words, ofWhole) => {
    expect(describeNumbers(set)).toBe(words);
    expect(describeNumbers(set, { whole: true })).toBe(ofWhole);
  });
});
