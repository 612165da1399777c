import type { Varied } from '../scenario/vary-request.js';
import type { Bed } from './bed.js';
import type { Subject, Trial } from './trial.js';

/** A scenario that may be written: one request, or requests that differ in one thing. */
export interface Draft {
  /** The place of the statement that it is about: scenarios stand in the order of the policy. */
  readonly place: number;
  readonly bed: Bed;
  /** What differs; none where the request stands alone. */
  readonly over: Varied | undefined;
  readonly trials: readonly Trial[];
  /** Whether its trials belong together, as the values around a bound do. */
  readonly isWhole: boolean;
}

/** The mutants that it kills. */
export function killsOf({ trials }: Draft): ReadonlySet<Subject> {
  return new Set(trials.flatMap(({ kills }) => [...kills]));
}
