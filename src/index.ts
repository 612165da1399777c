export { ExpectationError, PolicyError, RequestError } from './api/errors.js';
export { evaluate } from './api/evaluate.js';
export { type Policy, type PolicyStatementSummary, parsePolicy } from './api/policy.js';
export type { PolicyDocument, PolicyPrincipal, PolicyStatement } from './api/policy-document.js';
export {
  asPolicySet,
  type Layers,
  type PolicySet,
  type PolicySource,
  policySet,
  type Subject,
} from './api/policy-set.js';
export type { Problem } from './api/problem.js';
export type { Result } from './api/result.js';
export type { Effect, LayerName } from './iam/document/policy.js';
export type { DecidingStatement, Decision, Note, Outcome, Permission } from './iam/evaluate/decision.js';
export { checkExpectation, type Expectation, type ExpectationCheck } from './scenario/expectation.js';
export { parseExpectation } from './scenario/parse-expectation.js';
export type { ContextScalar, PrincipalInput, Request } from './service/request.js';
export { loadPolicy } from './source/load-policy.js';
