import { type Diagnostic, type Report, reportInto } from '../diagnostic.js';
import type { ParsedPolicy, ParsedStatement } from '../document/policy.js';
import { compileActions } from './compile-actions.js';
import { compileCondition } from './compile-condition.js';
import { compilePrincipals } from './compile-principals.js';
import { compileResources } from './compile-resources.js';
import type { CompiledCondition, CompiledPolicy, CompiledStatement } from './compiled-policy.js';

export interface CompileResult {
  /** Of use only when there is no error among the diagnostics, of the document's either. */
  readonly policy: CompiledPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every value of a policy once: patterns, variables, numbers, dates, addresses. */
export function compilePolicy(parsed: ParsedPolicy): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, parsed.source);
  const variables = parsed.version === '2012-10-17';
  const statements = parsed.statements.map((statement) => compileStatement(statement, variables, report));
  return { policy: { parsed, statements }, diagnostics };
}

/** @param variables whether policy variables are read, as they are since the version of 2012 */
export function compileStatement(
  parsed: ParsedStatement,
  variables: boolean,
  report: Report,
): CompiledStatement {
  const { action, effect, principal, resource, path } = parsed;
  return {
    parsed,
    effect,
    principals: principal && compilePrincipals(principal),
    actions: compileActions(action, [...path, action.negated ? 'NotAction' : 'Action'], report),
    resources:
      resource &&
      compileResources(resource, variables, [...path, resource.negated ? 'NotResource' : 'Resource'], report),
    conditions: parsed.conditions
      .map((condition) => compileCondition(condition, variables, report))
      .filter((condition): condition is CompiledCondition => condition !== undefined),
  };
}
