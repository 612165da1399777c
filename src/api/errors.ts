import { describeProblem, type Problem } from './problem.js';

/** What cannot be used, with every reason in `diagnostics`. */
abstract class DiagnosticError extends Error {
  readonly diagnostics: readonly Problem[];

  constructor(what: string, diagnostics: readonly Problem[]) {
    const lines = diagnostics.filter(({ severity }) => severity === 'error').map(describeProblem);
    super(lines.length === 1 ? `${what}: ${lines[0]}` : [`${what}:`, ...lines].join('\n  '));
    this.diagnostics = diagnostics;
  }
}

/** A policy, or a set of them, that cannot be used; every reason stands in `diagnostics`. */
export class PolicyError extends DiagnosticError {
  override readonly name = 'PolicyError';

  constructor(diagnostics: readonly Problem[]) {
    super('the policy cannot be used', diagnostics);
  }
}

/** A request that is malformed; every reason stands in `diagnostics`. */
export class RequestError extends DiagnosticError {
  override readonly name = 'RequestError';

  constructor(diagnostics: readonly Problem[]) {
    super('the request is malformed', diagnostics);
  }
}

/** An expectation that no decision could be compared with; every reason stands in `diagnostics`. */
export class ExpectationError extends DiagnosticError {
  override readonly name = 'ExpectationError';

  constructor(diagnostics: readonly Problem[]) {
    super('the expectation cannot be used', diagnostics);
  }
}

/** A question about all requests that has no answer: neither is it so, nor is it not so. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
}
