import type { Clause } from '../../iam/analyze/formula.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { allRequests } from '../../service/analyze/question.js';
import type { Request } from '../../service/request.js';
import { asPolicySet, type PolicySet, type Subject } from '../policy-set.js';
import type { AnalysisOptions, Change, Comparison, Relation, Undecided } from './answers.js';
import { type Asked, ask, type Shown } from './ask.js';

/**
 * What two versions of policies allow, compared over all requests.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 */
export function compare(before: Subject, after: Subject, options: AnalysisOptions = {}): Comparison {
  const [old, current] = [asPolicySet(before), asPolicySet(after)];
  const asked = ask(allRequests, [old, current], options);
  const allowed = changesOf(asked, current, old, (shown) => [shown.refused, shown.allowed]);
  const denied = changesOf(asked, old, current, (shown) => [shown.allowed, shown.refused]);
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

/** One change for each set of statements that together let something through. */
function changesOf(
  asked: Asked,
  allowed: PolicySet,
  refused: PolicySet,
  decisionsOf: (shown: Shown) => readonly [before: Decision | undefined, after: Decision | undefined],
): Direction {
  const changes = new Map<string, Change>();
  let undecided: Undecided | undefined;
  const isKnown = (allows: readonly Clause[]) => changes.has(nameOf(allows));
  for (const shown of asked.differences(allowed, refused, { isKnown })) {
    if (!('kind' in shown)) {
      undecided ??= shown;
      continue;
    }
    const [before, after] = decisionsOf(shown);
    if (before === undefined || after === undefined) continue;
    const { found, request } = shown;
    const statements = found.allows.map(({ placed }) => placed.deciding);
    const deny = found.deny?.placed.deciding;
    changes.set(nameOf(found.allows), {
      request,
      before,
      after,
      statements,
      ...(deny !== undefined && { deny }),
    });
  }
  return { changes: [...changes.values()], undecided };
}

function nameOf(allows: readonly Clause[]): string {
  return allows
    .map(({ placed: { deciding } }) => `${deciding.layer} ${deciding.policy} ${deciding.index}`)
    .join(', ');
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
