import {
  type ConditionCoverage,
  countOutcomes,
  type OutcomeCoverage,
  type PolicyCoverage,
  percentOf,
  type StatementCoverage,
} from '../../api/coverage/coverage.js';
import type { CoverageResult } from './coverage-result.js';

/** `policy-coverage.json`, version 1: no dates in it, so equal runs give equal bytes. */
export function coverageReport({ policies }: CoverageResult): string {
  const report = { version: 1, summary: summaryOf(policies), policies: policies.map(policyOf) };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Nothing to cover has no per cent. */
function summaryOf(policies: readonly PolicyCoverage[]): object {
  const counts = countOutcomes(policies);
  return { ...counts, percent: percentOf(counts) ?? null };
}

function policyOf(one: PolicyCoverage): object {
  const { name, file } = one.policy;
  return {
    policy: name,
    file,
    layers: one.layers,
    summary: summaryOf([one]),
    statements: one.statements.map(statementOf),
  };
}

function statementOf({ index, sid, effect, place, outcomes, conditions }: StatementCoverage): object {
  const { matching, notMatching } = outcomes;
  return {
    index,
    sid,
    effect,
    line: place?.line,
    column: place?.column,
    matching: outcomeOf(matching),
    notMatching: outcomeOf(notMatching),
    conditions: conditions.map(conditionOf),
  };
}

function conditionOf({ operator, key, place, outcomes }: ConditionCoverage): object {
  const words = Object.entries(outcomes).map(([word, outcome]) => [word, outcomeOf(outcome)] as const);
  return { operator, key, line: place?.line, column: place?.column, ...Object.fromEntries(words) };
}

function outcomeOf(outcome: OutcomeCoverage): object {
  if (outcome.status !== 'uncovered') return outcome;
  const { request, decision } = outcome.witness;
  return { status: 'uncovered', request, expect: decision.outcome };
}
