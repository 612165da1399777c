import { type Box, narrow, relationOf } from './dimension.js';
import type { Clause, Formula, Group, Leaf, Way } from './formula.js';
import type { Literal } from './literal.js';
import type { Work } from './work.js';

/**
 * The boxes of requests that `allowed` allows and `refused` does not, one after the other. Together they are all of them,
 * as long as there is work left.
 */
export function* differences(
  start: Box,
  allowed: Formula,
  refused: Formula,
  work: Work,
  /** Whether what these statements let through need not be looked at any more. */
  isKnown: (allows: readonly Clause[]) => boolean = () => false,
): Iterable<Leaf> {
  const failures = failuresOf(refused.ways);
  for (const { box, allows } of granted(start, allowed.ways, work)) {
    for (const failing of failures) {
      if (isKnown(allows)) break;
      for (const leaf of exclude(box, [...allowed.denies, ...failing], work)) {
        yield { box: leaf, allows, deny: undefined };
        if (isKnown(allows)) break;
      }
    }
    for (const deny of refused.denies) {
      if (isKnown(allows)) break;
      const denied = narrow(box, deny.literals);
      if (denied === undefined) continue;
      for (const leaf of exclude(denied, allowed.denies, work)) {
        yield { box: leaf, allows, deny };
        if (isKnown(allows)) break;
      }
    }
  }
}

interface Granted {
  readonly box: Box;
  readonly allows: readonly Clause[];
}

/** The boxes in which one of the ways is open. */
function* granted(start: Box, ways: readonly Way[], work: Work): Iterable<Granted> {
  for (const way of ways) yield* through({ box: start, allows: [] }, way, work);
}

/** Takes of each group one statement after the other, and goes on only where that leaves requests. */
function* through({ box, allows }: Granted, way: Way, work: Work): Iterable<Granted> {
  const [group, ...others] = way;
  if (group === undefined) {
    yield { box, allows };
    return;
  }
  for (const clause of worthTaking(box, group)) {
    if (!work.spend(1)) return;
    const inside = narrow(box, clause.literals);
    if (inside !== undefined) yield* through({ box: inside, allows: [...allows, clause] }, others, work);
  }
}

/** Where one statement applies to the whole box, no other has to be tried. */
function worthTaking(box: Box, { allows }: Group): readonly Clause[] {
  const whole = allows.find(({ literals }) =>
    literals.every((literal) => relationOf(box, literal) === 'inside'),
  );
  return whole === undefined ? allows : [whole];
}

/**
 * The sets of statements of which none may apply, so that no way is open: of each way one group fails. A group that
 * several ways have in common fails for all of them.
 */
function failuresOf(ways: readonly Way[]): readonly (readonly Clause[])[] {
  let failures: ReadonlyMap<string, Group>[] = [new Map()];
  for (const way of ways) {
    failures = failures.flatMap((failing) =>
      way.some(({ id }) => failing.has(id))
        ? [failing]
        : way.map((group) => new Map([...failing, [group.id, group]])),
    );
  }
  return failures.map((failing) => [...failing.values()].flatMap(({ allows }) => allows));
}

/** A statement that must not apply, with those of its literals that the box leaves open. */
interface Open {
  readonly clause: Clause;
  readonly literals: readonly Literal[];
}

/** The parts of the box in which none of the statements applies. */
function* exclude(start: Box, clauses: readonly Clause[], work: Work): Iterable<Box> {
  let box = start;
  let left: readonly Clause[] = clauses;
  for (;;) {
    if (!work.spend(left.length + 1)) return;
    const open = openIn(box, left);
    if (open === undefined) return;
    const [first] = open;
    if (first === undefined) {
      yield box;
      return;
    }
    // What leaves one choice is done first, and may decide others.
    const next = open.reduce((best, one) => (one.literals.length < best.literals.length ? one : best), first);
    left = open.filter((one) => one !== next).map(({ clause }) => clause);
    const parts = without(box, next.literals);
    const [only] = parts;
    if (only === undefined) return;
    if (parts.length > 1) {
      for (const part of parts) yield* exclude(part, left, work);
      return;
    }
    box = only;
  }
}

/** The statements that apply to some requests of the box; undefined where one applies to all of them. */
function openIn(box: Box, clauses: readonly Clause[]): readonly Open[] | undefined {
  const open: Open[] = [];
  for (const clause of clauses) {
    const literals = openLiterals(box, clause);
    if (literals === undefined) continue;
    if (literals.length === 0) return undefined;
    open.push({ clause, literals });
  }
  return open;
}

/** Undefined where the statement applies to no request of the box. */
function openLiterals(box: Box, { literals }: Clause): readonly Literal[] | undefined {
  const open: Literal[] = [];
  for (const literal of literals) {
    const relation = relationOf(box, literal);
    if (relation === 'outside') return undefined;
    if (relation === 'across') open.push(literal);
  }
  return open;
}

/** The box without those requests for which all literals hold, in parts that have nothing in common. */
function without(box: Box, literals: readonly Literal[]): readonly Box[] {
  const parts: Box[] = [];
  let inside: Box | undefined = box;
  for (const literal of literals) {
    if (inside === undefined) break;
    const part: Box | undefined = narrow(inside, [literal.contrary]);
    if (part !== undefined) parts.push(part);
    inside = narrow(inside, [literal]);
  }
  return parts;
}
