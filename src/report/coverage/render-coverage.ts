import {
  type CoverageCounts,
  countOutcomes,
  type OutcomeCoverage,
  type PolicyCoverage,
  percentOf,
  type StatementCoverage,
} from '../../api/coverage/coverage.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { describePolicy } from '../describe-policy.js';
import { groupBy } from '../group-by.js';
import { percent } from '../percent.js';
import { printable } from '../printable.js';
import type { Style } from '../style.js';
import type { CoverageResult } from './coverage-result.js';
import { type NamedOutcome, namedOutcomes, nameOfStatement, outcomeWords } from './missing-outcomes.js';
import { type NamesInFiles, namesInFiles, writeWitness } from './write-witness.js';

/** Scenarios beyond this many are counted, and not shown. */
const shownScenarios = 20;
/** Names beyond this width push their row. */
const widest = 60;

/** For people: each policy with its statements and conditions, a scenario for what nobody looked at, the per cent. */
export function renderCoverage(result: CoverageResult, style: Style, reportFile: string): string {
  const { policies, claims } = result;
  const named = namedOutcomes(policies);
  const missing = named.filter(isMissing);
  const groups = groupBy(missing, ({ outcome }) => outcome.witness);
  const undecided = named.filter(({ outcome }) => outcome.status === 'undecided');
  const namesIn = namesInFiles();
  const left = groups.length - shownScenarios;
  const sections = [
    ...policies.map((policy) => renderPolicy(policy, style)),
    ...groups.slice(0, shownScenarios).map((group) => renderMissing(group, result, namesIn, style)),
    ...(left > 0 ? [`and ${left} more requests for what is not covered, in ${reportFile}`] : []),
    ...(undecided.length > 0 ? [undecided.map((one) => renderUndecided(one, style)).join('\n')] : []),
    ...(claims > 0 ? [describeClaims(claims)] : []),
    renderTotal(policies),
  ];
  return `${sections.join('\n\n')}\n\n`;
}

function describeClaims(claims: number): string {
  const what =
    claims === 1
      ? 'a claim about all requests decides none'
      : `${claims} claims about all requests decide none`;
  return `${what}, and so covers nothing: policy-spec mutate shows what it is worth`;
}

function renderTotal(policies: readonly PolicyCoverage[]): string {
  const counts = countOutcomes(policies);
  return `coverage of policies: ${describeCounts(counts)}`;
}

/** `62.5 %, 5 of 8 outcomes, 1 unreachable` */
function describeCounts(counts: CoverageCounts): string {
  const { outcomes, covered, unreachable, undecided } = counts;
  const value = percentOf(counts);
  return [
    ...(value === undefined
      ? ['nothing to cover']
      : [`${percent(value)} %`, `${covered} of ${outcomes} outcomes`]),
    ...(unreachable > 0 ? [`${unreachable} unreachable`] : []),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
  ].join(', ');
}

function renderPolicy(one: PolicyCoverage, style: Style): string {
  const { layers, statements } = one;
  const rows = statements.flatMap(rowsOf);
  const lines = rows.map(({ line }) => String(line ?? ''));
  const wide = Math.max(0, ...lines.map(({ length }) => length));
  const long = Math.min(widest, Math.max(0, ...rows.map(({ name }) => name.length)));
  return [
    `${style.bold(printable(describePolicy(one.policy)))} ${style.dim(layers.join(', '))}  ${describeCounts(countOutcomes([one]))}`,
    ...rows.map(
      ({ name, outcomes }, index) =>
        `  ${style.dim((lines[index] as string).padStart(wide))}  ${name.padEnd(long)}  ${renderOutcomes(outcomes, style)}`,
    ),
  ].join('\n');
}

interface Row {
  readonly line: number | undefined;
  readonly name: string;
  readonly outcomes: { readonly [word: string]: OutcomeCoverage };
}

function rowsOf(statement: StatementCoverage): readonly Row[] {
  const { effect, place, outcomes, conditions } = statement;
  return [
    { line: place?.line, name: printable(`${nameOfStatement(statement)} (${effect})`), outcomes },
    ...conditions.map(({ operator, key, place, outcomes }) => ({
      line: place?.line,
      name: printable(`  ${operator} ${key}`),
      outcomes,
    })),
  ];
}

function renderOutcomes(outcomes: Row['outcomes'], style: Style): string {
  return Object.entries(outcomes)
    .map(([word, { status }]) => marks(style)[status](outcomeWords[word as keyof typeof outcomeWords]))
    .join('  ');
}

function marks(style: Style): Readonly<Record<OutcomeCoverage['status'], (word: string) => string>> {
  return {
    covered: (word) => `${style.green('✓')} ${word}`,
    uncovered: (word) => `${style.red('✗')} ${word}`,
    unreachable: (word) => style.dim(`– ${word}`),
    undecided: (word) => `${style.yellow('?')} ${word}`,
  };
}

type MissingOutcome = NamedOutcome & {
  readonly outcome: Extract<OutcomeCoverage, { readonly status: 'uncovered' }>;
};

function isMissing(one: NamedOutcome): one is MissingOutcome {
  return one.outcome.status === 'uncovered';
}

/** What one scenario would cover. */
function renderMissing(
  group: readonly MissingOutcome[],
  { homes }: CoverageResult,
  namesIn: NamesInFiles,
  style: Style,
): string {
  const [{ outcome }] = group as readonly [MissingOutcome];
  const covers = (decision: Decision) => group.every((one) => one.outcome.isShownBy(decision));
  const suite = homes.get(outcome.witness.set);
  const { file, needsOwnFile, scenario } = writeWitness(outcome.witness, suite, covers, namesIn);
  const where =
    file === undefined
      ? 'a scenario file in this folder'
      : needsOwnFile
        ? `a file without the defaults of ${file}`
        : file;
  return [
    ...group.map((one) => `${style.red('✗')} ${printable(`${placeOf(one)}  ${one.name}`)}`),
    `  This scenario in ${printable(where)} would cover ${group.length === 1 ? 'it' : 'them'}:`,
    ...scenario.split('\n').map((line) => `    ${printable(line)}`),
  ].join('\n');
}

function renderUndecided({ name, outcome, ...place }: NamedOutcome, style: Style): string {
  const reason = outcome.status === 'undecided' ? outcome.reason : '';
  return `${style.yellow('?')} ${printable(`${placeOf(place)}  ${name}: ${reason}`)}`;
}

function placeOf({ policy: { policy }, line }: Pick<NamedOutcome, 'policy' | 'line'>): string {
  const file = policy.file ?? policy.name;
  return line === undefined ? file : `${file}:${line}`;
}
