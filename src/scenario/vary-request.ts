import type { Request } from '../service/request.js';
import { fileKey } from './request-level.js';

/** A field of a request or a condition key. */
export type Varied = 'action' | 'resource' | 'durationSeconds' | (string & {});

export function isField(over: Varied): over is 'action' | 'resource' | 'durationSeconds' {
  return !over.includes(':');
}

/** The request with another value. */
export function withValue(request: Request, over: Varied, value: unknown): Request {
  const { context, absent, ...fields } = without(request, over);
  if (isField(over))
    return { ...fields, ...(context && { context }), ...(absent && { absent }), [over]: value } as Request;
  return { ...fields, context: { ...context, [over]: value }, ...(absent && { absent }) } as Request;
}

/** The request as it is but for one thing; a key that is gone is not said to be absent. */
export function without(request: Request, over: Varied): Omit<Request, 'action'> & { action?: string } {
  const { context = {}, absent = [], ...fields } = request;
  const left = Object.entries(context).filter(([key]) => fileKey(key) !== fileKey(over));
  const missing = absent.filter((key) => fileKey(key) !== fileKey(over));
  const rest = Object.fromEntries(Object.entries(fields).filter(([field]) => field !== over));
  return {
    ...rest,
    ...(left.length > 0 && { context: Object.fromEntries(left) }),
    ...(missing.length > 0 && { absent: missing }),
  };
}

/** The request that says of a key that it is not there. */
export function withAbsent(request: Request, key: string): Request {
  const rest = without(request, key) as Request;
  return { ...rest, absent: [...(rest.absent ?? []), key] };
}

/** All that requests have in common which differ in this thing alone, as a text to compare. */
export function restOf(request: Request, over: Varied): string {
  const { context, ...rest } = without(request, over);
  const sorted = (value: object | undefined) =>
    Object.entries(value ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([sorted(rest), sorted(context)]);
}
