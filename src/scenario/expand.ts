import type { Request } from '../service/request.js';
import type { RequestPlan } from './plan-requests.js';
import { type Dimension, fileKey } from './request-level.js';

export interface ExpandedCase {
  readonly name: string;
  readonly request: Request;
}

export function countCases(plan: RequestPlan): number {
  return plan.dimensions.reduce((count, { values }) => count * values.length, 1);
}

/** Every combination of the dimensions, the last of them changing fastest. */
export function expandCases(plan: RequestPlan): readonly ExpandedCase[] {
  const shared = fixedContext(plan);
  const cases: ExpandedCase[] = [];
  const picked = plan.dimensions.map(() => 0);
  for (let left = countCases(plan); left > 0; left--) {
    cases.push({ name: nameOf(plan.dimensions, picked), request: requestOf(plan, picked, shared) });
    advance(plan.dimensions, picked);
  }
  return cases;
}

function advance(dimensions: readonly Dimension[], picked: number[]): void {
  for (let place = picked.length - 1; place >= 0; place--) {
    const next = (picked[place] as number) + 1;
    picked[place] = next < (dimensions[place] as Dimension).values.length ? next : 0;
    if (picked[place] !== 0) return;
  }
}

function nameOf(dimensions: readonly Dimension[], picked: readonly number[]): string {
  return dimensions
    .map(({ key, values }, place) => `${key}=${values[picked[place] as number]?.label}`)
    .join(', ');
}

type Context = Record<string, unknown>;

/** The context of every case, where no dimension touches it. */
function fixedContext(plan: RequestPlan): Context | undefined {
  const touched = plan.dimensions.some(({ key }) => key.includes(':') || key === 'absent');
  return touched ? undefined : contextOf(plan, new Set());
}

function contextOf(plan: RequestPlan, absent: ReadonlySet<string>): Context {
  const context: Context = Object.create(null);
  for (const [filed, { key, value, isDefault }] of plan.context)
    if (!isDefault || !absent.has(filed)) context[key] = value;
  return context;
}

function requestOf(plan: RequestPlan, picked: readonly number[], shared: Context | undefined): Request {
  const request: Record<string, unknown> = {};
  for (const [field, value] of plan.fields) request[field] = value;
  if (plan.absent !== undefined) request['absent'] = plan.absent;
  const chosen = plan.dimensions.map(({ key, values }, place) => ({
    key,
    value: values[picked[place] as number]?.value,
  }));
  for (const { key, value } of chosen) if (!key.includes(':')) request[key] = value;
  const absent = shared === undefined ? ((request['absent'] as readonly string[] | undefined) ?? []) : [];
  const context = shared ?? contextOf(plan, new Set(absent.map(fileKey)));
  for (const { key, value } of chosen) if (key.includes(':')) context[key] = value;
  if (shared === undefined || plan.context.size > 0) request['context'] = context;
  return request as unknown as Request;
}
