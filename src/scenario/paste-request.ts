import type { Request } from '../service/request.js';
import { expandCases } from './expand.js';
import { planRequests } from './plan-requests.js';
import { fileKey, type RequestLevel } from './request-level.js';
import type { Suite } from './suite.js';

/** A request as an entry of a scenario file has to say it. */
export interface PastedRequest {
  readonly written: Request;
  /** What the file makes of it, with its defaults. */
  readonly request: Request;
}

/** What a request becomes in a file that has defaults: keys that it lacks are said to be absent. Undefined where it would be several. */
export function pasteRequest(
  request: Request,
  { defaults }: Pick<Suite, 'defaults'>,
): PastedRequest | undefined {
  const { context = {}, absent = [], ...fields } = request;
  const given = new Set(Object.keys(context).map(fileKey));
  const named = new Set(absent.map(fileKey));
  const unwanted = [...defaults.context].filter(([id]) => !given.has(id) && !named.has(id));
  const missing = [...absent, ...unwanted.map(([, { key }]) => key)];
  const written: Request = { ...fields, context, ...(missing.length > 0 && { absent: missing }) };
  const cases = expandCases(planRequests(defaults, levelOf(written)));
  const [only] = cases;
  return only === undefined || cases.length > 1 ? undefined : { written, request: only.request };
}

function levelOf({ context = {}, absent, ...fields }: Request): RequestLevel {
  return {
    fields: new Map(Object.entries(fields).filter(([, value]) => value !== undefined)),
    context: new Map(Object.entries(context).map(([key, value]) => [fileKey(key), { key, value, at: -1 }])),
    absent: absent?.map((key) => ({ key, at: -1 })),
    dimensions: new Map(),
  };
}
