import { collector } from '../../../src/api/coverage/collector.js';
import type { PolicyCoverage } from '../../../src/api/coverage/coverage.js';
import { evaluate, type Layers, policySet, type Request } from '../../../src/index.js';
import { namedOutcomes } from '../../../src/report/coverage/missing-outcomes.js';

/** What requests show of policies. */
export function coverageOf(layers: Layers, requests: readonly Request[]): readonly PolicyCoverage[] {
  const set = policySet(layers);
  const seen = collector();
  seen.add(set);
  for (const request of requests) seen.see(evaluate(set, request));
  return seen.coverage(500_000);
}

/** The same as `{ 'Read: Bool aws:k true': 'covered' }`. */
export function statuses(layers: Layers, requests: readonly Request[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    namedOutcomes(coverageOf(layers, requests)).map(({ name, outcome }) => [name, outcome.status]),
  );
}

/** The names of what is covered. */
export function covered(layers: Layers, requests: readonly Request[]): readonly string[] {
  return Object.entries(statuses(layers, requests)).flatMap(([name, status]) =>
    status === 'covered' ? [name] : [],
  );
}
