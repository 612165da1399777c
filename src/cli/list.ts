import { positionAt } from '../iam/document/source-text.js';
import { printable } from '../report/printable.js';
import { idOf, titleOf } from '../scenario/title.js';
import { findScenarioFiles } from '../source/find-scenario-files.js';
import { isCi } from '../source/is-ci.js';
import { loadSuites } from '../source/load-suites.js';
import { exitCodes, type Io } from './io.js';
import { readFailed } from './last-run.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { selectCases } from './select-cases.js';
import { readSelection, type Selection, selectionSpecs } from './selection-options.js';
import { configSpecs } from './settings/config-option.js';
import { tell } from './tell.js';

export const listSpecs: readonly OptionSpec[] = [
  ...selectionSpecs,
  { name: 'json' },
  ...configSpecs,
  { name: 'help', short: 'h' },
];

export interface ListCommand {
  readonly paths: readonly string[];
  readonly selection: Selection;
  readonly json: boolean;
}

export function readListCommand(given: Arguments, { cwd }: Io): ListCommand | { readonly usage: string } {
  const selected = readSelection(given, cwd);
  return 'usage' in selected ? selected : { ...selected, json: given.options.has('json') };
}

/** Names the cases that a run would have, and runs none. Returns the exit code. */
export async function list(io: Io, { paths, selection, json }: ListCommand): Promise<number> {
  const found = await findScenarioFiles(paths, io.cwd);
  const { suites, problems } = await loadSuites(found.files, io.cwd, isCi(io.env));
  const all = [...found.problems, ...problems];
  tell(io, all);
  const failed = selection.lastFailed ? readFailed(io.cwd) : new Set<string>();
  const { cases, whyNone } = selectCases(suites, selection, failed, io.cwd);
  const listed = suites.flatMap((suite) =>
    suite.scenarios.flatMap((scenario) =>
      scenario.cases
        .filter((one) => cases?.has(one) !== false)
        .map((one) => ({
          id: idOf(suite, scenario, one),
          file: suite.file,
          line: positionAt(suite.source, scenario.at).line,
          suite: suite.name,
          scenario: scenario.name,
          case: one.name,
          tags: scenario.tags,
          title: titleOf(suite, scenario, one),
        })),
    ),
  );
  const text = json
    ? `${JSON.stringify(
        listed.map(({ title, ...one }) => one),
        null,
        2,
      )}\n`
    : listed.map(({ file, line, title }) => `${printable(`${file}:${line}  ${title}`)}\n`).join('');
  io.out.write(text);
  if (all.some(({ severity }) => severity === 'error')) return exitCodes.impossible;
  if (listed.length > 0) return exitCodes.held;
  io.err.write(`nothing to list: ${whyNone ?? 'there is no scenario'}\n`);
  return exitCodes.nothingRan;
}
