import type { PolicyCoverage } from '../../api/coverage/coverage.js';
import type { PolicySet } from '../../api/policy-set.js';
import type { Suite } from '../../scenario/suite.js';

/** What a run has seen of its policies. */
export interface CoverageResult {
  readonly policies: readonly PolicyCoverage[];
  /** The scenario file that policies are of; those that only other programs asked are of none. */
  readonly homes: ReadonlyMap<PolicySet, Suite>;
  /** Questions about all requests, which decide none and so cover nothing. */
  readonly claims: number;
}
