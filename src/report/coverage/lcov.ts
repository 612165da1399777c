import type { OutcomeCoverage, PolicyCoverage } from '../../api/coverage/coverage.js';
import { groupBy } from '../group-by.js';

/** Whether each outcome on a line was seen, statement by statement and condition by condition. */
type Lines = ReadonlyMap<number, readonly (readonly boolean[])[]>;

/**
 * The tracefile that coverage services read (geninfo(1)), on the lines of statements and conditions: every outcome is a
 * branch. Seen or not is all that is known, so the counts are 0 and 1. What nothing can reach is left out.
 */
export function lcov(policies: readonly PolicyCoverage[]): string {
  const inFiles = policies.filter(({ policy }) => policy.file !== undefined);
  return groupBy(inFiles, ({ policy }) => policy.file)
    .map((group) => recordOf(group[0]?.policy.file as string, linesOf(group)))
    .join('');
}

function linesOf(policies: readonly PolicyCoverage[]): Lines {
  const lines = new Map<number, boolean[][]>();
  const add = (line: number | undefined, outcomes: readonly OutcomeCoverage[]): void => {
    const counted = outcomes.filter(({ status }) => status !== 'unreachable');
    if (line === undefined || counted.length === 0) return;
    const seen = counted.map(({ status }) => status === 'covered');
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [seen]);
    else known.push(seen);
  };
  for (const { statements } of policies) {
    for (const { place, outcomes, conditions } of statements) {
      add(place?.line, Object.values(outcomes));
      for (const condition of conditions) add(condition.place?.line, Object.values(condition.outcomes));
    }
  }
  return new Map([...lines].sort(([one], [other]) => one - other));
}

function recordOf(file: string, lines: Lines): string {
  const branches = [...lines].flatMap(([line, groups]) =>
    groups.flatMap((seen, block) => seen.map((one, branch) => ({ line, block, branch, one }))),
  );
  const isHit = (line: number): boolean => lines.get(line)?.some((seen) => seen.includes(true)) === true;
  const hit = [...lines.keys()].filter(isHit);
  return [
    'TN:',
    `SF:${file}`,
    // Of a line that was never reached no branch was: a dash, not a zero.
    ...branches.map(
      ({ line, block, branch, one }) => `BRDA:${line},${block},${branch},${one ? 1 : isHit(line) ? 0 : '-'}`,
    ),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ one }) => one).length}`,
    ...[...lines.keys()].map((line) => `DA:${line},${isHit(line) ? 1 : 0}`),
    `LF:${lines.size}`,
    `LH:${hit.length}`,
    'end_of_record\n',
  ].join('\n');
}
