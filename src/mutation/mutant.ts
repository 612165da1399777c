import type { Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { Change } from './change.js';

/** The policies with one small change. */
export interface Mutant {
  /** The mutation operator that made it. */
  readonly operator: string;
  /** The policy that is changed, or the first one of a level that is dropped. */
  readonly policy: Policy;
  /** The statement that is changed; none where a level is dropped. */
  readonly statement?: { readonly index: number; readonly sid?: string };
  /** What is changed, as people read it. */
  readonly change: () => Change;
  /** The set with the change: itself where it has nothing of what is changed, undefined where that is not valid in it. */
  readonly applyTo: (set: PolicySet) => PolicySet | undefined;
}
