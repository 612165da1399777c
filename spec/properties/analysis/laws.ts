import { compare, type PolicySet, proveNoMoreThan } from '../../../src/index.js';
import { type LayerData, setOf } from '../layers.js';
import type { Case } from './cases.js';
import type { Census } from './census.js';
import type { Random } from './random.js';

export interface Sides {
  readonly before: PolicySet;
  readonly after: PolicySet;
}

/** What has to hold between answers, whatever they are. */
export function examineLaws(asked: Case, { before, after }: Sides, random: Random, census: Census): void {
  census.count('law: comparisons');
  const [there, back] = [compare(before, after).relation, compare(after, before).relation];
  const mirrored: Readonly<Record<string, string>> = { wider: 'narrower', narrower: 'wider' };
  if ((mirrored[there] ?? there) !== back)
    census.disagree('a comparison mirrors the other', {
      before: asked.before,
      after: asked.after,
      there,
      back,
    });
  const again = setOf(JSON.parse(JSON.stringify(asked.after)) as LayerData);
  const self = compare(after, again);
  if (self.relation !== 'equivalent')
    census.disagree('policies equal themselves', { policies: asked.after, self });
  const [identity] = asked.after.identity ?? [];
  if (identity === undefined) return;
  const Action = random.pick(asked.service.actions);
  const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny' as const, Action, Resource: '*' }] };
  const stricter = setOf({ ...asked.after, identity: [[...identity, deny]] });
  if (proveNoMoreThan(stricter, after).answer !== 'proved')
    census.disagree('a Deny more never allows more', { policies: asked.after, Action });
  const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow' as const, Action, Resource: '*' }] };
  const looser = setOf({ ...asked.after, identity: [[...identity, allow]] });
  if (proveNoMoreThan(after, looser).answer !== 'proved')
    census.disagree('an Allow more never allows less', { policies: asked.after, Action });
  if (proveNoMoreThan(stricter, looser).answer !== 'proved')
    census.disagree('what is no more than the less is no more than the more', {
      policies: asked.after,
      Action,
    });
}
