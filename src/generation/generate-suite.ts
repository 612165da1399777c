import type { AnalysisOptions } from '../api/analysis/answers.js';
import type { Policy } from '../api/policy.js';
import type { LayerName } from '../iam/document/policy.js';
import { levelMutants } from '../mutation/level-mutants.js';
import { copyMerger } from '../mutation/merge-copies.js';
import { policyMutants } from '../mutation/policy-mutants.js';
import { bedsOf } from './bed.js';
import { chooseDrafts } from './choose-drafts.js';
import type { Draft } from './draft.js';
import { type Drafted, draftScenarios } from './draft-scenarios.js';
import { joinDrafts } from './join-drafts.js';
import { subjectsOf, trier } from './trial.js';

/** Scenarios that notice every small change of a policy. */
export interface GeneratedSuite {
  readonly drafts: readonly Draft[];
  /** What may be noticed by a request that was not found. */
  readonly undecided: Drafted['undecided'];
}

/** The few scenarios that a policy passes and that no mutant of it does, but for those that no request tells from it. */
export function generateSuite(
  policy: Policy,
  layer: LayerName,
  options: AnalysisOptions = {},
): GeneratedSuite {
  const merged = copyMerger();
  const beds = bedsOf(policy, layer).map((bed) => ({ ...bed, set: merged(bed.set) }));
  const mutants = [...policyMutants(policy), ...levelMutants(beds.map(({ set }) => set))];
  const subjects = subjectsOf(mutants, beds);
  const { drafts, undecided } = draftScenarios(policy, {
    beds,
    subjects,
    attempt: trier(beds, subjects),
    options,
  });
  return { drafts: joinDrafts(chooseDrafts(drafts), beds), undecided };
}
