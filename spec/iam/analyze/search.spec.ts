import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Box, type Dimension, stateOf } from '../../../src/iam/analyze/dimension.js';
import type { Clause, Formula, Leaf } from '../../../src/iam/analyze/formula.js';
import type { Literal, Test } from '../../../src/iam/analyze/literal.js';
import { differences } from '../../../src/iam/analyze/search.js';
import { found, none } from '../../../src/iam/analyze/solution.js';
import { workOf } from '../../../src/iam/analyze/work.js';
import type { PlacedStatement } from '../../../src/iam/evaluate/statement-index.js';
import { check } from '../../properties/check.js';

// Requests that differ in three things, each with three values: few enough to try them all.
const values = [0, 1, 2];
const points = values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));

const dimension: Dimension = {
  solve(literals) {
    const value = values.find((one) => literals.every((literal) => asks(literal, one)));
    return value === undefined ? none : found(value);
  },
  accepts: (value, literal) => asks(literal, value as number),
};

function asks({ test, holds }: Literal, value: number): boolean {
  const isInside =
    test.kind === 'members' && test.members.some((one) => one.kind === 'value' && one.value === value);
  return isInside === holds;
}

const literals = new Map<string, Literal>();

/** That a dimension has one of these values. */
function literal(dimension: number, members: readonly number[]): Literal {
  const name = `${dimension} ${members}`;
  const known = literals.get(name);
  if (known !== undefined) return known;
  const test: Test = { kind: 'members', members: members.map((value) => ({ kind: 'value', value })) };
  const id = literals.size * 2;
  const made = { id, dimension, test, holds: true } as Literal & { contrary: Literal };
  made.contrary = { id: id + 1, dimension, test, holds: false, contrary: made };
  literals.set(name, made);
  return made;
}

/** What a statement asks of some dimensions, by their index. */
type Asked = Readonly<Record<number, readonly number[]>>;

function clause(asked: Asked, index = 0): Clause {
  const deciding = { layer: 'identity', policy: 'p', index } as const;
  const placed: PlacedStatement = { statement: undefined as never, deciding, alone: [deciding] };
  return {
    placed,
    literals: Object.entries(asked).map(([dimension, members]) => literal(Number(dimension), members)),
  };
}

function formula(allows: readonly (readonly Asked[])[], denies: readonly Asked[] = []): Formula {
  const groups = allows.map((some, index) => ({ id: `group ${index}`, allows: some.map(clause) }));
  return { denies: denies.map(clause), ways: [groups] };
}

const start = (): Box => [0, 1, 2].map(() => stateOf(dimension));
const nothing: Formula = { denies: [], ways: [] };

function leaves(allowed: Formula, refused: Formula = nothing, work = 1_000_000): readonly Leaf[] {
  return [...differences(start(), allowed, refused, workOf(work))];
}

const isIn = (box: Box, point: readonly number[]) =>
  box.every((state, index) => state.literals.every((one) => asks(one, point[index] as number)));
const applies = ({ literals }: Clause, point: readonly number[]) =>
  literals.every((one) => asks(one, point[one.dimension] as number));
const allows = ({ denies, ways }: Formula, point: readonly number[]) =>
  !denies.some((one) => applies(one, point)) &&
  ways.some((way) => way.every((group) => group.allows.some((one) => applies(one, point))));
const found_ = (some: readonly Leaf[]) => points.filter((point) => some.some(({ box }) => isIn(box, point)));

const anyAsked: fc.Arbitrary<Asked> = fc.dictionary(
  fc.constantFrom('0', '1', '2'),
  fc.subarray(values, { minLength: 1, maxLength: 2 }),
);
const several = fc.array(anyAsked, { minLength: 1, maxLength: 4 });
const anyFormula = fc
  .tuple(
    fc.array(fc.array(several, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    fc.array(anyAsked, { maxLength: 4 }),
  )
  .map(
    ([ways, denies]): Formula => ({
      denies: denies.map(clause),
      ways: ways.flatMap((way, index) =>
        formula(way).ways.map((groups) => groups.map((group) => ({ ...group, id: `${index} ${group.id}` }))),
      ),
    }),
  );

test('the parts that are found are all that one allows and the other does not', () => {
  check(
    fc.property(anyFormula, anyFormula, (allowed, refused) => {
      const expected = points.filter((point) => allows(allowed, point) && !allows(refused, point));
      expect(found_(leaves(allowed, refused))).toEqual(expected);
    }),
    2000,
  );
});

describe('a Deny that asks two things', () => {
  const first: Asked = { 0: [1], 1: [1] };
  // What is not 1 in the first dimension is denied whatever the third is.
  const others: readonly Asked[] = [
    { 0: [0, 2], 2: [1] },
    { 0: [0, 2], 2: [0, 2] },
  ];

  it.each([
    [first, ...others],
    [others[0] as Asked, first, others[1] as Asked],
    [...others, first],
  ])('leaves also what meets the first and not the second, in any order', (...denies) => {
    const expected = points.filter(([a, b]) => a === 1 && b !== 1);
    expect(found_(leaves(formula([[{}]], denies)))).toEqual(expected);
  });

  it('leaves parts that have nothing in common', () => {
    const parts = leaves(formula([[{}]], [{ 0: [1], 1: [1], 2: [1] }]));
    expect(parts).toHaveLength(3);
    for (const point of points) expect(parts.filter(({ box }) => isIn(box, point)).length).toBeLessThan(2);
  });
});

describe('what is found says', () => {
  it('which statements let it through, one of each group', () => {
    const [leaf] = leaves(formula([[{ 0: [1] }, { 0: [2] }], [{ 1: [1] }]]));
    expect(leaf?.allows.map(({ placed }) => placed.deciding.index)).toEqual([0, 0]);
  });

  it('which Deny of the other stops it there', () => {
    const some = leaves(formula([[{}]]), formula([[{}]], [{ 0: [1] }, { 0: [2] }]));
    expect(some.map(({ deny }) => deny?.placed.deciding.index)).toEqual([0, 1]);
  });

  it('no Deny where nothing of the other allows it', () => {
    expect(leaves(formula([[{}]]), formula([[{ 0: [1] }]])).map(({ deny }) => deny)).toEqual([undefined]);
  });
});

describe('the search', () => {
  it('looks no further for statements that are known', () => {
    const allowed = formula([[{ 0: [1] }, { 0: [2] }]]);
    const seen: number[] = [];
    const isKnown = ([one]: readonly Clause[]) =>
      one !== undefined && seen.includes(one.placed.deciding.index);
    for (const { allows: some } of differences(
      start(),
      allowed,
      formula([[{ 1: [1] }], [{ 2: [1] }]]),
      workOf(1000),
      isKnown,
    ))
      seen.push(some[0]?.placed.deciding.index ?? -1);
    expect(seen).toEqual([0, 1]);
  });

  it('tries no other statement where one applies to all', () => {
    expect(leaves(formula([[{ 0: [1] }, {}, { 1: [1] }]]))).toHaveLength(1);
  });

  it('ends when the work is used up', () => {
    const hard = formula(
      [[{}]],
      values.flatMap((a) => values.map((b): Asked => ({ 0: [a], 1: [b], 2: [1] }))),
    );
    expect(leaves(hard, nothing, 1_000).length).toBeGreaterThan(0);
    expect(leaves(hard, nothing, 5)).toEqual([]);
  });
});
