import { performance } from 'node:perf_hooks';
import { type RunOptions, type SuitesResult, stepSuites } from '../scenario/run-suites.js';
import type { Suite } from '../scenario/suite.js';
import type { Io } from './io.js';
import { progressOn } from './progress.js';

export interface SlicedRun extends SuitesResult {
  /** Somebody asked the process to end, and not everything has run. */
  readonly interrupted: boolean;
}

/** So long nobody hears a signal: in milliseconds. */
const slice = 50;
/** After so many requests the clock is looked at; a question about all requests may take as long as all of them. */
const glance = 32;

/** Runs the cases, listens in between to whoever wants the process to end, and says how far it has come. */
export async function runInSlices(io: Io, suites: readonly Suite[], options: RunOptions): Promise<SlicedRun> {
  const total = options.selected?.size ?? countCases(suites);
  const progress = progressOn(io.err, 'cases');
  const steps = stepSuites(suites, options);
  let why: string | undefined;
  const ignore = io.onInterrupt(() => {
    why = 'the run was interrupted';
  });
  try {
    // Files that took long to read have kept a signal waiting.
    let last = 0;
    let done = 0;
    for (;;) {
      const step = steps.next(why);
      if (step.done === true) return { ...step.value, interrupted: why !== undefined && done < total };
      done += why === undefined ? 1 : 0;
      if (step.value.kind === 'request' && done % glance !== 1) continue;
      const now = performance.now();
      if (now - last < slice) continue;
      await new Promise(setImmediate);
      last = performance.now();
      progress.show(done, total);
    }
  } finally {
    ignore();
    progress.clear();
  }
}

function countCases(suites: readonly Suite[]): number {
  let count = 0;
  for (const { scenarios } of suites) for (const { cases } of scenarios) count += cases.length;
  return count;
}
