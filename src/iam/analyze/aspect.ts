import type { CompiledSet } from '../evaluate/compiled-set.js';
import type { RequestSituation } from '../evaluate/request-situation.js';
import { bothOf, eitherOf, type Formula } from './formula.js';
import { denialsOf, formulaOf, type LiteralsOf } from './formula-of.js';

/** What is asked of policies: when they allow, when they deny. */
export interface Aspect {
  /** For all requests that differ from this situation in action, resource and keys alone. */
  readonly of: (set: CompiledSet, situation: RequestSituation, literalsOf: LiteralsOf) => Formula;
  /** Of a request that needs two permissions. */
  readonly together: (one: Formula, other: Formula) => Formula;
}

export const allowing: Aspect = { of: formulaOf, together: bothOf };
export const denying: Aspect = { of: denialsOf, together: eitherOf };
