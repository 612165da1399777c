import type { CompiledStatement } from '../iam/compile/compiled-policy.js';
import { compiledOf, type Policy } from './policy.js';

/**
 * Whether a policy is there only so that others have something to limit: one that was written inline and allows everything.
 * It is not what a suite tests.
 */
export function isBackdrop(policy: Policy): boolean {
  return policy.name === 'inline' && compiledOf(policy).statements.every(allowsEverything);
}

function allowsEverything({
  effect,
  actions,
  resources,
  principals,
  conditions,
}: CompiledStatement): boolean {
  return (
    effect === 'Allow' &&
    !actions.negated &&
    actions.patterns.some(({ service }) => service === undefined) &&
    (resources === undefined || (!resources.negated && resources.everything)) &&
    (principals === undefined || (!principals.negated && principals.everyone)) &&
    conditions.length === 0
  );
}
