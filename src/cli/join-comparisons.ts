import type { Change, Comparison, Relation } from '../api/analysis/answers.js';

/** As much of a comparison as another can be joined by. */
export type ComparedChanges = Pick<Comparison, 'relation' | 'changes' | 'undecided'>;

/** Two comparisons of the same policies as one: what either shows is so, and what either leaves open is open. */
export function joinComparisons(one: Comparison, other: ComparedChanges | undefined): Comparison {
  if (other === undefined) return one;
  const newlyAllowed = [...one.changes.newlyAllowed, ...other.changes.newlyAllowed];
  const newlyDenied = [...one.changes.newlyDenied, ...other.changes.newlyDenied];
  const undecided = one.undecided ?? other.undecided;
  return {
    relation: relationOf([one.relation, other.relation], newlyAllowed, newlyDenied),
    newlyAllowed: newlyAllowed.map(({ request }) => request),
    newlyDenied: newlyDenied.map(({ request }) => request),
    changes: { newlyAllowed, newlyDenied },
    ...(undecided !== undefined && { undecided }),
  };
}

function relationOf(
  relations: readonly Relation[],
  newlyAllowed: readonly Change[],
  newlyDenied: readonly Change[],
): Relation {
  const [more, less] = [newlyAllowed.length > 0, newlyDenied.length > 0];
  if (more && less) return 'incomparable';
  if (relations.includes('undecided')) return 'undecided';
  if (more) return 'wider';
  return less ? 'narrower' : 'equivalent';
}
