import { resolve } from 'node:path';
import { positionAt } from '../iam/document/source-text.js';
import type { Case, Scenario, Suite } from '../scenario/suite.js';
import { idOf, titleOf } from '../scenario/title.js';
import { shownPath } from '../source/shown-path.js';
import { nearestTitles } from './nearest-titles.js';
import type { Selection, Shard } from './selection-options.js';

/** The cases that are part of a run. */
export interface SelectedCases {
  /** Undefined where nothing is left out. */
  readonly cases: ReadonlySet<Case> | undefined;
  /** Why there is none, if so; a part of few cases may be empty. */
  readonly whyNone: string | undefined;
}

interface Candidate {
  readonly suite: Suite;
  readonly scenario: Scenario;
  readonly case: Case;
  readonly title: string;
}

/**
 * @param failed the ids of what failed last, where that is asked for
 */
export function selectCases(
  suites: readonly Suite[],
  selection: Selection,
  failed: ReadonlySet<string>,
  cwd: string,
): SelectedCases {
  const steps = stepsOf(suites, selection, failed, cwd);
  if (steps.length === 0 && selection.shard === undefined) return { cases: undefined, whyNone: undefined };
  const all = suites.flatMap((suite) =>
    suite.scenarios.flatMap((scenario) =>
      scenario.cases.map(
        (one): Candidate => ({ suite, scenario, case: one, title: titleOf(suite, scenario, one) }),
      ),
    ),
  );
  let left: readonly Candidate[] = all;
  for (const { selects, whyNone } of steps) {
    const selected = left.filter(selects);
    if (selected.length === 0 && left.length > 0) return { cases: new Set(), whyNone: whyNone(left) };
    left = selected;
  }
  const part = selection.shard === undefined ? left : partOf(left, selection.shard);
  return { cases: new Set(part.map((one) => one.case)), whyNone: undefined };
}

interface Step {
  readonly selects: (one: Candidate) => boolean;
  /** @param candidates what there was to select from */
  readonly whyNone: (candidates: readonly Candidate[]) => string;
}

function stepsOf(
  suites: readonly Suite[],
  { filter, tags, lines, lastFailed }: Selection,
  failed: ReadonlySet<string>,
  cwd: string,
): readonly Step[] {
  const steps: Step[] = [];
  if (lines.size > 0) steps.push(byLine(suites, lines, cwd));
  if (tags.length > 0)
    steps.push({
      selects: ({ scenario }) => scenario.tags.some((tag) => tags.includes(tag)),
      whyNone: (candidates) => {
        const known = [...new Set(candidates.flatMap(({ scenario }) => scenario.tags))].sort();
        const list = known.length === 0 ? 'no scenario has a tag' : `there are ${known.join(', ')}`;
        return `no scenario has the tag ${tags.join(' or ')} (${list})`;
      },
    });
  if (lastFailed)
    steps.push({
      selects: ({ suite, scenario, case: one }) => failed.has(idOf(suite, scenario, one)),
      whyNone: () => 'nothing that is there failed in the last run',
    });
  if (filter !== undefined)
    steps.push({
      selects: ({ title }) => filter.test(title),
      whyNone: (candidates) => {
        const near = nearestTitles(
          filter.source,
          candidates.map(({ title }) => title),
        );
        const list =
          near.length === 0 ? '' : `; the nearest are\n${near.map((title) => `  ${title}`).join('\n')}`;
        return `no case matches --filter ${filter.source}${list}`;
      },
    });
  return steps;
}

/** The scenario that begins at the line or is the last to begin before it. */
function byLine(suites: readonly Suite[], lines: Selection['lines'], cwd: string): Step {
  const chosen = new Map<string, Set<Scenario>>();
  for (const [path, numbers] of lines) {
    const file = shownPath(resolve(cwd, path), cwd);
    const suite = suites.find((one) => one.file === file);
    const scenarios = numbers.flatMap((line) => (suite && scenarioAt(suite, line)) ?? []);
    chosen.set(file, new Set([...(chosen.get(file) ?? []), ...scenarios]));
  }
  return {
    selects: ({ suite, scenario }) => chosen.get(suite.file)?.has(scenario) ?? true,
    whyNone: () =>
      `no scenario covers ${[...lines].flatMap(([path, numbers]) => numbers.map((line) => `${path}:${line}`)).join(' or ')}`,
  };
}

function scenarioAt({ scenarios, source }: Suite, line: number): Scenario | undefined {
  return scenarios.findLast(({ at }) => positionAt(source, at).line <= line);
}

/** Parts that differ by one case at most, in the order of the run. */
function partOf(cases: readonly Candidate[], { index, of }: Shard): readonly Candidate[] {
  const end = (part: number) => Math.floor((part * cases.length) / of);
  return cases.slice(end(index - 1), end(index));
}
