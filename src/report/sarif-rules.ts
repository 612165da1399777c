import type { Problem } from '../api/problem.js';
import { type FailureKind, failureKinds } from './failure-kind.js';

/** What a finding is an instance of. */
export interface Rule {
  readonly id: string;
  readonly short: string;
  readonly full: string;
}

/** One rule for each kind of failure, always there; then one for each code of an error or a warning of this run. */
export function rulesFor(problems: readonly Problem[]): readonly Rule[] {
  const rules = new Map<string, Rule>(
    failureKinds.map((kind) => [kind, { id: kind, ...describeKind(kind) }]),
  );
  for (const { code } of problems) {
    if (!rules.has(code))
      rules.set(code, {
        id: code,
        short: `A scenario file or policy could not be used: ${code}`,
        full: 'What the file says cannot be read or makes no sense, so it was not run, or not as it was meant.',
      });
  }
  return [...rules.values()];
}

function describeKind(kind: FailureKind): Omit<Rule, 'id'> {
  switch (kind) {
    case 'wrong-outcome':
      return {
        short: 'A request is decided otherwise than expected',
        full: 'The policies allow what a scenario expects them to deny, or deny what it expects them to allow.',
      };
    case 'wrong-deciders':
      return {
        short: 'A request is decided by others than expected',
        full: 'The outcome is as expected, but other statements or another layer decided.',
      };
    case 'claim-refuted':
      return {
        short: 'A claim about all requests does not hold',
        full: 'There is a request for which the policies do otherwise than a scenario claims of all of them.',
      };
    case 'claim-undecided':
      return {
        short: 'A claim about all requests is undecided',
        full: 'The claim could neither be proved nor refuted. Only what is proved passes.',
      };
    case 'note':
      return {
        short: 'A result may hide something',
        full: 'The decision rests on something that the request does not say, or says to no effect. Under --strict a note fails its case.',
      };
  }
}
