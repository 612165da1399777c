import type { Witness } from '../../api/coverage/coverage.js';
import { decide } from '../../api/evaluate.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { policiesOf } from '../../mutation/write-killer.js';
import { nameRequest, outcomeWords } from '../../scenario/name-request.js';
import { pasteRequest } from '../../scenario/paste-request.js';
import type { Suite } from '../../scenario/suite.js';
import { tidyRequest } from '../../scenario/tidy-request.js';
import { type UniqueNames, uniqueNames } from '../../scenario/unique-names.js';
import { writeScenario } from '../../scenario/write-scenario.js';

/** A scenario that covers an outcome, and the file that it belongs into. */
export interface WrittenWitness {
  readonly file: string | undefined;
  /** The defaults of the file would change the request: it belongs into one without them. */
  readonly needsOwnFile: boolean;
  /** One entry of `scenarios:`, ready to be pasted. */
  readonly scenario: string;
}

/** The names of a file's scenarios, old and new. */
export type NamesInFiles = (suite: Suite | undefined) => UniqueNames;

export function namesInFiles(): NamesInFiles {
  const known = new Map<Suite | undefined, UniqueNames>();
  return (suite) => {
    const names = known.get(suite) ?? uniqueNames(suite?.scenarios.map(({ name }) => name));
    known.set(suite, names);
    return names;
  };
}

/** @param covers whether a decision covers what the witness does */
export function writeWitness(
  { request, decision, set }: Witness,
  suite: Suite | undefined,
  covers: (decision: Decision) => boolean,
  namesIn: NamesInFiles,
): WrittenWitness {
  const tidied = tidyRequest(request, set, (other) => {
    const tried = decide(set, other);
    return tried.ok && covers(tried.value);
  });
  const pasted = suite && pasteRequest(tidied, suite);
  const decided = pasted && decide(set, pasted.request);
  // The defaults of the file may make another request of it, which is as good as long as it covers the same.
  const there = decided?.ok === true && covers(decided.value) ? decided.value : undefined;
  const alone = decide(set, tidied);
  const { outcome } = there ?? (alone.ok ? alone.value : decision);
  const isAtHome = there !== undefined && suite?.set === set;
  return {
    file: suite?.file,
    needsOwnFile: suite !== undefined && there === undefined,
    scenario: writeScenario({
      name: namesIn(suite)(`${nameRequest(tidied)} is ${outcomeWords[outcome]}`),
      policies: isAtHome ? undefined : policiesOf(set, { file: suite?.file ?? '' }),
      request: there !== undefined && pasted !== undefined ? pasted.written : tidied,
      expect: outcome,
    }),
  };
}
