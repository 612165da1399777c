import type { Problem } from '../api/problem.js';
import { positionAt } from '../iam/document/source-text.js';
import type { Note } from '../iam/evaluate/decision.js';
import type { CaseResult, RunResult } from '../scenario/result.js';
import { caseTitle } from './case-title.js';
import { cutAt } from './cut-at.js';
import { describeDecider } from './describe-decider.js';
import { failureKind } from './failure-kind.js';
import { fingerprint } from './fingerprint.js';
import { decidingPlace } from './policy-place.js';
import { printable } from './printable.js';
import { type ReasonsOf, reasonsOfFailures } from './reasons-of.js';
import { type Place, physicalLocation } from './sarif-location.js';
import { type Rule, rulesFor } from './sarif-rules.js';

/** GitHub refuses a run with more results than this. */
const mostResults = 25_000;
/** Longer messages are of no use to anybody, and a file of more than 10 MB is refused. */
const longestMessage = 2000;

type Level = 'error' | 'warning' | 'note';

/** What is wrong, before it is written down: most of it may never be. */
interface Finding {
  readonly rule: string;
  readonly level: Level;
  /** What stays the same when lines move. */
  readonly identity: string;
  readonly result: CaseResult | undefined;
  readonly problem?: Problem;
  readonly note?: Note;
}

/** SARIF 2.1.0, as GitHub's code scanning takes it. What passed or was skipped is no finding. */
export function reportSarif(result: RunResult): string {
  const problems = [...result.errors, ...result.warnings];
  const rules = rulesFor(problems);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const findings = findingsOf(result);
  const shown = findings.slice(0, mostResults);
  const reasonsOf = reasonsOfFailures(result.cases);
  const fingerprintOf = fingerprints();
  const run = {
    tool: { driver: { name: 'policy-spec', rules: rules.map(writeRule) } },
    originalUriBaseIds: {
      '%SRCROOT%': { description: { text: 'The folder in which policy-spec was run.' } },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: result.errors.length === 0,
        toolExecutionNotifications: notificationsOf(findings.length - shown.length),
      },
    ],
    results: shown.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: indexes.get(finding.rule),
      level: finding.level,
      ...describeFinding(finding, reasonsOf),
      partialFingerprints: fingerprintOf(finding.identity),
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What failed comes first: where something is left out, it is notes. */
function findingsOf({ cases, errors, warnings }: RunResult): readonly Finding[] {
  const failed: Finding[] = [];
  const notes: Finding[] = [];
  for (const result of cases) {
    if (result.status === 'failed' && !result.failedByNotes) {
      const rule = failureKind(result);
      failed.push({ rule, level: 'error', identity: JSON.stringify([rule, result.id]), result });
    }
    for (const note of result.notes) {
      const identity = JSON.stringify(['note', result.id, note.code, note.message]);
      const level = result.failedByNotes ? 'error' : 'note';
      (result.failedByNotes ? failed : notes).push({ rule: 'note', level, identity, result, note });
    }
  }
  return [
    ...errors.map((problem) => findingOf(problem, 'error')),
    ...failed,
    ...warnings.map((problem) => findingOf(problem, 'warning')),
    ...notes,
  ];
}

function findingOf(problem: Problem, level: Level): Finding {
  const { code, file, message } = problem;
  return { rule: code, level, identity: JSON.stringify([code, file, message]), result: undefined, problem };
}

function describeFinding({ result, problem, note }: Finding, reasonsOf: ReasonsOf): object {
  if (result === undefined) {
    const location = physicalLocation(problem ?? {});
    return {
      message: { text: messageText(problem?.message ?? '') },
      locations: location === undefined ? [] : [{ physicalLocation: location }],
    };
  }
  const { suite, scenario, id } = result;
  const at: Place = { file: suite.file, ...positionAt(suite.source, scenario.at) };
  const locations = [
    {
      physicalLocation: physicalLocation(at),
      logicalLocations: [{ fullyQualifiedName: printable(id), kind: 'test' }],
    },
  ];
  const title = caseTitle(result);
  if (note !== undefined) return { message: { text: messageText(`${title}: ${note.message}`) }, locations };
  const reasons = reasonsOf(result);
  return {
    message: {
      text: messageText(`${title}: ${result.message}${reasons === '' ? '' : `\n\n${reasons}`}`),
    },
    locations,
    relatedLocations: relatedTo(result),
  };
}

/** The statements that decided; where none did, the one that came nearest. */
function relatedTo(result: CaseResult): readonly object[] {
  const statements = result.decision?.statements ?? [];
  const places = statements.map((statement) => ({
    statement,
    place: statement as Place,
    said: 'Decided by',
  }));
  const near = statements.length === 0 ? decidingPlace(result) : undefined;
  const nearest = near && {
    statement: near.statement,
    place: { file: near.source.file, line: near.line, column: near.column },
    said: 'Nearest is',
  };
  return [...places, ...(nearest === undefined ? [] : [nearest])].flatMap(
    ({ statement, place, said }, id) => {
      const location = physicalLocation(place);
      if (location === undefined) return [];
      const text = messageText(`${said} ${describeDecider(statement)}`);
      return [{ id: id + 1, physicalLocation: location, message: { text } }];
    },
  );
}

/** The name that GitHub follows a finding by; of equal ones, the number tells them apart. */
function fingerprints(): (identity: string) => object {
  const seen = new Map<string, number>();
  return (identity) => {
    const hash = fingerprint(identity);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return { primaryLocationLineHash: `${hash}:${number}` };
  };
}

function notificationsOf(left: number): readonly object[] {
  if (left === 0) return [];
  const what = left === 1 ? '1 result is' : `${left} results are`;
  const text = `${what} left out, as GitHub takes no more than ${mostResults}; other reporters show all of them.`;
  return [{ level: 'warning', message: { text } }];
}

function writeRule({ id, short, full }: Rule): object {
  return {
    id,
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: full },
    defaultConfiguration: { level: id === 'note' ? 'note' : 'error' },
  };
}

/** `[text](target)` would be a link, and a text that begins it in a scenario's name is none. */
function messageText(text: string): string {
  return cutAt(printable(text), longestMessage).replaceAll('](', '] (');
}
