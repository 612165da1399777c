import { decidedAs, differing } from './count.js';

/** What a run came to, in a few lines. */
export function summarize(result) {
  const { seed, count, agree, byKind, decided, refused, unexplained } = result;
  return [
    `seed ${seed}, ${count} cases: ${agree} agree, ${differing(result)} differ for known reasons, ${unexplained} unexplained`,
    `allowed by policy-spec: ${decidedAs(result, 'allow')}`,
    ...list('decided by policy-spec:', decided),
    ...list('kinds (a case may be of several):', byKind),
    ...list('refused by policy-spec:', refused),
    '',
  ].join('\n');
}

function list(title, counts) {
  const rows = Object.entries(counts).sort(
    ([one, many], [other, more]) => more - many || (one < other ? -1 : 1),
  );
  return rows.length === 0
    ? []
    : [title, ...rows.map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`)];
}
