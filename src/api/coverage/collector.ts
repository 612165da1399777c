import { type LayerName, layerNames } from '../../iam/document/policy.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { type Observer, observer, type SeenStatement } from '../../iam/evaluate/observe.js';
import { isBackdrop } from '../backdrop.js';
import { compiledOf, type Policy } from '../policy.js';
import type { PolicySet } from '../policy-set.js';
import { copies } from './copies.js';
import type { PolicyCoverage } from './coverage.js';
import { coverageOf } from './coverage-of.js';
import type { Standing } from './find-witness.js';
import { seeDecision } from './see-decision.js';

/** Gathers what decisions show of policies. */
export interface Collector {
  /** The policies of the set count from now on, or one of them, whether or not anything is seen of them. */
  add(set: PolicySet, only?: Policy): void;
  see(decision: Decision): void;
  /** What was seen elsewhere, by the index of the statement. */
  join(policy: Policy, seen: ReadonlyMap<number, SeenStatement>): void;
  policies(): Iterable<Policy>;
  /** In which a policy stands. */
  layersOf(policy: Policy): readonly LayerName[];
  /** With a request for every outcome that was not seen, or the proof that there is none. */
  coverage(work: number): readonly PolicyCoverage[];
}

export function collector(): Collector {
  const { firstOf, firstStatement } = copies();
  const look = (): Observer => observer(firstStatement);
  const seen = look();
  const standings = new Map<Policy, Standing[]>();
  const added = new Set<PolicySet>();
  return {
    add(set, only) {
      if (added.has(set)) return;
      added.add(set);
      for (const { policy, layer } of set.policies) {
        if (isBackdrop(policy) || (only !== undefined && policy !== only)) continue;
        const first = firstOf(policy);
        const known = standings.get(first) ?? [];
        standings.set(first, known);
        known.push({ set, layer });
      }
    },
    see: (decision) => seeDecision(decision, seen),
    join(policy, others) {
      const { statements } = compiledOf(policy);
      for (const [index, one] of others) {
        const statement = statements[index];
        if (statement !== undefined) seen.join(statement, one);
      }
    },
    policies: () => standings.keys(),
    layersOf: (policy) => layersIn(standings.get(firstOf(policy)) ?? []),
    coverage(work) {
      // The order in which sets were added must not tell: programs beside the scenarios add theirs in any.
      const sorted = [...standings].sort(([one], [other]) => compare(one, other));
      return sorted.map(([policy, places]) => ({
        policy,
        layers: layersIn(places),
        statements: coverageOf(policy, byLayer(places), { seen, look }, work),
      }));
    },
  };
}

function byLayer(standings: readonly Standing[]): readonly Standing[] {
  return layersIn(standings).flatMap((layer) => standings.filter((one) => one.layer === layer));
}

function layersIn(standings: readonly Standing[]): readonly LayerName[] {
  const layers = new Set(standings.map(({ layer }) => layer));
  return layerNames.filter((layer) => layers.has(layer));
}

/** By file and place in it; those without a file come last. */
function compare(one: Policy, other: Policy): number {
  const [mine, others] = [one, other].map(orderOf) as [readonly string[], readonly string[]];
  for (const [index, text] of mine.entries()) {
    const against = others[index] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}

function orderOf(policy: Policy): readonly string[] {
  const { file, name } = policy;
  const at = String(compiledOf(policy).parsed.at).padStart(12, '0');
  return file === undefined ? ['1', name, JSON.stringify(policy)] : ['0', file, at];
}
