import { decide } from '../api/evaluate.js';
import type { PolicySet } from '../api/policy-set.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import type { Mutant } from '../mutation/mutant.js';
import { notesOf } from '../scenario/tidy-request.js';
import type { Request } from '../service/request.js';
import type { Bed } from './bed.js';

/** A mutant with the policies that it makes of each bed. */
export interface Subject {
  readonly mutant: Mutant;
  readonly changed: readonly PolicySet[];
}

/** A request, what is decided of it, and the mutants of which it is decided differently. */
export interface Trial {
  readonly bed: Bed;
  readonly request: Request;
  readonly outcome: Outcome;
  readonly kills: ReadonlySet<Subject>;
  /** How many reasons there are to say that no real call makes the request: the notes of a run among them. */
  readonly notes: number;
}

/** Tries requests; undefined for one that is malformed. */
export type TryRequest = (bed: Bed, request: Request) => Trial | undefined;

/** The mutants that are valid in every bed. */
export function subjectsOf(mutants: readonly Mutant[], beds: readonly Bed[]): readonly Subject[] {
  return mutants.flatMap((mutant) => {
    const changed = beds.map(({ set }) => mutant.applyTo(set)).filter((set) => set !== undefined);
    return changed.length < beds.length ? [] : [{ mutant, changed }];
  });
}

export function trier(beds: readonly Bed[], subjects: readonly Subject[]): TryRequest {
  const known = new Map<string, Trial | undefined>();
  return (bed, request) => {
    const number = beds.indexOf(bed);
    const name = `${number} ${JSON.stringify(request)}`;
    if (known.has(name)) return known.get(name);
    const trial = tryRequest(bed, number, request, subjects);
    known.set(name, trial);
    return trial;
  };
}

function tryRequest(
  bed: Bed,
  number: number,
  request: Request,
  subjects: readonly Subject[],
): Trial | undefined {
  const decided = decide(bed.set, request);
  if (!decided.ok) return undefined;
  const { outcome } = decided.value;
  const kills = subjects.filter(({ changed }) => {
    const set = changed[number] as PolicySet;
    if (set === bed.set) return false;
    const other = decide(set, request);
    return other.ok && other.value.outcome !== outcome;
  });
  return {
    bed,
    request,
    outcome,
    kills: new Set(kills),
    notes: notesOf(request, bed.set)?.length ?? 0,
  };
}
