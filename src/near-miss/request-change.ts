import { allowedValues } from '../api/analysis/allowed-values.js';
import { ask, firstOf } from '../api/analysis/ask.js';
import { decide } from '../api/evaluate.js';
import type { PolicySet } from '../api/policy-set.js';
import { keysOf } from '../scenario/name-request.js';
import { fileKey } from '../scenario/request-level.js';
import { type Varied, without, withValue } from '../scenario/vary-request.js';
import { valueIn } from '../scenario/when.js';
import { readOver } from '../service/analyze/read-over.js';
import { readVarying } from '../service/analyze/read-varying.js';
import { Faults } from '../service/faults.js';
import type { Request } from '../service/request.js';

/** The one thing of a request that would have to be otherwise. */
export interface RequestChange {
  readonly over: Varied;
  /** Undefined where it must not be there. */
  readonly value: unknown;
}

/** So many steps each look may take: a report is not the place to wait. */
const work = 50_000;

/** The first of these fields and keys by which alone the request would be allowed, as `evaluate` confirms. */
export function requestChange(
  set: PolicySet,
  request: Request,
  dimensions: readonly Varied[],
): RequestChange | undefined {
  for (const over of dimensions) {
    const found = changedIn(set, request, spellingIn(request, over));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Another action, where that is allowed: a misspelt one has no statement that came near. */
export function actionChange(set: PolicySet, request: Request, action: string): RequestChange | undefined {
  return isAllowed(set, { ...request, action }) ? { over: 'action', value: action } : undefined;
}

function changedIn(set: PolicySet, request: Request, over: Varied): RequestChange | undefined {
  const given = valueIn(request, over);
  const value = typeof given === 'number' ? nearestNumber(set, request, over, given) : undefined;
  if (value !== undefined) return { over, value };
  const faults = new Faults();
  const read = readOver(over, faults);
  const question = read && readVarying(without(request, over), read, faults);
  const shown = question && firstOf(ask(question, [set], { work }).differences(set, 'nothing'));
  if (shown === undefined || !('kind' in shown)) return undefined;
  const other = valueIn(shown.request, over);
  return isAllowed(set, shown.request) && other !== given ? { over, value: other } : undefined;
}

/** Of the numbers that are allowed the one that is nearest to what was given. */
function nearestNumber(set: PolicySet, request: Request, over: Varied, given: number): number | undefined {
  const { values } = allowedValues(set, without(request, over), over, { work });
  const ends = values.flatMap((value) => {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'object' || 'matching' in value) return [];
    return [value.from, value.to].filter((end) => typeof end === 'number');
  });
  const near = ends.sort((one, other) => Math.abs(one - given) - Math.abs(other - given));
  return near.find((value) => isAllowed(set, withValue(request, over, value)));
}

function isAllowed(set: PolicySet, request: Request): boolean {
  const decided = decide(set, request);
  return decided.ok && decided.value.outcome === 'allow';
}

/** As the request writes it; the lifetime of a token has a field. */
function spellingIn(request: Request, over: Varied): Varied {
  if (fileKey(over) === 'sts:durationseconds' && request.durationSeconds !== undefined)
    return 'durationSeconds';
  return keysOf(request).find((key) => fileKey(key) === fileKey(over)) ?? over;
}
