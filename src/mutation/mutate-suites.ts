import { isBackdrop } from '../api/backdrop.js';
import type { Policy } from '../api/policy.js';
import { asPolicySet, type PolicySet } from '../api/policy-set.js';
import type { Claim } from '../scenario/claim.js';
import type { CaseResult } from '../scenario/result.js';
import type { Case, Scenario } from '../scenario/suite.js';
import { type ChangedSet, judgeSurvivor } from './judge-survivor.js';
import { levelMutants } from './level-mutants.js';
import { copyMerger } from './merge-copies.js';
import type { Mutant } from './mutant.js';
import { policyMutants } from './policy-mutants.js';
import type { MutantResult, MutationResult } from './result.js';
import { claimHolds, requestHolds, type Test, type TestGroup, testsOf } from './tests-of.js';

export interface MutationOptions {
  /** How many steps each question about all requests may take. */
  readonly work?: number | undefined;
  /** Called after each mutant. */
  readonly onMutant?: ((done: number, total: number) => void) | undefined;
}

/** Changes the policies one small way at a time, and runs what passed against each of the mutants. */
export function mutateSuites(cases: readonly CaseResult[], options: MutationOptions = {}): MutationResult {
  const merged = copyMerger();
  const groups = testsOf(cases, merged);
  const mutants = mutantsOf(groups.map(({ set }) => set));
  // A scenario that has failed on some mutant need not be asked again where asking takes long.
  const useful = new Set<Scenario>();
  const results: MutantResult[] = [];
  for (const mutant of mutants) {
    const result = runMutant(mutant, { groups, useful, merged }, options);
    if (result !== undefined) results.push(result);
    options.onMutant?.(results.length, mutants.length);
  }
  const tests = groups.flatMap((group) => group.tests).sort((one, other) => one.number - other.number);
  return { mutants: results, tests, idle: idleOf(tests, useful), denyOnly: denyOnlyOf(tests) };
}

function mutantsOf(sets: readonly PolicySet[]): readonly Mutant[] {
  const policies = new Set<Policy>();
  for (const { policies: members } of sets)
    for (const { policy } of members) if (!isBackdrop(policy)) policies.add(policy);
  return [...[...policies].flatMap((policy) => [...policyMutants(policy)]), ...levelMutants(sets)];
}

interface Tested {
  readonly groups: readonly TestGroup[];
  readonly useful: Set<Scenario>;
  readonly merged: (set: PolicySet) => PolicySet;
}

/** Undefined where the change is not valid in one of the layers that the policy stands in. */
function runMutant(
  mutant: Mutant,
  { groups, useful, merged }: Tested,
  { work }: MutationOptions,
): MutantResult | undefined {
  const killedBy: Test[] = [];
  const sets: ChangedSet[] = [];
  const claims: ChangedClaim[] = [];
  for (const { set, tests } of groups) {
    const changed = mutant.applyTo(set);
    if (changed === undefined) return undefined;
    if (changed !== set) sets.push({ set, changed, test: tests.find(hasSetOfFile) ?? (tests[0] as Test) });
    for (const test of tests) {
      if (test.case.kind === 'claim')
        claims.push(...changedClaim(test, test.case.claim, { set, changed }, mutant, merged));
      else if (changed !== set && !requestHolds(test.case, changed)) killedBy.push(test);
    }
  }
  if (sets.length === 0 && claims.length === 0) return undefined;
  for (const { scenario } of killedBy) useful.add(scenario);
  // What is shown among few policies is the easiest to read.
  sets.sort((one, other) => one.set.policies.length - other.set.policies.length);
  const judgement = killedBy.length === 0 ? judgeSurvivor(sets, { work }) : undefined;
  // A proof takes a thousand times as long as a decision: it is asked for only where it tells something new.
  for (const { test, claim, changed, isCompared } of claims) {
    const isKilled = killedBy.length > 0;
    if (isKilled ? useful.has(test.scenario) : judgement?.status === 'equivalent' && !isCompared) continue;
    if (claimHolds(claim, changed, { work })) continue;
    killedBy.push(test);
    useful.add(test.scenario);
  }
  if (killedBy.length === 0 && judgement !== undefined) return { mutant, ...judgement };
  return { mutant, status: 'killed', killedBy: killedBy.sort((one, other) => one.number - other.number) };
}

/** A claim about policies of which some are changed. */
interface ChangedClaim {
  readonly test: Test;
  readonly claim: Claim;
  readonly changed: PolicySet;
  /** The policies that it compares with are changed too. */
  readonly isCompared: boolean;
}

/** None where neither side is changed: the claim holds as before. */
function changedClaim(
  test: Test,
  claim: Claim,
  { set, changed }: Pick<ChangedSet, 'set' | 'changed'>,
  { applyTo }: Mutant,
  merged: Tested['merged'],
): readonly ChangedClaim[] {
  const compared = 'other' in claim ? merged(asPolicySet(claim.other)) : undefined;
  const other = compared && (applyTo(compared) ?? compared);
  const isCompared = other !== compared;
  if (changed === set && !isCompared) return [];
  return [{ test, claim: other === undefined ? claim : ({ ...claim, other } as Claim), changed, isCompared }];
}

/** In whose file a scenario needs no policies of its own. */
function hasSetOfFile({ suite, scenario }: Test): boolean {
  return suite.set === scenario.set;
}

function idleOf(tests: readonly Test[], useful: ReadonlySet<Scenario>): MutationResult['idle'] {
  const idle = new Map(tests.map(({ suite, scenario }) => [scenario, suite]));
  for (const scenario of useful) idle.delete(scenario);
  return [...idle].map(([scenario, suite]) => ({ suite, scenario }));
}

function denyOnlyOf(tests: readonly Test[]): MutationResult['denyOnly'] {
  const suites = new Set(tests.map(({ suite }) => suite));
  for (const { suite, case: one } of tests) if (expectsAllow(one)) suites.delete(suite);
  return [...suites];
}

function expectsAllow(one: Case): boolean {
  if (one.kind === 'request') return one.expected.outcome === 'allow';
  switch (one.claim.kind) {
    case 'always':
    case 'equivalentTo':
      return true;
    case 'exactly':
      return Object.values(one.claim.values).some((values) => values.length > 0);
    case 'never':
    case 'noMoreThan':
      return false;
  }
}
