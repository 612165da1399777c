import { join } from 'node:path';
import { usualWork } from '../api/analysis/answers.js';
import { type Collector, collector } from '../api/coverage/collector.js';
import { countOutcomes, percentOf } from '../api/coverage/coverage.js';
import type { PolicySet } from '../api/policy-set.js';
import { coverageReport } from '../report/coverage/coverage-report.js';
import type { CoverageResult } from '../report/coverage/coverage-result.js';
import { lcov } from '../report/coverage/lcov.js';
import { renderCoverage } from '../report/coverage/render-coverage.js';
import { percent } from '../report/percent.js';
import type { CaseResult } from '../scenario/result.js';
import type { Suite } from '../scenario/suite.js';
import type { CoverageLog } from './coverage-log.js';
import type { CoverageTarget } from './coverage-options.js';
import { exitCodes, type Io, type Output } from './io.js';
import { joinCoverageLogs } from './join-coverage-logs.js';
import { styleFor } from './style-for.js';
import { writeFile } from './write-file.js';

interface RanTests {
  readonly suites: readonly Suite[];
  readonly cases: readonly CaseResult[];
  /** What programs beside the scenarios saw. */
  readonly logs: readonly CoverageLog[];
  readonly work: number | undefined;
  readonly allowEmpty: boolean;
}

/** Works out what was seen of the policies, writes the reports, and shows them. Returns the exit code where all else held. */
export function cover(io: Io, output: Output, target: CoverageTarget, ran: RanTests): number {
  const { suites, cases, work, logs, allowEmpty } = ran;
  const seen = seeRun(suites, cases);
  joinCoverageLogs(io, logs, seen);
  const claims = cases.filter(
    ({ case: { kind }, status }) => kind === 'claim' && status !== 'skipped',
  ).length;
  const result = { policies: seen.coverage(work ?? usualWork), homes: homesIn(suites), claims };
  const { folder } = target;
  output.write(renderCoverage(result, styleFor(output, io.env), `${folder}/${reportName}`));
  if (!write(io, folder, result)) return exitCodes.impossible;
  return coverageCode(io, target, result, allowEmpty);
}

/** Every policy of the suites counts, whichever of their cases ran. */
function seeRun(suites: readonly Suite[], cases: readonly CaseResult[]): Collector {
  const seen = collector();
  for (const { scenarios } of suites) for (const { set } of scenarios) seen.add(set);
  for (const { case: one, decision } of cases)
    if (one.kind === 'request' && decision !== undefined) seen.see(decision);
  return seen;
}

function homesIn(suites: readonly Suite[]): ReadonlyMap<PolicySet, Suite> {
  const homes = new Map<PolicySet, Suite>();
  for (const suite of suites)
    for (const { set } of suite.scenarios) if (!homes.has(set)) homes.set(set, suite);
  return homes;
}

const reportName = 'policy-coverage.json';

/** False where one of the files cannot be written. */
function write(io: Io, folder: string, result: CoverageResult): boolean {
  const what = `the coverage in ${folder}`;
  return (
    writeFile(io, join(folder, reportName), coverageReport(result), { what }) &&
    writeFile(io, join(folder, 'lcov.info'), lcov(result.policies), { what })
  );
}

function coverageCode(
  io: Io,
  { threshold }: CoverageTarget,
  { policies }: CoverageResult,
  allowEmpty: boolean,
): number {
  if (threshold === undefined) return exitCodes.held;
  const value = percentOf(countOutcomes(policies));
  if (value === undefined) {
    io.err.write('nothing ran that has a coverage: there is no policy to cover\n');
    return allowEmpty ? exitCodes.held : exitCodes.nothingRan;
  }
  if (value >= threshold) return exitCodes.held;
  io.err.write(`the coverage of policies, ${percent(value)} %, is below the threshold of ${threshold} %\n`);
  return exitCodes.thresholdMissed;
}
