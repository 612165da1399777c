import { positionAt } from '../iam/document/source-text.js';
import type { CaseResult } from '../scenario/result.js';

/** A case within its file: `scenario > case`. */
export function caseTitle({ scenario, case: one }: Pick<CaseResult, 'scenario' | 'case'>): string {
  return one.name === '' ? scenario.name : `${scenario.name} > ${one.name}`;
}

/** The line on which its scenario begins. */
export function lineOfScenario({ suite, scenario }: Pick<CaseResult, 'suite' | 'scenario'>): number {
  return positionAt(suite.source, scenario.at).line;
}
