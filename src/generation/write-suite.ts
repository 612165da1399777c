import { uniqueNames } from '../scenario/unique-names.js';
import { without } from '../scenario/vary-request.js';
import { valueIn } from '../scenario/when.js';
import { writeMatrix, writePolicies, writeScenario } from '../scenario/write-scenario.js';
import { writeText } from '../scenario/write-value.js';
import type { Bed } from './bed.js';
import type { Draft } from './draft.js';
import { nameDraft } from './name-draft.js';
import type { Trial } from './trial.js';

export interface WrittenSuite {
  readonly name: string;
  /** The way from the scenario file to the policy. */
  readonly path: string;
  readonly drafts: readonly Draft[];
  /** How many changes of the policy may be noticed by a request that was not found. */
  readonly undecided: number;
}

/** A scenario file. Scenarios with other policies than the first one's say which. */
export function writeSuite({ name, path, drafts, undecided }: WrittenSuite): string {
  const common = drafts[0]?.bed;
  const names = uniqueNames();
  const scenarios = drafts.map((draft) => indent(writeDraft(draft, names(nameDraft(draft)), path, common)));
  return [
    `# Written by \`policy-spec generate\`: together these scenarios notice every small change of the policy${undecided === 0 ? '' : ` but ${undecided} of which it is open whether a request could show them`}.`,
    `suite: ${writeText(name)}`,
    ...(common === undefined ? [] : writePolicies(common.written(path))),
    '',
    'scenarios:',
    `${scenarios.join('\n\n')}`,
    '',
  ].join('\n');
}

function writeDraft(
  { bed, over, trials }: Draft,
  name: string,
  path: string,
  common: Bed | undefined,
): string {
  const [first] = trials as readonly [Trial];
  const policies = bed === common ? undefined : bed.written(path);
  if (over === undefined)
    return writeScenario({ name, policies, request: first.request, expect: first.outcome });
  return writeMatrix({
    name,
    policies,
    request: without(first.request, over),
    over,
    cases: trials.map(({ request, outcome }) => ({ value: valueIn(request, over), expect: outcome })),
  });
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
