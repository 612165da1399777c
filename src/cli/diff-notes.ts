import { compare } from '../api/analysis/compare.js';
import { assemble, type PolicySet } from '../api/policy-set.js';
import type { LayerName } from '../iam/document/policy.js';
import { printable } from '../report/printable.js';
import { grantingLayers, openPolicy } from './grant-everything.js';
import type { Io } from './io.js';
import { styleFor } from './style-for.js';

/** What an answer about one policy by itself may hide: notes on stderr, which change no exit code. */
export function tellWhatMayHide(
  io: Io,
  layer: LayerName,
  sets: readonly [before: PolicySet, after: PolicySet],
  work: number | undefined,
): void {
  const { yellow } = styleFor(io.err, io.env);
  const notes = [
    ...(sets.some(allowsByItself) || !grantingLayers.has(layer) ? [] : [denyAlone]),
    ...(layer === 'identity' ? describeKeysAndRoles(sets, work) : []),
  ];
  for (const note of notes) io.err.write(`${yellow('note')} ${printable(note)}\n`);
}

const denyAlone =
  'neither policy has an Allow statement, and by themselves both allow nothing: put each beside what it takes from, as "noMoreThan" and "equivalentTo" of a scenario can';

function allowsByItself({ policies }: PolicySet): boolean {
  return policies.some(({ policy }) => policy.statements.some(({ effect }) => effect === 'Allow'));
}

/**
 * A KMS key is used and a role assumed only where a policy of its own lets it, and beside identity policies there is none
 * here. So a statement that hands out kms:* changes nothing by itself; it would beside almost any key policy.
 */
function describeKeysAndRoles(
  sets: readonly [before: PolicySet, after: PolicySet],
  work: number | undefined,
): readonly string[] {
  const [before, after] = [besideOpenResources(sets[0]), besideOpenResources(sets[1])];
  if (before === undefined || after === undefined) return [];
  const actions = compare(before, after, { work })
    .newlyAllowed.map(({ action }) => action)
    .filter((action) => /^(?:kms:|sts:assumerole)/i.test(action));
  if (actions.length === 0) return [];
  return [
    `where the policy of a KMS key or of a role lets it, more is newly allowed (${[...new Set(actions)].join(', ')}); no such policy is given, so it is not counted`,
  ];
}

function besideOpenResources({ policies }: PolicySet): PolicySet | undefined {
  const identity = policies.map(({ policy }) => policy);
  const set = assemble(
    new Map([
      ['identity', [identity]],
      ['resource', [[openPolicy()]]],
    ]),
  );
  return set.ok ? set.value : undefined;
}
