import type { CompiledPrincipals } from '../compile/compile-principals.js';
import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledStatement } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import { unreadableValue } from '../compile/unreadable-value.js';
import type { ConditionKey } from '../value/condition-key.js';
import { anyRun } from '../value/pattern.js';
import { type Template, type VariablePiece, variableText } from '../value/template.js';
import { callerId, principalArn, variablesIn } from './compiled-set.js';
import { namingOf, withoutPath } from './naming.js';
import type { NoteFact } from './note-fact.js';
import { principalKeys, type RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';

/** What the request leaves open that the statement, whose action matches, asks for. */
export function addStatementNotes(
  placed: PlacedStatement,
  situation: RequestSituation,
  notes: NoteFact[],
): void {
  const { statement } = placed;
  if (!mayMatchResource(statement, situation)) return;
  const { principals } = statement;
  if (principals !== undefined && namingOf(principals, situation) === undefined) {
    notes.push(...callerNotes(principals, labelOf(placed), situation));
    return;
  }
  const { keys, variables } = readsOf(statement);
  for (const key of keys)
    if (situation.valueOf(key) === undefined && !situation.speaksOf(key))
      notes.push(missingKey(key, placed, situation));
  for (const { key } of variables)
    if (situation.textOf(key) === null)
      notes.push({ code: 'several-values-in-variable', key: key.name, statement: labelOf(placed) });
  addPathNotes(placed, situation, notes);
  for (const condition of statement.conditions) addValueNotes(condition, situation, notes);
}

/** What a statement reads of a request, found once. */
interface Reads {
  /** Those whose absence changes what the statement says, each once. */
  readonly keys: readonly ConditionKey[];
  readonly variables: readonly VariablePiece[];
}

const known = new WeakMap<CompiledStatement, Reads>();

function readsOf(statement: CompiledStatement): Reads {
  const found = known.get(statement);
  if (found !== undefined) return found;
  const reads = {
    keys: [...new Map([...keysOf(statement)].map((key) => [key.id, key])).values()],
    variables: variablesIn(statement),
  };
  known.set(statement, reads);
  return reads;
}

function missingKey(key: ConditionKey, placed: PlacedStatement, situation: RequestSituation): NoteFact {
  const about = { key: key.name, statement: labelOf(placed) };
  return situation.isOfOtherPermission(key)
    ? { code: 'key-of-other-permission', ...about, action: situation.action.text }
    : { code: 'missing-context-key', ...about, isOfCaller: isOfCaller(key, situation) };
}

/** The role of a session may be the one that a condition names with its path: its ARN does not say. */
function addPathNotes(
  placed: PlacedStatement,
  { facts: { principal, context } }: RequestSituation,
  notes: NoteFact[],
): void {
  if (principal?.kind !== 'session' || context?.has(principalArn.id) === true) return;
  const { principalArn: role } = principal;
  for (const { key, operands } of placed.statement.conditions) {
    if (key.id !== principalArn.id) continue;
    for (const { text } of operands)
      if (text !== role && withoutPath(text) === role)
        notes.push({ code: 'role-path-not-given', statement: labelOf(placed), role: text });
  }
}

export function labelOf({ deciding: { sid, policy, index } }: PlacedStatement): string {
  return sid ?? `${policy}#${index}`;
}

/** A statement that is about somebody else may be about the caller, as far as the request says who that is. */
function callerNotes(
  { named, ids }: CompiledPrincipals,
  statement: string,
  situation: RequestSituation,
): readonly NoteFact[] {
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

function addValueNotes(condition: CompiledCondition, situation: Situation, notes: NoteFact[]): void {
  const { operator, operatorName, qualifier, key } = condition;
  const given = situation.valueOf(key);
  if (given === undefined) return;
  const unusable = unreadableValue(condition, situation, given);
  if (unusable !== undefined) {
    notes.push({
      code: 'unusable-context-value',
      key: key.name,
      value: JSON.stringify(unusable),
      operator: operatorName,
      kind: operator.kind,
    });
  }
  // A list in a situation has several values.
  if (typeof given === 'object' && qualifier === undefined && !operator.asksPresence) {
    notes.push({ code: 'several-values-without-set-operator', key: key.name, operator: operatorName });
  }
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
