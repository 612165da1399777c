import type { PolicySet } from '../api/policy-set.js';
import type { LayerName } from '../iam/document/policy.js';
import { printable } from '../report/printable.js';
import { grantingLayers } from './grant-everything.js';
import type { Io } from './io.js';
import { styleFor } from './style-for.js';

/** What an answer about one policy by itself may hide: a note on stderr, which changes no exit code. */
export function tellWhatMayHide(
  io: Io,
  layer: LayerName,
  sets: readonly [before: PolicySet, after: PolicySet],
): void {
  if (sets.some(allowsByItself) || !grantingLayers.has(layer)) return;
  const { yellow } = styleFor(io.err, io.env);
  io.err.write(`${yellow('note')} ${printable(denyAlone)}\n`);
}

const denyAlone =
  'neither policy has an Allow statement, and by themselves both allow nothing: put each beside what it takes from, as "noMoreThan" and "equivalentTo" of a scenario can';

function allowsByItself({ policies }: PolicySet): boolean {
  return policies.some(({ policy }) => policy.statements.some(({ effect }) => effect === 'Allow'));
}
