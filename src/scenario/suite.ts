import type { Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { Problem } from '../api/problem.js';
import type { Result } from '../api/result.js';
import type { Offset } from '../iam/document/node.js';
import type { SourceText } from '../iam/document/source-text.js';
import type { Request } from '../service/request.js';
import type { Claim } from './claim.js';
import type { ExpectedDecision } from './expectation.js';
import type { RequestLevel } from './request-level.js';

/** A scenario file that was understood: nothing in it is left to check but the requests. */
export interface Suite {
  readonly name: string;
  /** As it is shown to people. */
  readonly file: string;
  readonly source: SourceText;
  readonly scenarios: readonly Scenario[];
  /** The policies at the top of the file, which scenarios have where they name no others. */
  readonly set: PolicySet | undefined;
  /** What it says of the request of every scenario. */
  readonly defaults: RequestLevel;
  /** Warnings about its policies, each once. */
  readonly problems: readonly Problem[];
}

export interface Scenario {
  readonly name: string;
  readonly at: Offset;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  /** Why it is not run. */
  readonly skip: string | undefined;
  readonly only: boolean;
  readonly set: PolicySet;
  readonly cases: readonly Case[];
  /** Where a field or context key of the requests was written; the scenario itself where it was not. */
  readonly placeOf: (path: readonly (string | number)[]) => Offset;
}

/** One thing that a scenario states. */
export type Case = RequestCase | ClaimCase;

interface AnyCase {
  /** As `durationSeconds=900, aws:PrincipalOrgID=o-1`; empty without a matrix. */
  readonly name: string;
  /** Where it is said what is expected. */
  readonly expectedAt: Offset;
}

/** One concrete request, and the decision that is expected. */
export interface RequestCase extends AnyCase {
  readonly kind: 'request';
  readonly request: Request;
  readonly expected: ExpectedDecision;
}

/** What is to hold of all requests that fit. */
export interface ClaimCase extends AnyCase {
  readonly kind: 'claim';
  readonly claim: Claim;
}

/** What a scenario file needs from outside. */
export interface World {
  /** Reads the policy of a path that stands in the scenario file. */
  readonly loadPolicy: (path: string) => Result<Policy>;
  /** Whether this run is one that nobody watches: `only` is refused there. */
  readonly ci: boolean;
}
