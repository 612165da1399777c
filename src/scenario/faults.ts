import type { Problem } from '../api/problem.js';
import type { Offset } from '../iam/document/node.js';
import type { SourceText } from '../iam/document/source-text.js';
import { placeProblem, problemOfFault } from './describe-fault.js';
import type { ScenarioFault } from './fault.js';

/** Gathers what is wrong with one file. */
export interface Faults {
  readonly source: SourceText;
  readonly refuse: (fault: ScenarioFault, at: Offset) => void;
  /** A problem that was found elsewhere: with a line, it is of another text; without one, it belongs to this place. */
  readonly pass: (problem: Problem, at: Offset) => void;
  readonly count: () => number;
  /** In the order of the text; those of other files first. */
  readonly problems: () => readonly Problem[];
}

export function gatherFaults(source: SourceText): Faults {
  const own: { readonly problem: Problem; readonly at: Offset }[] = [];
  const others = new Set<Problem>();
  return {
    source,
    refuse: (fault, at) => own.push({ problem: problemOfFault({ fault, at }, source), at }),
    pass: (problem, at) => {
      if (problem.line !== undefined) others.add(problem);
      else own.push({ problem: placeProblem(problem, source, at), at });
    },
    count: () => own.length + others.size,
    problems: () => [...others, ...own.sort((a, b) => a.at - b.at).map(({ problem }) => problem)],
  };
}
