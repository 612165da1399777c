import { type Diagnostic, type Report, reportInto } from '../diagnostic.js';
import type { ParsedPolicy, ParsedStatement } from '../document/policy.js';
import { compileActions } from './compile-actions.js';
import { compileCondition } from './compile-condition.js';
import { compileResources } from './compile-resources.js';
import type { CompiledCondition, CompiledPolicy, CompiledStatement } from './compiled-policy.js';

export interface CompileResult {
  /** Undefined when there is an error among the diagnostics. */
  readonly policy: CompiledPolicy | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every value of a policy once: patterns, variables, numbers, dates, addresses. */
export function compilePolicy(parsed: ParsedPolicy): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, parsed.source);
  const variables = parsed.version === '2012-10-17';
  const statements = parsed.statements.map((statement) => compileStatement(statement, variables, report));
  const broken = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return { policy: broken ? undefined : { parsed, statements }, diagnostics };
}

function compileStatement(parsed: ParsedStatement, variables: boolean, report: Report): CompiledStatement {
  const { action, resource, path } = parsed;
  return {
    parsed,
    actions: compileActions(action, [...path, action.negated ? 'NotAction' : 'Action'], report),
    resources: resource && compileResources(resource, variables, [...path, resource.negated ? 'NotResource' : 'Resource'], report),
    conditions: parsed.conditions
      .map((condition) => compileCondition(condition, variables, report))
      .filter((condition): condition is CompiledCondition => condition !== undefined),
  };
}
