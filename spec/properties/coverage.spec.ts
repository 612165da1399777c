import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Collector, collector } from '../../src/api/coverage/collector.js';
import type { OutcomeCoverage } from '../../src/api/coverage/coverage.js';
import {
  type Decision,
  evaluate,
  type LayerName,
  type PolicyDocument,
  type PolicySet,
  type PolicyStatement,
  type Request,
  RequestError,
} from '../../src/index.js';
import { namedOutcomes } from '../../src/report/coverage/missing-outcomes.js';
import { namedCallers } from './analysis/callers.js';
import { anyCase, type Case } from './analysis/cases.js';
import { Random } from './analysis/random.js';
import { drawRequest, groundOf } from './analysis/requests.js';
import { policyOf } from './analysis/statements.js';
import { check } from './check.js';
import { type LayerData, setOf } from './layers.js';

/** So many requests are tried against what is said to be out of reach. */
const tries = 60;

function collectorOf(set: PolicySet): Collector {
  const seen = collector();
  seen.add(set);
  return seen;
}

/** What is known of each outcome, in the order of the text; two policies may have statements that are alike. */
function outcomesOf(seen: Collector, work: number): readonly (readonly [string, OutcomeCoverage])[] {
  return namedOutcomes(seen.coverage(work)).map(({ name, outcome }) => [name, outcome]);
}

/** Undefined for a request that is none. */
function decided(set: PolicySet, request: Request): Decision | undefined {
  try {
    return evaluate(set, request);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return undefined;
  }
}

function requestsOf(asked: Case, count: number): readonly Request[] {
  const ground = groundOf(asked, [asked.before]);
  const random = new Random(asked.seed);
  // Whoever calls, also callers whom the policies tell from nobody.
  const draw = () => drawRequest(ground, random.oneIn(2) ? {} : { principal: namedCallers }, random);
  return Array.from({ length: count }, draw).filter((request) => request !== undefined);
}

it('every outcome of any policies has a request that shows it, or none that is tried does', () => {
  const counts = { covered: 0, uncovered: 0, unreachable: 0, undecided: 0 };
  check(
    fc.property(anyCase, (asked) => {
      const set = setOf(asked.before);
      const nothingSeen = outcomesOf(collectorOf(set), 200_000);
      const all = collectorOf(set);
      for (const request of requestsOf(asked, tries)) {
        const decision = decided(set, request);
        if (decision !== undefined) all.see(decision);
      }
      // Steps are not needed for what was seen.
      const seen = outcomesOf(all, 1);
      for (const [at, [name, outcome]] of nothingSeen.entries()) {
        counts[outcome.status]++;
        expect(seen[at]?.[0]).toBe(name);
        if (outcome.status === 'unreachable')
          expect([name, seen[at]?.[1].status]).not.toEqual([name, 'covered']);
        if (outcome.status !== 'uncovered') continue;
        const shown = collectorOf(set);
        shown.see(evaluate(set, outcome.witness.request));
        expect([name, outcomesOf(shown, 1)[at]?.[1].status]).toEqual([name, 'covered']);
      }
    }),
    300,
  );
  // A test of nothing would pass, too.
  expect(counts.covered).toBe(0);
  expect(counts.uncovered).toBeGreaterThan(2000);
  expect(counts.unreachable).toBeGreaterThan(100);
  expect(counts.undecided).toBeLessThan((counts.uncovered + counts.unreachable) / 20);
});

/** The policies with one Deny instead of all statements of a layer: an explicit deny shows that it applies. */
function denying(layer: LayerName, statement: PolicyStatement): PolicySet {
  const policy = policyOf([{ ...statement, Effect: 'Deny' }]);
  const data: LayerData = { [layer]: [[policy]] };
  return setOf(data);
}

interface Placed {
  readonly layer: LayerName;
  readonly statement: PolicyStatement;
}

function placedIn(data: LayerData): readonly Placed[] {
  return Object.entries(data).flatMap(([layer, levels]) =>
    (levels ?? [])
      .flat()
      .flatMap(({ Statement }: PolicyDocument) =>
        [Statement]
          .flat()
          .map((statement) => ({ layer: layer as LayerName, statement: statement as PolicyStatement })),
      ),
  );
}

/** Each condition of a statement, as one of its own. */
function conditionsOf({
  Condition = {},
}: PolicyStatement): readonly NonNullable<PolicyStatement['Condition']>[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => ({ [operator]: { [key]: values } })),
  ) as NonNullable<PolicyStatement['Condition']>[];
}

it('what is seen of a statement is what evaluate says of it as a Deny, alone', () => {
  const counts = new Map<string, number>();
  check(
    fc.property(anyCase, fc.nat(), (asked, pick) => {
      const all = placedIn(asked.before);
      const { layer, statement } = all[pick % all.length] as Placed;
      // RCPFullAWSAccess is no Deny.
      if (layer === 'rcp' && statement.Effect === 'Allow') return;
      const { Condition, ...bare } = statement;
      const set = denying(layer, statement);
      const conditions = conditionsOf(statement);
      for (const request of requestsOf(asked, 8)) {
        const decision = decided(set, request);
        // A token has two permissions, and shows what each of them does.
        if (decision === undefined || decision.permissions.length !== 1) continue;
        const seen = collectorOf(set);
        seen.see(decision);
        const [one] = seen.coverage(1);
        const shown = one?.statements[0];
        const applies = (condition: PolicyStatement['Condition']) =>
          decided(denying(layer, { ...bare, ...(condition && { Condition: condition }) }), request)
            ?.outcome === 'explicit-deny';
        const isCovered = (outcome: OutcomeCoverage | undefined) => outcome?.status === 'covered';
        expect(isCovered(shown?.outcomes.matching)).toBe(applies(Condition));
        const isNear = applies(undefined);
        for (const [at, condition] of conditions.entries()) {
          const [operator, key] = [
            Object.keys(condition)[0] as string,
            Object.keys(Object.values(condition)[0] ?? {})[0] as string,
          ];
          const isPresence = operator.endsWith('Null');
          const isAbsent = isNear && !isPresence && applies({ StringEqualsIfExists: { [key]: 'no value' } });
          const holds = applies(condition);
          const word = !isNear ? 'none' : isAbsent ? 'absent' : holds ? 'true' : 'false';
          counts.set(word, (counts.get(word) ?? 0) + 1);
          const outcomes = Object.entries(shown?.conditions[at]?.outcomes ?? {});
          expect(outcomes.flatMap(([name, outcome]) => (isCovered(outcome) ? [name] : []))).toEqual(
            word === 'none' ? [] : [word],
          );
        }
      }
    }),
    1500,
  );
  for (const word of ['none', 'true', 'false', 'absent']) expect(counts.get(word), word).toBeGreaterThan(100);
});
