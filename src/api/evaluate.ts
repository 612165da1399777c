import type { Decision } from '../iam/evaluate/decision.js';
import { decideRequest } from '../service/decide-request.js';
import type { Request } from '../service/request.js';
import { EvaluatedDecision } from './evaluated-decision.js';
import { PolicyError, RequestError } from './errors.js';
import { isPolicy, type Policy, policyFromObject } from './policy.js';
import type { PolicyDocument } from './policy-document.js';
import { assemble, compiledSetOf, isPolicySet, type PolicySet } from './policy-set.js';
import { problemOf } from './problem.js';
import type { Result } from './result.js';

/** What can be asked: a policy set, a policy, a policy document, or anything whose `toJSON()` gives one. */
export type Subject = PolicySet | Policy | PolicyDocument | { toJSON(): unknown };

/**
 * Decides one request. A bare policy is an identity policy. Pure: no clock, file, network, locale or randomness.
 * @throws {PolicyError} on a policy that is invalid, or that is no identity policy
 * @throws {RequestError} on a malformed request
 */
export function evaluate(subject: Subject, request: Request): Decision {
  const { verdict, diagnostics } = decideRequest(compiledSetOf(asPolicySet(subject)), request);
  if (verdict === undefined) throw new RequestError(diagnostics.map(problemOf));
  return new EvaluatedDecision(verdict);
}

/** The same without exceptions, for those who gather problems. */
export function decide(set: PolicySet, request: Request): Result<Decision> {
  const { verdict, diagnostics } = decideRequest(compiledSetOf(set), request);
  if (verdict === undefined) return { ok: false, problems: diagnostics.map(problemOf) };
  return { ok: true, value: new EvaluatedDecision(verdict) };
}

const bareSets = new WeakMap<object, PolicySet>();

/**
 * What decides when the subject is asked: a set itself, anything else as the one identity policy.
 * @throws {PolicyError} on a policy that is invalid, or that is no identity policy
 */
export function asPolicySet(subject: Subject): PolicySet {
  if (isPolicySet(subject)) return subject;
  const known = bareSets.get(subject);
  if (known !== undefined) return known;
  if (isPolicy(subject)) {
    const set = bareSet(subject);
    bareSets.set(subject, set);
    return set;
  }
  // An object that the caller may change between two questions is read anew for each.
  const result = policyFromObject(subject);
  if (!result.ok) throw new PolicyError(result.problems);
  return bareSet(result.value);
}

function bareSet(policy: Policy): PolicySet {
  const result = assemble(new Map([['identity', [[policy]]]]));
  if (!result.ok) throw new PolicyError(result.problems);
  return result.value;
}
