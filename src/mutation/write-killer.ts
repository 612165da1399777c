import { decide } from '../api/evaluate.js';
import type { Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import { levelledLayers } from '../iam/document/policy.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import { nameRequest, outcomeWords } from '../scenario/name-request.js';
import { type PastedRequest, pasteRequest } from '../scenario/paste-request.js';
import type { Suite } from '../scenario/suite.js';
import { tidyRequest } from '../scenario/tidy-request.js';
import { type UniqueNames, uniqueNames } from '../scenario/unique-names.js';
import { type WrittenPolicies, writeScenario } from '../scenario/write-scenario.js';
import type { Request } from '../service/request.js';
import { layersOf } from './change-set.js';
import type { Witness } from './judge-survivor.js';
import { relativePath } from './relative-path.js';
import { requestUnderDefaults } from './request-under-defaults.js';

/** A scenario that tells a mutant from the policies as they are. */
export interface Killer {
  readonly name: string;
  /** The file that it belongs into. */
  readonly suite: Suite;
  /** One entry of `scenarios:`, ready to be pasted; undefined where the same one was written for another mutant. */
  readonly scenario: string | undefined;
  /** The file has defaults that would change the request: it belongs into a file without them. */
  readonly needsOwnFile: boolean;
}

/** Writes killers, none of which is needed twice. */
export function killerWriter(): (witness: Witness) => Killer {
  const written: { readonly set: PolicySet; readonly request: Request; readonly killer: Killer }[] = [];
  const names = new Map<Suite, UniqueNames>();
  return (witness) => {
    const { set, changed } = witness;
    const { suite } = witness.test;
    const known = written.find((one) => one.set === set && isTold(one.request, set, changed));
    if (known !== undefined) return { ...known.killer, scenario: undefined };
    const nameFor = names.get(suite) ?? uniqueNames(suite.scenarios.map(({ name }) => name));
    names.set(suite, nameFor);
    const { killer, request } = writeKiller(witness, nameFor);
    written.push({ set, request, killer });
    return killer;
  };
}

function writeKiller(
  { request, before, set, changed, test }: Witness,
  nameFor: UniqueNames,
): { readonly killer: Killer; readonly request: Request } {
  const { suite, scenario } = test;
  const isAsGood = (other: Request) => isTold(other, set, changed);
  const pasteInto = (one: Request): PastedRequest | undefined => {
    const pasted = pasteRequest(tidyRequest(one, set, isAsGood), suite);
    return pasted !== undefined && isAsGood(pasted.request) ? pasted : undefined;
  };
  const underDefaults = () => requestUnderDefaults(suite.defaults, set, changed);
  const atHome = pasteInto(request) ?? mapped(underDefaults(), pasteInto);
  const tidied = tidyRequest(request, set, isAsGood);
  const told = atHome ?? { request: tidied, written: tidied };
  const outcome = outcomeOf(set, told.request) ?? before.outcome;
  const name = nameFor(`${nameRequest(told.request)} is ${outcomeWords[outcome]}`);
  return {
    request: told.request,
    killer: {
      name,
      suite,
      needsOwnFile: atHome === undefined,
      scenario: writeScenario({
        name,
        policies: scenario.set === suite.set && atHome !== undefined ? undefined : policiesOf(set, suite),
        request: told.written,
        expect: outcome,
      }),
    },
  };
}

function mapped<One, Other>(one: One | undefined, map: (one: One) => Other): Other | undefined {
  return one === undefined ? undefined : map(one);
}

/** Whether the request has another outcome with the change. */
function isTold(request: Request, set: PolicySet, changed: PolicySet): boolean {
  const outcome = outcomeOf(set, request);
  return outcome !== undefined && outcome !== outcomeOf(changed, request);
}

function outcomeOf(set: PolicySet, request: Request): Outcome | undefined {
  const decided = decide(set, request);
  return decided.ok ? decided.value.outcome : undefined;
}

/** Policies of files by their paths, others inline; one that stands alone needs no list. */
export function policiesOf(set: PolicySet, suite: Pick<Suite, 'file'>): WrittenPolicies {
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
