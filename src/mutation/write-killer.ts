import { decide } from '../api/evaluate.js';
import type { Policy } from '../api/policy.js';
import { levelledLayers } from '../iam/document/policy.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import { nameRequest, outcomeWords } from '../scenario/name-request.js';
import { pasteRequest } from '../scenario/paste-request.js';
import type { Suite } from '../scenario/suite.js';
import { type WrittenPolicies, writeScenario } from '../scenario/write-scenario.js';
import type { Request } from '../service/request.js';
import { layersOf } from './change-set.js';
import type { Witness } from './judge-survivor.js';
import { relativePath } from './relative-path.js';

/** A scenario that tells a mutant from the policies as they are. */
export interface Killer {
  /** The file that it belongs into. */
  readonly suite: Suite;
  /** One entry of `scenarios:`, ready to be pasted. */
  readonly scenario: string;
  /** The file has defaults that would change the request: it belongs into a file without them. */
  readonly needsOwnFile: boolean;
}

export function writeKiller({ request, before, set, changed, test }: Witness): Killer {
  const { suite, scenario } = test;
  const pasted = pasteRequest(request, suite);
  const outcomes = pasted && [set, changed].map((one) => outcomeOf(one, pasted.request));
  const isTold = outcomes?.[0] !== undefined && outcomes[0] !== outcomes[1];
  const told: { readonly request: Request; readonly outcome: Outcome } =
    pasted !== undefined && outcomes?.[0] !== undefined && isTold
      ? { request: pasted.written, outcome: outcomes[0] }
      : { request, outcome: before.outcome };
  return {
    suite,
    needsOwnFile: !isTold,
    scenario: writeScenario({
      name: uniqueName(`${nameRequest(request)} is ${outcomeWords[told.outcome]}`, suite),
      policies: scenario.set === suite.set && isTold ? undefined : policiesOf(set, suite),
      request: told.request,
      expect: told.outcome,
    }),
  };
}

function outcomeOf(set: Witness['set'], request: Request): Outcome | undefined {
  const decided = decide(set, request);
  return decided.ok ? decided.value.outcome : undefined;
}

function uniqueName(name: string, { scenarios }: Suite): string {
  const taken = new Set(scenarios.map((one) => one.name));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Policies of files by their paths, others inline; one that stands alone needs no list. */
export function policiesOf(set: Witness['set'], suite: Pick<Suite, 'file'>): WrittenPolicies {
  const written = ({ name, file, document }: Policy) =>
    name === 'inline' || file === undefined ? document : relativePath(suite.file, file);
  const layers = [...layersOf(set)].map(([layer, levels]) => {
    const all = levels.map((level) => level.map(written));
    return [layer, levelledLayers.has(layer) ? all.map(alone) : alone(all.flat())] as const;
  });
  return Object.fromEntries(layers);
}

function alone<Item>(items: readonly Item[]): Item | readonly Item[] {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 ? only : items;
}
