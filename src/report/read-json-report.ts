import type { Summary } from '../scenario/result.js';

/** A JSON report, version 1, as it was read back. What is in its cases and errors is passed on as it is. */
export interface JsonReport {
  readonly shard: { readonly index: number; readonly of: number } | undefined;
  readonly summary: Summary;
  readonly cases: readonly { readonly id: string }[];
  readonly errors: readonly object[];
}

/** What a report says of itself; why a text is none. */
export function readJsonReport(text: string): JsonReport | { readonly fault: string } {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch (error) {
    return { fault: `this is no JSON: ${(error as Error).message}` };
  }
  if (!isObject(report) || !('version' in report))
    return { fault: 'this is no JSON report of policy-spec: it has no "version"' };
  if (report['version'] !== 1)
    return { fault: `version ${JSON.stringify(report['version'])} is not known: there is 1` };
  const { shard, summary, cases, errors } = report;
  if (shard !== undefined && !isShard(shard))
    return { fault: '"shard" is not the number of a part, and of all parts' };
  if (!isSummary(summary)) return { fault: '"summary" does not have the counts of a run' };
  if (!Array.isArray(cases) || !cases.every(isCase))
    return { fault: '"cases" is not a list of cases with an "id"' };
  if (cases.length !== summary.total)
    return { fault: `there are ${cases.length} cases, and "summary" counts ${summary.total}` };
  if (!Array.isArray(errors) || !errors.every(isObject)) return { fault: '"errors" is not a list' };
  return { shard, summary, cases, errors };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isShard(value: unknown): value is { readonly index: number; readonly of: number } {
  if (!isObject(value)) return false;
  const { index, of } = value;
  return isCount(index) && isCount(of) && (index as number) >= 1 && (index as number) <= (of as number);
}

const counts = ['files', 'total', 'passed', 'failed', 'skipped', 'notes'] as const;

function isSummary(value: unknown): value is Summary {
  return isObject(value) && counts.every((name) => isCount(value[name]));
}

function isCase(value: unknown): value is { readonly id: string } {
  return isObject(value) && typeof value['id'] === 'string';
}
