import { expect } from 'vitest';
import type { Expectation, Request } from '../src/index.js';
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
