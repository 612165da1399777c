import { keysOf } from '../scenario/name-request.js';
import { restOf, type Varied } from '../scenario/vary-request.js';
import { valueIn } from '../scenario/when.js';
import type { Bed } from './bed.js';
import type { Draft } from './draft.js';
import type { Trial } from './trial.js';

/** Requests that stand alone and differ in one thing become one matrix; a matrix of one request stands alone. */
export function joinDrafts(drafts: readonly Draft[], beds: readonly Bed[]): readonly Draft[] {
  let joined: readonly Draft[] = drafts.map((draft) =>
    draft.trials.length === 1 ? { ...draft, over: undefined } : draft,
  );
  for (const over of ['action', 'principal', 'resource', ...keysIn(joined)])
    joined = joinOver(joined, over, beds);
  return joined.toSorted((one, other) => one.place - other.place || rankOf(one) - rankOf(other));
}

/** What is allowed comes first. */
function rankOf({ trials }: Draft): number {
  return trials.some(({ outcome }) => outcome === 'allow') ? 0 : 1;
}

function keysIn(drafts: readonly Draft[]): readonly Varied[] {
  return [...new Set(drafts.flatMap(({ trials }) => trials.flatMap(({ request }) => keysOf(request))))];
}

function joinOver(drafts: readonly Draft[], over: Varied, beds: readonly Bed[]): readonly Draft[] {
  const groups = new Map<string, readonly Draft[]>();
  drafts.forEach((draft, index) => {
    const name = commonIn(draft, over, beds) ?? String(index);
    groups.set(name, [...(groups.get(name) ?? []), draft]);
  });
  return [...groups.values()].map((group) => {
    const [first] = group as [Draft];
    if (group.length === 1) return first;
    const trials = [...new Set(group.flatMap((draft) => draft.trials))];
    const place = Math.min(...group.map((draft) => draft.place));
    return { place, bed: first.bed, over, trials, isWhole: group.some(({ isWhole }) => isWhole) };
  });
}

/** What all requests of a draft have in common where this differs, if it may be what differs. */
function commonIn({ bed, over: own, trials }: Draft, over: Varied, beds: readonly Bed[]): string | undefined {
  const [{ request }] = trials as readonly [Trial];
  if (own !== undefined && own !== over) return undefined;
  if (trials.some((trial) => valueIn(trial.request, over) === undefined)) return undefined;
  return `${beds.indexOf(bed)} ${restOf(request, over)}`;
}
