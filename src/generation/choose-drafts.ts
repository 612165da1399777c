import { type Draft, killsOf } from './draft.js';
import type { Subject, Trial } from './trial.js';

/**
 * Few of the drafts that together kill all that they kill: greedily that which kills most of what is left. Then of each
 * what no other needs goes, so that none that stays is redundant.
 */
export function chooseDrafts(drafts: readonly Draft[]): readonly Draft[] {
  const left = new Set(drafts.flatMap((draft) => [...killsOf(draft)]));
  const chosen = new Set<Draft>();
  while (left.size > 0) {
    const best = drafts.reduce((one, other) => (gain(other, left) > gain(one, left) ? other : one));
    chosen.add(best);
    for (const subject of killsOf(best)) left.delete(subject);
  }
  return trimmed(drafts.filter((draft) => chosen.has(draft)));
}

/** New kills count; of as many a scenario that shows both sides is worth more than one request, and one that no real call makes less. */
function gain(draft: Draft, left: ReadonlySet<Subject>): number {
  const kills = [...killsOf(draft)].filter((subject) => left.has(subject)).length;
  if (kills === 0) return 0;
  return kills + (draft.isWhole ? 0.5 : 0) - (draft.trials.some(({ notes }) => notes > 0) ? 0.6 : 0);
}

/** Takes away one after the other what the rest kills too: whole drafts first, then single requests of those that need not stay whole. */
function trimmed(drafts: readonly Draft[]): readonly Draft[] {
  let kept = drafts;
  for (const draft of [...drafts].reverse()) {
    const others = kept.filter((one) => one !== draft);
    if (
      isCovered(
        killsOf(draft),
        others.flatMap(({ trials }) => trials),
      )
    )
      kept = others;
  }
  for (const draft of kept) {
    if (draft.isWhole) continue;
    const others = kept.filter((one) => one !== draft).flatMap(({ trials }) => trials);
    let { trials } = draft;
    for (const trial of [...trials].reverse()) {
      const rest = trials.filter((one) => one !== trial);
      if (isCovered(trial.kills, [...others, ...rest])) trials = rest;
    }
    kept = kept.map((one) => (one === draft ? { ...draft, trials } : one));
  }
  return kept;
}

function isCovered(kills: ReadonlySet<Subject>, trials: readonly Trial[]): boolean {
  return [...kills].every((subject) => trials.some((trial) => trial.kills.has(subject)));
}
