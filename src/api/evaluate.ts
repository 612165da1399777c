import type { Decision } from '../iam/evaluate/decision.js';
import { decideRequest } from '../service/decide-request.js';
import { Faults } from '../service/faults.js';
import type { Request } from '../service/request.js';
import { RequestError } from './errors.js';
import { EvaluatedDecision } from './evaluated-decision.js';
import { compiledSetOf, type PolicySet, type Subject } from './policy-set.js';
import { type Problem, problemOf } from './problem.js';
import type { Result } from './result.js';

/**
 * Decides one request. A bare policy is an identity policy. Pure: no clock, file, network, locale or randomness.
 * @throws {PolicyError} on a policy that is invalid, or that is no identity policy
 * @throws {RequestError} on a malformed request
 */
export function evaluate(subject: Subject, request: Request): Decision {
  const faults = new Faults();
  const verdict = decideRequest(compiledSetOf(subject), request, faults);
  if (verdict === undefined) throw new RequestError(problemsOf(faults));
  return new EvaluatedDecision(verdict);
}

/** The same without exceptions, for those who gather problems. */
export function decide(set: PolicySet, request: Request): Result<Decision> {
  const faults = new Faults();
  const verdict = decideRequest(compiledSetOf(set), request, faults);
  if (verdict === undefined) return { ok: false, problems: problemsOf(faults) };
  return { ok: true, value: new EvaluatedDecision(verdict) };
}

function problemsOf({ diagnostics = [] }: Faults): readonly Problem[] {
  return diagnostics.map(problemOf);
}
