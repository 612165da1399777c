export {
  type AllowedRange,
  type AllowedTexts,
  type AllowedValue,
  type AllowedValues,
  allowedValues,
} from './api/analysis/allowed-values.js';
export type {
  AnalysisOptions,
  Answer,
  Change,
  Comparison,
  Proved,
  Refuted,
  Relation,
  Undecided,
} from './api/analysis/answers.js';
export { compare } from './api/analysis/compare.js';
export { proveAlways, proveExactly, proveNever, proveNoMoreThan } from './api/analysis/prove.js';
export { defineConfig, type PolicySpecConfig } from './api/config.js';
export { ExpectationError, PolicyError, RequestError, UndecidedError } from './api/errors.js';
export { evaluate } from './api/evaluate.js';
export type { Layers, NamedLayers, PolicySource } from './api/layers.js';
export { type Policy, type PolicyStatementSummary, parsePolicy } from './api/policy.js';
export type { PolicyDocument, PolicyPrincipal, PolicyStatement } from './api/policy-document.js';
export { asPolicySet, type PolicySet, policySet, type Subject } from './api/policy-set.js';
export type { Problem } from './api/problem.js';
export type { Result } from './api/result.js';
export { recordDecision } from './cli/coverage-log.js';
export type { Effect, LayerName } from './iam/document/policy.js';
export type { DecidingStatement, Decision, Note, Outcome, Permission } from './iam/evaluate/decision.js';
export { type Claim, describeClaim, proveClaim } from './scenario/claim.js';
export { type AnsweredClaim, describeAnswer } from './scenario/describe-answer.js';
export { checkExpectation, type Expectation, type ExpectationCheck } from './scenario/expectation.js';
export { parseExpectation } from './scenario/parse-expectation.js';
export { type WrittenScenario, writeScenario } from './scenario/write-scenario.js';
export type { ExpectedValue, ExpectedValues, OneOrMore, RequestPattern } from './service/analyze/pattern.js';
export type { VaryingRequest } from './service/analyze/read-varying.js';
export type { ContextScalar, PrincipalInput, Request } from './service/request.js';
export { loadPolicy } from './source/load-policy.js';
