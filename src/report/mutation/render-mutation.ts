import { positionAt } from '../../iam/document/source-text.js';
import type { Witness } from '../../mutation/judge-survivor.js';
import { type MutantResult, type MutationResult, summarizeMutants } from '../../mutation/result.js';
import { type Killer, killerWriter } from '../../mutation/write-killer.js';
import { describePolicy } from '../describe-policy.js';
import { groupBy } from '../group-by.js';
import { percent } from '../percent.js';
import { printable } from '../printable.js';
import type { Style } from '../style.js';

/** Survivors beyond this many are named, but not shown. */
const shownSurvivors = 50;

/** For people: the counts of each policy, every survivor with the scenario that would notice it, what proves nothing, the score. */
export function renderMutation(result: MutationResult, style: Style): string {
  const open = result.mutants.filter(({ status }) => status === 'survived' || status === 'undecided');
  const killerOf = killerWriter();
  const sections = [
    renderPolicies(result.mutants, style),
    ...open.slice(0, shownSurvivors).map((one) => renderSurvivor(one, killerOf, style)),
    ...(open.length > shownSurvivors
      ? [
          [
            `and ${open.length - shownSurvivors} more; for their scenarios, run fewer files at a time or kill these first`,
            ...open.slice(shownSurvivors).map((one) => headOf(one, style)),
          ].join('\n'),
        ]
      : []),
    ...renderIdle(result, style),
    ...renderDenyOnly(result, style),
    renderScore(result),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderPolicies(mutants: readonly MutantResult[], style: Style): string {
  return groupBy(mutants, ({ mutant }) => mutant.policy)
    .map((group) => {
      const { policy } = (group[0] as MutantResult).mutant;
      const { killed, survived, undecided, equivalent } = summarizeMutants(group);
      const mark = survived + undecided > 0 ? style.red('✗') : style.green('✓');
      const counts = [
        `${killed} killed`,
        ...(survived > 0 ? [style.red(`${survived} survived`)] : []),
        ...(undecided > 0 ? [style.yellow(`${undecided} undecided`)] : []),
        ...(equivalent > 0 ? [style.dim(`${equivalent} equivalent`)] : []),
      ];
      return `${mark} ${style.bold(printable(describePolicy(policy)))}  ${counts.join(', ')}`;
    })
    .join('\n');
}

function renderSurvivor(one: MutantResult, killerOf: (witness: Witness) => Killer, style: Style): string {
  const rows = [
    headOf(one, style),
    ...one.mutant
      .change()
      .diff.map((line) => `    ${(line.startsWith('-') ? style.red : style.green)(printable(line))}`),
  ];
  if (one.status === 'undecided')
    rows.push(`  Whether a request can show it is undecided: ${printable(one.reason)}`);
  if (one.status === 'survived') rows.push(...renderKiller(killerOf(one.witness)));
  return rows.join('\n');
}

function renderKiller({ name, suite, scenario, needsOwnFile }: Killer): readonly string[] {
  if (scenario === undefined) return [`  The scenario above would notice it, too: ${printable(name)}`];
  const file = printable(suite.file);
  const place = needsOwnFile ? `a file without the defaults of ${file}` : file;
  return [
    `  This scenario in ${place} would notice it:`,
    ...scenario.split('\n').map((line) => `    ${printable(line)}`),
  ];
}

/** `survived  policies/token.json:14:40  shift-bound, statement sts` */
function headOf({ mutant, status }: MutantResult, style: Style): string {
  const { policy, operator, statement, change } = mutant;
  const { place } = change();
  const at = place === undefined ? '' : `:${place.start.line}:${place.start.column}`;
  const of = statement === undefined ? '' : `, statement ${statement.sid ?? `#${statement.index}`}`;
  const paint = status === 'undecided' ? style.yellow : style.red;
  return `${paint(style.bold(status))}  ${style.bold(printable(`${policy.file ?? policy.name}${at}`))}  ${printable(operator + of)}`;
}

function renderIdle({ idle }: MutationResult, style: Style): readonly string[] {
  if (idle.length === 0) return [];
  const rows = idle.map(({ suite, scenario }) => {
    const { line } = positionAt(suite.source, scenario.at);
    return `  ${printable(suite.file)}:${line}  ${printable(scenario.name)}`;
  });
  return [
    [style.yellow('Scenarios that no mutant fails: they prove nothing about these policies'), ...rows].join(
      '\n',
    ),
  ];
}

function renderDenyOnly({ denyOnly }: MutationResult, style: Style): readonly string[] {
  if (denyOnly.length === 0) return [];
  const rows = denyOnly.map(({ file }) => `  ${printable(file)}`);
  return [
    [
      style.yellow('Suites in which nothing expects an allow: policies that allow nothing pass them'),
      ...rows,
    ].join('\n'),
  ];
}

function renderScore({ mutants }: MutationResult): string {
  const { killed, survived, undecided, equivalent, score } = summarizeMutants(mutants);
  const left =
    equivalent === 0
      ? []
      : [
          `${equivalent} equivalent ${equivalent === 1 ? 'mutant does' : 'mutants do'} not count: it is proved that no request tells ${equivalent === 1 ? 'it' : 'them'} from the policies as they are`,
        ];
  const counted = killed + survived + undecided;
  const line =
    score === undefined
      ? 'no mutation score: there is no mutant that counts'
      : `mutation score ${percent(score)} %: ${killed} of ${counted} mutants killed`;
  return [...left, line].join('\n');
}
