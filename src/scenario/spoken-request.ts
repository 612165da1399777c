import { decide } from '../api/evaluate.js';
import { compiledOf } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { Decision } from '../iam/evaluate/decision.js';
import type { Request } from '../service/request.js';

/**
 * The request that says of the keys which it lacks that they are absent, where a run would otherwise note that a
 * statement reads them. It is decided as before.
 */
export function spokenRequest(request: Request, set: PolicySet): Request {
  const first = decide(set, request);
  if (!first.ok || !lacksKeys(first.value)) return request;
  let spoken = request;
  let { length } = first.value.notes;
  for (const key of keysRead(set)) {
    const candidate = { ...spoken, absent: [...(spoken.absent ?? []), key] };
    const decided = decide(set, candidate);
    if (!decided.ok || decided.value.notes.length >= length) continue;
    spoken = candidate;
    length = decided.value.notes.length;
  }
  return spoken;
}

function lacksKeys({ notes }: Decision): boolean {
  return notes.some(({ code }) => code === 'missing-context-key');
}

function keysRead({ policies }: PolicySet): Iterable<string> {
  const names = new Map<string, string>();
  for (const { policy } of policies)
    for (const { conditions } of compiledOf(policy).statements)
      for (const { key } of conditions) names.set(key.id, key.name);
  return names.values();
}
