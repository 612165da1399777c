import { concessions } from './kinds/concessions.js';
import { kinds } from './kinds.js';
import { ours } from './ours.js';
import { peer } from './peer.js';

/**
 * What a case comes to: `{ agrees, kinds }` with the kinds that are needed to make both agree, none where they agree as
 * it stands; or `{ unexplained }`. Every rewrite that changes the case is tried on it, also where both agree: behind an
 * agreement by chance there may be another question.
 */
export async function compare(one) {
  const wanted = ours(one);
  const given = await peer(one);
  if (wanted.refused !== undefined) return { refused: wanted.refused };
  const { rewritten, used, broken } = rewriteAll(one, wanted);
  if (broken !== undefined)
    return { unexplained: `${broken} changes what policy-spec decides`, wanted, given };
  const repaired = used.length === 0 ? given : await peer(rewritten);
  const conceded = same(repaired, wanted) ? [] : concede(rewritten, repaired);
  if (conceded === undefined) return { unexplained: 'no kind explains it', wanted, given, repaired };
  const rewrites = same(given, repaired) ? [] : await needed(one, { wanted, repaired, used });
  const agrees = same(given, wanted);
  const all = [...rewrites, ...conceded];
  return { agrees, kinds: agrees ? [] : all.map(({ id }) => id), wanted, given };
}

const same = (one, other) => one.refused === undefined && one.outcome === other.outcome;

function rewriteAll(one, wanted) {
  let rewritten = one;
  const used = [];
  for (const kind of kinds) {
    const next = kind.rewrite(rewritten);
    if (next === rewritten) continue;
    if (!same(ours(next), wanted)) return { rewritten: next, used, broken: kind.id };
    rewritten = next;
    used.push(kind);
  }
  return { rewritten, used };
}

/** Of the kinds those without which the peer does not come to what it comes to with all of them. */
async function needed(one, { wanted, repaired, used }) {
  let left = used;
  for (const kind of used) {
    const fewer = left.filter((candidate) => candidate !== kind);
    const rewritten = fewer.reduce((rest, candidate) => candidate.rewrite(rest), one);
    if (same(ours(rewritten), wanted) && same(await peer(rewritten), repaired)) left = fewer;
  }
  return left;
}

/** The fewest concessions, in the order of their list, with which policy-spec comes to what the peer says. */
function concede(one, repaired) {
  const applicable = concessions.filter(({ concede: put }) => put(one) !== one);
  for (const size of [1, 2]) {
    for (const some of subsets(applicable, size)) {
      const conceded = some.reduce((rest, { concede: put }) => put(rest), one);
      if (same(repaired, ours(conceded))) return some;
    }
  }
  return undefined;
}

function subsets(list, size) {
  if (size === 1) return list.map((member) => [member]);
  return list.flatMap((first, index) => list.slice(index + 1).map((second) => [first, second]));
}
