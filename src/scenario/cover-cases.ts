import { memberOf, type Node, type ObjectNode, plainValue } from '../iam/document/node.js';
import { positionAt } from '../iam/document/source-text.js';
import { nearest } from '../iam/nearest.js';
import type { Request } from '../service/request.js';
import type { ExpandedCase } from './expand.js';
import type { Then } from './expectation.js';
import type { ExpectationFault, PlacedFault } from './fault.js';
import type { Faults } from './faults.js';
import { labelOf } from './label.js';
import { coveringTest, isSame, membersOf, textsOf, textsOfValue, type When } from './when.js';

/** What is expected of a case, and where that is said. */
export interface Covering {
  readonly then: Then;
  readonly node: Node;
}

interface Clause extends Covering {
  readonly clause: ObjectNode;
  /** Undefined in `otherwise`. */
  readonly when: When | undefined;
  readonly covers: (request: Request) => boolean;
  count: number;
}

/** Finds the expectation of every case. Each must be covered exactly once, and each clause must cover something. */
export function coverCases(
  expect: Node,
  cases: readonly ExpandedCase[],
  faults: Faults,
): readonly (Covering | undefined)[] {
  if (expect.kind !== 'array') {
    const covering: Covering = { then: plainValue(expect) as Then, node: expect };
    return cases.map(() => covering);
  }
  const clauses = expect.items.map(readClause);
  const conditional = clauses.filter(({ when }) => when !== undefined);
  const [otherwise, ...more] = clauses.filter(({ when }) => when === undefined);
  for (const { clause } of more) faults.refuse({ code: 'several-otherwise' }, clause.at);
  const doubles = new Map<Clause, { readonly first: Clause; readonly names: string[] }>();
  const uncovered: string[] = [];
  const coverings = cases.map((one) => {
    let first: Clause | undefined;
    let second: Clause | undefined;
    for (const clause of conditional) {
      if (!clause.covers(one.request)) continue;
      clause.count++;
      if (first === undefined) first = clause;
      else second ??= clause;
    }
    if (first !== undefined && second !== undefined) {
      const known = doubles.get(second);
      if (known === undefined) doubles.set(second, { first, names: [one.name] });
      else known.names.push(one.name);
    }
    if (first !== undefined) return first;
    if (otherwise !== undefined) {
      otherwise.count++;
      return otherwise;
    }
    uncovered.push(one.name);
    return undefined;
  });
  for (const [second, { first, names }] of doubles) {
    const { line } = positionAt(faults.source, first.clause.at);
    faults.refuse({ code: 'doubly-covered-cases', names, count: names.length, line }, second.clause.at);
  }
  if (uncovered.length > 0) {
    faults.refuse(
      { code: 'uncovered-cases', names: uncovered, count: uncovered.length, total: cases.length },
      expect.at,
    );
  }
  for (const clause of clauses) {
    if (clause.count > 0 || more.includes(clause)) continue;
    const { fault, at } = whyIdle(clause, cases);
    faults.refuse(fault, at);
  }
  return coverings;
}

function readClause(node: Node): Clause {
  const clause = node as ObjectNode;
  const when = memberOf(clause, 'when')?.value;
  const wanted = when && (plainValue(when) as When);
  const then = (memberOf(clause, 'then') ?? memberOf(clause, 'otherwise'))?.value as Node;
  return {
    clause,
    when: wanted,
    covers: coveringTest(wanted ?? {}),
    then: plainValue(then) as Then,
    node: then,
    count: 0,
  };
}

/** Why a clause covers nothing: a key or a value of it is misspelt, mostly. */
function whyIdle({ clause, when }: Clause, cases: readonly ExpandedCase[]): PlacedFault {
  const members = memberOf(clause, 'when')?.value;
  if (when === undefined || members?.kind !== 'object') {
    return { fault: { code: 'otherwise-without-cases' }, at: clause.at };
  }
  for (const { key, keyAt, value } of members.members) {
    const given = cases.flatMap(({ request }) => {
      const texts = textsOf(request, key);
      return texts === undefined ? [] : [texts];
    });
    if (given.length === 0) return { fault: keyNowhere(key, cases), at: keyAt };
    const wanted = membersOf(when[key]);
    const isGiven = wanted.some((member) => given.some((texts) => isSame(key, textsOfValue(member), texts)));
    if (!isGiven) return { fault: valueNowhere(key, wanted, given), at: value.at };
  }
  return { fault: { code: 'clause-without-cases' }, at: clause.at };
}

function keyNowhere(key: string, cases: readonly ExpandedCase[]): ExpectationFault {
  const known = keysOf(cases);
  return { code: 'when-key-nowhere', key, nearest: nearest(key, known), known };
}

function valueNowhere(
  key: string,
  wanted: readonly unknown[],
  given: readonly (readonly string[])[],
): ExpectationFault {
  const known = [...new Set(given.map((texts) => labelOf(texts.length === 1 ? texts[0] : texts)))];
  const value = wanted.length === 1 ? labelOf(wanted[0]) : `any of ${wanted.map(labelOf).join(', ')}`;
  const several = given.some((texts) => texts.length !== 1) && !wanted.some(Array.isArray);
  return { code: 'when-value-nowhere', key, value, nearest: nearest(value, known), known, several };
}

/** The fields and condition keys that the cases give. */
function keysOf(cases: readonly ExpandedCase[]): readonly string[] {
  const keys = new Set<string>();
  for (const { request } of cases) {
    for (const key of Object.keys(request)) if (key !== 'context') keys.add(key);
    for (const key of Object.keys(request.context ?? {})) keys.add(key);
  }
  return [...keys];
}
