import type { Problem } from '../api/problem.js';
import { positionAt } from '../iam/document/source-text.js';
import type { DecidingStatement } from '../iam/evaluate/decision.js';
import { describeClaim } from '../scenario/claim.js';
import { actualWord } from '../scenario/describe-case.js';
import { type CaseResult, type RunResult, type Summary, summarize } from '../scenario/result.js';

/** The JSON report, version 1: no times in it, so equal inputs give equal bytes. */
export function reportJson(result: RunResult): string {
  return writeJsonReport({
    shard: result.shard,
    summary: summarize(result),
    cases: result.cases.map(caseOf),
    errors: result.errors.map(errorOf),
  });
}

interface Parts {
  /** Whoever joins the parts of a run has to know whether all of them are there, and in which order. */
  readonly shard?: RunResult['shard'];
  readonly summary: Summary;
  readonly cases: readonly object[];
  readonly errors: readonly object[];
}

/** What is not there is left out. */
export function writeJsonReport({ shard, summary, cases, errors }: Parts): string {
  return `${JSON.stringify({ version: 1, shard, summary, cases, errors }, null, 2)}\n`;
}

function caseOf(result: CaseResult): object {
  const { id, suite, scenario, case: one, status, decision, notes, message } = result;
  const actual = actualWord(result);
  return {
    id,
    file: suite.file,
    line: positionAt(suite.source, scenario.at).line,
    suite: suite.name,
    scenario: scenario.name,
    case: one.name,
    status,
    expected: one.kind === 'request' ? one.expected.outcome : describeClaim(one.claim),
    ...(actual !== undefined && { actual }),
    ...(decision?.layer !== undefined && { layer: decision.layer }),
    decidedBy: (decision?.statements ?? []).map(statementOf),
    notes: notes.map((note) => ({ code: note.code, message: note.message })),
    message,
  };
}

function statementOf({ layer, policy, index, sid, file, line }: DecidingStatement): object {
  return { layer, policy, index, sid, file, line };
}

function errorOf({ file, line, column, code, message }: Problem): object {
  return { file, line, column, code, message };
}
