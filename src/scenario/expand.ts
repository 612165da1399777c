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
  const { dimensions } = plan;
  const shared = fixedContext(plan);
  const common = commonFields(plan, shared);
  const named = dimensions.map(({ key, values }) => values.map(({ label }) => `${key}=${label}`));
  const cases: ExpandedCase[] = [];
  const picked = dimensions.map(() => 0);
  for (let left = countCases(plan); left > 0; left--) {
    cases.push({ name: nameOf(named, picked), request: requestOf(plan, picked, common, shared) });
    advance(dimensions, picked);
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

function nameOf(named: readonly (readonly string[])[], picked: readonly number[]): string {
  let name = '';
  for (let place = 0; place < picked.length; place++) {
    const part = named[place]?.[picked[place] as number] ?? '';
    name = place === 0 ? part : `${name}, ${part}`;
  }
  return name;
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

type Field = readonly [name: string, value: unknown];

/** What every case says. */
function commonFields(plan: RequestPlan, shared: Context | undefined): readonly Field[] {
  const fields: Field[] = [...plan.fields];
  if (plan.absent !== undefined) fields.push(['absent', plan.absent]);
  if (shared !== undefined && plan.context.size > 0) fields.push(['context', shared]);
  return fields;
}

function requestOf(
  plan: RequestPlan,
  picked: readonly number[],
  common: readonly Field[],
  shared: Context | undefined,
): Request {
  // Field by field: of what is spread V8 makes a shape of its own for every object, and then knows none of them.
  const request: Record<string, unknown> = {};
  for (const [field, value] of common) request[field] = value;
  for (let place = 0; place < picked.length; place++) {
    const { key, values } = plan.dimensions[place] as Dimension;
    if (!key.includes(':')) request[key] = values[picked[place] as number]?.value;
  }
  if (shared !== undefined) return request as unknown as Request;
  const absent = (request['absent'] as readonly string[] | undefined) ?? [];
  const context = contextOf(plan, new Set(absent.map(fileKey)));
  plan.dimensions.forEach(({ key, values }, place) => {
    if (key.includes(':')) context[key] = values[picked[place] as number]?.value;
  });
  request['context'] = context;
  return request as unknown as Request;
}
