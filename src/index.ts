export { PolicyError, RequestError } from './api/errors.js';
export { evaluate, type Subject } from './api/evaluate.js';
export { type Policy, type PolicyStatementSummary, parsePolicy } from './api/policy.js';
export type { PolicyDocument, PolicyPrincipal, PolicyStatement } from './api/policy-document.js';
export { type Layers, type PolicySet, type PolicySource, policySet } from './api/policy-set.js';
export type { Problem } from './api/problem.js';
export type { Effect, LayerName } from './iam/document/policy.js';
export type { DecidingStatement, Decision, Note, Outcome, Permission } from './iam/evaluate/decision.js';
export type { ContextScalar, PrincipalInput, Request } from './service/request.js';
