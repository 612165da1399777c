import type { CompiledStatement } from '../compile/compiled-policy.js';
import { accountsOf } from './accounts.js';
import { applies } from './applies.js';
import type { CompiledSet } from './compiled-set.js';
import { asksPrincipalArn, namingOf } from './naming.js';
import type { RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';

/** An Allow of a resource-based policy that applies, and what still limits it within one account. */
export interface Grant {
  readonly placed: PlacedStatement;
  readonly reach: Reach;
}

/**
 * Within an account, whom a resource-based policy names decides what else has to allow
 * (reference_policies_evaluation-logic_policy-eval-denyallow): nothing, where it names the very user or session;
 * boundary and session policy, where it names the role; the identity policies too, where it names the account, which
 * "grants trust only to the account". Of `*` alone AWS says that no identity policy is needed, and nothing of
 * boundaries: there the strict reading.
 */
export type Reach = 'unlimited' | 'within-limits' | 'delegated';

const none: readonly Grant[] = Object.freeze([]);

export function grantsOf({ layers }: CompiledSet, situation: RequestSituation): readonly Grant[] {
  let grants: Grant[] | undefined;
  for (const layer of situation.rules.resourcePolicies) {
    const level = layers[layer]?.levels[0];
    if (level === undefined) continue;
    for (const placed of level.candidates(situation.action).allows) {
      if (!applies(placed.statement, situation)) continue;
      grants ??= [];
      grants.push({ placed, reach: reachOf(placed.statement, situation) });
    }
  }
  return grants ?? none;
}

export function reachOf({ principals, conditions }: CompiledStatement, situation: RequestSituation): Reach {
  const naming = principals && namingOf(principals, situation);
  if (naming === 'caller') return 'unlimited';
  // A role that stands beside `*` takes nothing from what everyone is granted.
  if (naming === 'everyone' || (principals?.everyone === true && !principals.negated)) {
    const isOfAccount = accountsOf(situation) !== 'owner-alone';
    return !isOfAccount || asksPrincipalArn(conditions, situation) ? 'unlimited' : 'within-limits';
  }
  return naming === 'account' ? 'delegated' : 'within-limits';
}

/** Of several grants the one with the longest reach is the one that counts. */
export function longestReach(grants: readonly Grant[]): Reach | undefined {
  if (grants.length === 0) return undefined;
  for (const reach of ['unlimited', 'within-limits', 'delegated'] as const)
    if (grants.some((grant) => grant.reach === reach)) return reach;
  return undefined;
}
