import type { Change, Comparison } from '../api/analysis/answers.js';
import type { DecidingStatement } from '../iam/evaluate/decision.js';

type IsOwn = (statement: DecidingStatement) => boolean;

/**
 * A comparison in which each change of the policies themselves stands once, whatever lies beside them, and the same
 * request does not stand for a statement and for a Deny.
 */
export function withDistinctChanges(comparison: Comparison, isOwn: IsOwn): Comparison {
  const newlyAllowed = distinct(comparison.changes.newlyAllowed, isOwn);
  const newlyDenied = distinct(comparison.changes.newlyDenied, isOwn);
  return {
    ...comparison,
    newlyAllowed: newlyAllowed.map(({ request }) => request),
    newlyDenied: newlyDenied.map(({ request }) => request),
    changes: { newlyAllowed, newlyDenied },
  };
}

function distinct(changes: readonly Change[], isOwn: IsOwn): readonly Change[] {
  const byStatement = mergedBy(changes, (change) => nameOf(change, isOwn));
  return mergedBy(byStatement, ({ request }) => JSON.stringify(request));
}

function mergedBy(changes: readonly Change[], nameOfChange: (change: Change) => string): readonly Change[] {
  const byName = new Map<string, Change>();
  for (const change of changes) {
    const name = nameOfChange(change);
    const first = byName.get(name);
    const deny = first?.deny ?? change.deny;
    byName.set(name, { ...(first ?? change), ...(deny !== undefined && { deny }) });
  }
  return [...byName.values()];
}

/** The statements that make the change; where they are none of the policies that are compared, its request. */
function nameOf({ statements, deny, request }: Change, isOwn: IsOwn): string {
  const own = [...statements, ...(deny === undefined ? [] : [deny])].filter(isOwn);
  if (own.length === 0) return JSON.stringify(request);
  return JSON.stringify([deny !== undefined, own.map(({ policy, file, index }) => [policy, file, index])]);
}
