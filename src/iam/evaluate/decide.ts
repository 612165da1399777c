import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledStatement } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import type { LayerName } from '../document/policy.js';
import type { CompiledSet } from './compiled-set.js';
import type { DecidingStatement, Outcome } from './decision.js';
import type { RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';

/** What the policies say of one situation. */
export interface Verdict {
  readonly situation: RequestSituation;
  readonly outcome: Outcome;
  readonly statements: readonly DecidingStatement[];
  readonly layer: LayerName;
}

const none: readonly DecidingStatement[] = Object.freeze([]);

/** IAM User Guide, reference_policies_evaluation-logic: an explicit deny, else what the granting layers allow, else a deny. */
export function decide({ layers }: CompiledSet, situation: RequestSituation): Verdict {
  const identity = layers.get('identity')?.levels[0]?.candidates(situation.action);
  if (identity === undefined) return implicitDeny(situation, 'identity');
  const denies = applying(identity.denies, situation);
  if (denies !== none) return { situation, outcome: 'explicit-deny', statements: denies, layer: 'identity' };
  // Another account's resource needs its owner's consent too (reference_policies_evaluation-logic-cross-account).
  if (crossesAccounts(situation)) return implicitDeny(situation, 'resource');
  const allows = applying(identity.allows, situation);
  if (allows === none) return implicitDeny(situation, 'identity');
  return { situation, outcome: 'allow', statements: allows, layer: 'identity' };
}

function implicitDeny(situation: RequestSituation, layer: LayerName): Verdict {
  return { situation, outcome: 'implicit-deny', statements: none, layer };
}

/** Whether the caller is of another account than the resource. */
export function crossesAccounts({ facts: { principal, resourceAccount } }: RequestSituation): boolean {
  return (
    principal?.account !== undefined && resourceAccount !== undefined && principal.account !== resourceAccount
  );
}

/** The candidates that apply, in order; no list is made where at most one does. */
function applying(
  candidates: readonly PlacedStatement[],
  situation: Situation,
): readonly DecidingStatement[] {
  let first: PlacedStatement | undefined;
  let several: DecidingStatement[] | undefined;
  for (const candidate of candidates) {
    if (!applies(candidate.statement, situation)) continue;
    if (first === undefined) first = candidate;
    else if (several === undefined) several = [first.deciding, candidate.deciding];
    else several.push(candidate.deciding);
  }
  return several === undefined ? (first?.alone ?? none) : Object.freeze(several);
}

/** Whether a statement whose action matches applies in every other element too. */
function applies({ resources, conditions }: CompiledStatement, situation: Situation): boolean {
  if (resources !== undefined && !matchesResource(resources, situation)) return false;
  for (const condition of conditions) {
    if (!condition.holds(situation)) return false;
  }
  return true;
}
