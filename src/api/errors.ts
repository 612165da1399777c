import { describeProblem, type Problem } from './problem.js';

/** A policy, or a set of them, that cannot be used; every reason stands in `diagnostics`. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly diagnostics: readonly Problem[];

  constructor(diagnostics: readonly Problem[]) {
    super(messageOf('the policy cannot be used', diagnostics));
    this.diagnostics = diagnostics;
  }
}

/** A request that is malformed; every reason stands in `diagnostics`. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly diagnostics: readonly Problem[];

  constructor(diagnostics: readonly Problem[]) {
    super(messageOf('the request is malformed', diagnostics));
    this.diagnostics = diagnostics;
  }
}

/** An expectation that no decision could be compared with; every reason stands in `diagnostics`. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';
  readonly diagnostics: readonly Problem[];

  constructor(diagnostics: readonly Problem[]) {
    super(messageOf('the expectation cannot be used', diagnostics));
    this.diagnostics = diagnostics;
  }
}

function messageOf(what: string, problems: readonly Problem[]): string {
  const lines = problems.filter(({ severity }) => severity === 'error').map(describeProblem);
  return lines.length === 1 ? `${what}: ${lines[0]}` : [`${what}:`, ...lines].join('\n  ');
}
