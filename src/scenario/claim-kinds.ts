import type { Claim } from './claim.js';

/** The keys of a scenario that stand in place of `expect`. */
export const claimKinds = [
  'exactly',
  'never',
  'always',
  'noMoreThan',
  'equivalentTo',
] as const satisfies readonly Claim['kind'][];
