import type {
  AnalysisOptions,
  Expectation,
  ExpectedValues,
  Request,
  RequestPattern,
  Subject,
  VaryingRequest,
} from '../src/index.js';

/**
 * The matchers on a policy, a policy set, a policy document, or anything whose `toJSON()` gives one.
 * @typeParam Result what a runner's own matchers return: nothing, or a promise after `resolves`
 */
export interface PolicyMatchers<Result = void> {
  /** Passes when the decision is `allow`. */
  toAllow(request: Request): Result;
  /** Passes when the decision is `explicit-deny` or `implicit-deny`; an invalid request is neither. */
  toDeny(request: Request): Result;
  /** Passes when a Deny statement matches. */
  toExplicitlyDeny(request: Request): Result;
  /** Passes when nothing allows the request and no Deny statement matches. */
  toImplicitlyDeny(request: Request): Result;
  /** Passes when the decision is as expected, in any form that `expect:` of a scenario file has. */
  toDecide(request: Request, expectation: Expectation): Result;
  /** Passes when, with everything else as in the request, these values of a field or condition key are allowed and no others. */
  toAllowExactly(request: VaryingRequest, values: ExpectedValues, options?: AnalysisOptions): Result;
  /** Passes when no request that fits the pattern is allowed. */
  toNeverAllow(pattern: RequestPattern, options?: AnalysisOptions): Result;
  /** Passes when every request that fits the pattern is allowed. */
  toAlwaysAllow(pattern: RequestPattern, options?: AnalysisOptions): Result;
  /** Passes when the other policies allow whatever these allow. */
  toAllowNoMoreThan(other: Subject, options?: AnalysisOptions): Result;
  /** Passes when both allow the same requests. */
  toBeEquivalentTo(other: Subject, options?: AnalysisOptions): Result;
}
