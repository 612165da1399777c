import { expect } from 'vitest';
import type {
  AnalysisOptions,
  Expectation,
  ExpectedValues,
  Request,
  RequestPattern,
  Subject,
  VaryingRequest,
} from '../src/index.js';
import * as matchers from './index.js';

expect.extend({ ...matchers });

/** The matchers on a policy, a policy set, a policy document, or anything whose `toJSON()` gives one. */
export interface PolicyMatchers {
  /** Passes when the decision is `allow`. */
  toAllow(request: Request): void;
  /** Passes when the decision is `explicit-deny` or `implicit-deny`; an invalid request is neither. */
  toDeny(request: Request): void;
  /** Passes when a Deny statement matches. */
  toExplicitlyDeny(request: Request): void;
  /** Passes when nothing allows the request and no Deny statement matches. */
  toImplicitlyDeny(request: Request): void;
  /** Passes when the decision is as expected, in any form that `expect:` of a scenario file has. */
  toDecide(request: Request, expectation: Expectation): void;
  /** Passes when, with everything else as in the request, these values of a field or condition key are allowed and no others. */
  toAllowExactly(request: VaryingRequest, values: ExpectedValues, options?: AnalysisOptions): void;
  /** Passes when no request that fits the pattern is allowed. */
  toNeverAllow(pattern: RequestPattern, options?: AnalysisOptions): void;
  /** Passes when every request that fits the pattern is allowed. */
  toAlwaysAllow(pattern: RequestPattern, options?: AnalysisOptions): void;
  /** Passes when the other policies allow whatever these allow. */
  toAllowNoMoreThan(other: Subject, options?: AnalysisOptions): void;
  /** Passes when both allow the same requests. */
  toBeEquivalentTo(other: Subject, options?: AnalysisOptions): void;
}

// Vitest 5 gave its own Matchers interface another type parameter, so that no augmentation of it fits every major
// version. These two interfaces have none in any of them.
declare global {
  namespace Chai {
    interface Assertion extends PolicyMatchers {}
  }
}

declare module 'vitest' {
  interface AsymmetricMatchersContaining extends PolicyMatchers {}
}
