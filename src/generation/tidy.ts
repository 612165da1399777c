import { tidyRequest } from '../scenario/tidy-request.js';
import type { Subject, Trial, TryRequest } from './trial.js';

/** The request as a person would write it and a real call make it, where that tells the same mutant from the policy. */
export function tidy(trial: Trial, subject: Subject, attempt: TryRequest): Trial {
  const { bed, request, outcome } = trial;
  const tidied = tidyRequest(request, bed.set, (other) => {
    const tried = attempt(bed, other);
    return tried?.outcome === outcome && tried.kills.has(subject);
  });
  return attempt(bed, tidied) ?? trial;
}
