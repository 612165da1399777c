import type { RequestSituation } from './request-situation.js';

/**
 * Whether one account has to allow or two do (reference_policies_evaluation-logic-cross-account); whoever is of no
 * account at all, a service or the public, is let in by the resource's side alone.
 */
export type Accounts = 'one' | 'two' | 'owner-alone';

export function accountsOf({ callerAccount, ownerAccount, facts, rules }: RequestSituation): Accounts {
  if (callerAccount === undefined) return facts.principal === undefined ? 'one' : 'owner-alone';
  if (callerAccount === ownerAccount || ownerAccount === undefined) return 'one';
  return rules.twoOwners && callerAccount === facts.arnAccount ? 'one' : 'two';
}
