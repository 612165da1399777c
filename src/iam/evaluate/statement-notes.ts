import type { CompiledPrincipals } from '../compile/compile-principals.js';
import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledStatement } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import { unreadableValue } from '../compile/unreadable-value.js';
import type { ConditionKey } from '../value/condition-key.js';
import { anyRun } from '../value/pattern.js';
import { valuesOf } from '../value/scalar.js';
import { type Template, type VariablePiece, variableText } from '../value/template.js';
import { callerId, principalArn, variablesIn } from './compiled-set.js';
import { namingOf, withoutPath } from './naming.js';
import type { NoteFact } from './note-fact.js';
import { principalKeys, type RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';

/** What the request leaves open that the statement, whose action matches, asks for. */
export function statementNotes(placed: PlacedStatement, situation: RequestSituation): NoteFact[] {
  const { statement } = placed;
  if (!mayMatchResource(statement, situation)) return [];
  const label = labelOf(placed);
  const { principals } = statement;
  if (principals !== undefined && namingOf(principals, situation) === undefined)
    return callerNotes(principals, label, situation);
  const keys = new Map([...keysOf(statement)].map((key) => [key.id, key]));
  const missing = [...keys.values()]
    .filter((key) => !situation.speaksOf(key))
    .map((key): NoteFact => {
      const about = { key: key.name, statement: label };
      return situation.isOfOtherPermission(key)
        ? { code: 'key-of-other-permission', ...about, action: situation.action.text }
        : { code: 'missing-context-key', ...about, isOfCaller: isOfCaller(key, situation) };
    });
  const several = variablesIn(statement)
    .filter(({ key }) => situation.textOf(key) === null)
    .map(({ key }): NoteFact => ({ code: 'several-values-in-variable', key: key.name, statement: label }));
  return [
    ...missing,
    ...several,
    ...pathNotes(statement.conditions, label, situation),
    ...statement.conditions.flatMap((condition) => valueNotes(condition, situation)),
  ];
}

/** The role of a session may be the one that a condition names with its path: its ARN does not say. */
function pathNotes(
  conditions: readonly CompiledCondition[],
  statement: string,
  { facts: { principal, context } }: RequestSituation,
): NoteFact[] {
  if (principal?.kind !== 'session' || context?.has(principalArn.id) === true) return [];
  const { principalArn: role } = principal;
  const values = conditions
    .filter(({ key }) => key.id === principalArn.id)
    .flatMap(({ operands }) => operands.map(({ text }) => text));
  return values
    .filter((text) => text !== role && withoutPath(text) === role)
    .map((text) => ({ code: 'role-path-not-given', statement, role: text }));
}

export function labelOf({ deciding: { sid, policy, index } }: PlacedStatement): string {
  return sid ?? `${policy}#${index}`;
}

/** A statement that is about somebody else may be about the caller, as far as the request says who that is. */
function callerNotes(
  { named, ids }: CompiledPrincipals,
  statement: string,
  situation: RequestSituation,
): NoteFact[] {
  const { principal } = situation.facts;
  if (principal === undefined) return [{ code: 'caller-not-named', statement, field: 'principal' }];
  if (ids.size > 0 && !situation.speaksOf(callerId) && accountKinds.has(principal.kind))
    return [{ code: 'missing-context-key', key: callerId.name, statement, isOfCaller: false }];
  const mayHaveFederated =
    principal.kind === 'federated-user' &&
    principal.federatedBy === undefined &&
    named.some(({ kind, account }) => kind === 'user' && account === principal.account);
  return mayHaveFederated ? [{ code: 'caller-not-named', statement, field: 'federatedBy' }] : [];
}

/** Those that have ids. */
const accountKinds: ReadonlySet<string> = new Set(['user', 'role', 'session']);

function isOfCaller({ filled }: ConditionKey, { facts: { principal } }: RequestSituation): boolean {
  return principal === undefined && filled !== undefined && principalKeys.has(filled);
}

/** A pattern that fails only for want of a variable's value counts as near: that is what the note is about. */
function mayMatchResource({ resources }: CompiledStatement, situation: Situation): boolean {
  if (resources === undefined || matchesResource(resources, situation)) return true;
  const patterns = resources.patterns.map((pattern) => ({
    ...pattern,
    template: widen(pattern.template, situation),
  }));
  return matchesResource({ ...resources, patterns }, situation);
}

/** The template with `*` in place of every variable that has no value. */
function widen(template: Template, situation: Situation): Template {
  if (template.pattern !== undefined) return template;
  const pieces = template.pieces.map((piece) => {
    return piece.kind === 'variable' && variableText(piece, situation) === undefined
      ? ({ kind: 'text', tokens: [anyRun] } as const)
      : piece;
  });
  return { ...template, pieces };
}

function valueNotes(condition: CompiledCondition, situation: Situation): NoteFact[] {
  const { operator, operatorName, qualifier, key } = condition;
  const unusable = unreadableValue(condition, situation);
  const notes: NoteFact[] = [];
  if (unusable !== undefined) {
    notes.push({
      code: 'unusable-context-value',
      key: key.name,
      value: JSON.stringify(unusable),
      operator: operatorName,
      kind: operator.kind,
    });
  }
  const isSeveral = valuesOf(situation.valueOf(key)).length > 1;
  if (isSeveral && qualifier === undefined && !operator.asksPresence) {
    notes.push({ code: 'several-values-without-set-operator', key: key.name, operator: operatorName });
  }
  return notes;
}

/** The keys whose absence changes what the statement says; a variable with a default does without its key. */
function* keysOf({ resources, conditions }: CompiledStatement): Iterable<ConditionKey> {
  for (const { variables } of resources?.patterns ?? []) yield* needed(variables);
  for (const { key, variables } of conditions) {
    yield key;
    yield* needed(variables);
  }
}

function* needed(variables: readonly VariablePiece[]): Iterable<ConditionKey> {
  for (const { key, fallback } of variables) if (fallback === undefined) yield key;
}
