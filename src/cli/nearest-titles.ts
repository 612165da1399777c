/** So many titles are named. */
const named = 3;

/** The titles that have most in common with what was looked for: pairs of letters, in any case. */
export function nearestTitles(text: string, titles: readonly string[]): readonly string[] {
  const wanted = pairsOf(text);
  if (wanted.size === 0) return [];
  const scored = [...new Set(titles)].map((title) => ({ title, score: likeness(wanted, pairsOf(title)) }));
  return scored
    .filter(({ score }) => score > 0.5)
    .sort((one, other) => other.score - one.score)
    .slice(0, named)
    .map(({ title }) => title);
}

function pairsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))),
  );
}

/** The part of what was looked for that a title has. */
function likeness(wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of wanted) if (given.has(pair)) common++;
  return common / wanted.size;
}
