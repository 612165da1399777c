import type { DecidingStatement, Decision } from '../../iam/evaluate/decision.js';
import { allRequests } from '../../service/analyze/question.js';
import type { Request } from '../../service/request.js';
import { asPolicySet, type PolicySet, type Subject } from '../policy-set.js';
import type { AnalysisOptions, Change, Comparison, Relation, Undecided } from './answers.js';
import { askDifferences, type Shown } from './ask.js';

/**
 * What two versions of policies allow, compared over all requests.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 */
export function compare(before: Subject, after: Subject, options: AnalysisOptions = {}): Comparison {
  const [old, current] = [asPolicySet(before), asPolicySet(after)];
  const allowed = changesOf(current, old, options, (shown) => [shown.refused, shown.allowed]);
  const denied = changesOf(old, current, options, (shown) => [shown.allowed, shown.refused]);
  const undecided = allowed.undecided ?? denied.undecided;
  return {
    relation: relationOf(allowed, denied),
    newlyAllowed: allowed.changes.map(requestOf),
    newlyDenied: denied.changes.map(requestOf),
    changes: { newlyAllowed: allowed.changes, newlyDenied: denied.changes },
    ...(undecided !== undefined && { undecided }),
  };
}

interface Direction {
  readonly changes: readonly Change[];
  readonly undecided: Undecided | undefined;
}

/** One change for each set of statements that grant it, and for each Deny that stops it. */
function changesOf(
  allowed: PolicySet,
  refused: PolicySet,
  options: AnalysisOptions,
  decisionsOf: (shown: Shown) => readonly [before: Decision | undefined, after: Decision | undefined],
): Direction {
  const changes = new Map<string, Change>();
  let undecided: Undecided | undefined;
  for (const shown of askDifferences(allRequests, allowed, refused, options)) {
    if (!('kind' in shown)) {
      undecided ??= shown;
      continue;
    }
    const [before, after] = decisionsOf(shown);
    const { found, request } = shown;
    const statements = found.allows.map(({ placed }) => placed.deciding);
    const deny = found.deny?.placed.deciding;
    const name = [...statements, ...(deny === undefined ? [] : [deny])].map(nameOf).join(' ');
    if (before === undefined || after === undefined || changes.has(name)) continue;
    changes.set(name, { request, before, after, statements, ...(deny !== undefined && { deny }) });
  }
  return { changes: [...changes.values()], undecided };
}

function nameOf({ layer, policy, index }: DecidingStatement): string {
  return `${layer} ${policy} ${index}`;
}

function requestOf({ request }: Change): Request {
  return request;
}

/** What can be shown decides; what is open decides only where it could make a difference. */
function relationOf(allowed: Direction, denied: Direction): Relation {
  const [more, less] = [allowed.changes.length > 0, denied.changes.length > 0];
  if (more && less) return 'incomparable';
  if (allowed.undecided !== undefined && !more) return 'undecided';
  if (denied.undecided !== undefined && !less) return 'undecided';
  if (more) return 'wider';
  return less ? 'narrower' : 'equivalent';
}
