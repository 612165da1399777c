import type { RunResult } from '../scenario/result.js';
import type { Style } from './style.js';

export interface ReportOptions {
  readonly style: Style;
  /** Whether errors and warnings belong into the report: on a terminal they stand on stderr. */
  readonly withProblems: boolean;
  /** Whether people want to see each case that passed, too; no by default. */
  readonly verbose?: boolean;
}

/** Turns the results of a run into text. */
export type Reporter = (result: RunResult, options: ReportOptions) => string;
