import type { Witness } from '../../api/coverage/coverage.js';
import { decide } from '../../api/evaluate.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { policiesOf } from '../../mutation/write-killer.js';
import { nameRequest, outcomeWords } from '../../scenario/name-request.js';
import { pasteRequest } from '../../scenario/paste-request.js';
import type { Suite } from '../../scenario/suite.js';
import { writeScenario } from '../../scenario/write-scenario.js';

/** A scenario that covers an outcome, and the file that it belongs into. */
export interface WrittenWitness {
  readonly file: string | undefined;
  /** The defaults of the file would change the request: it belongs into one without them. */
  readonly needsOwnFile: boolean;
  /** One entry of `scenarios:`, ready to be pasted. */
  readonly scenario: string;
}

/** The name itself where the file has no scenario that is called so, else with a number. */
export type NamesInFiles = (name: string, suite: Suite | undefined) => string;

export function namesInFiles(): NamesInFiles {
  const taken = new Map<Suite | undefined, Set<string>>();
  return (name, suite) => {
    const names = taken.get(suite) ?? new Set(suite?.scenarios.map((one) => one.name));
    taken.set(suite, names);
    let unique = name;
    for (let number = 2; names.has(unique); number++) unique = `${name} (${number})`;
    names.add(unique);
    return unique;
  };
}

/**
 * @param subject what is covered, for the scenario's name
 * @param covers whether a decision covers what the witness does
 * @param nameFor makes a name that no other scenario of the file has
 */
export function writeWitness(
  { request, decision, set }: Witness,
  subject: string,
  suite: Suite | undefined,
  covers: (decision: Decision) => boolean,
  nameFor: NamesInFiles,
): WrittenWitness {
  const pasted = suite && pasteRequest(request, suite);
  const decided = pasted && decide(set, pasted.request);
  // The defaults of the file may make another request of it, which is as good as long as it covers the same.
  const there = decided?.ok === true && covers(decided.value) ? decided.value : undefined;
  const { outcome } = there ?? decision;
  const isAtHome = there !== undefined && suite?.set === set;
  return {
    file: suite?.file,
    needsOwnFile: suite !== undefined && there === undefined,
    scenario: writeScenario({
      name: nameFor(`${subject}: ${nameRequest(request)} is ${outcomeWords[outcome]}`, suite),
      policies: isAtHome ? undefined : policiesOf(set, { file: suite?.file ?? '' }),
      request: there !== undefined && pasted !== undefined ? pasted.written : request,
      expect: outcome,
    }),
  };
}
