import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledStatement } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import { unreadableValue } from '../compile/unreadable-value.js';
import { nearest } from '../nearest.js';
import type { ConditionKey } from '../value/condition-key.js';
import { anyRun } from '../value/pattern.js';
import { valuesOf } from '../value/scalar.js';
import { type Template, type VariablePiece, variableText } from '../value/template.js';
import { type CompiledSet, variablesIn } from './compiled-set.js';
import type { Outcome } from './decision.js';
import type { NoteFact } from './note-fact.js';
import type { RequestFacts, RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';

/** The given keys that no statement of the policies reads. */
export function unreadKeys(
  set: CompiledSet,
  { context }: RequestFacts,
  /** Keys that a real request carries, read or not. */
  carried: readonly string[],
): NoteFact[] {
  if (context === undefined || context.size === 0) return [];
  const read = set.readKeys();
  return [...context]
    .filter(([id, { value }]) => value !== undefined && !read.has(id) && !carried.includes(id))
    .map(([, { name }]) => ({
      code: 'unread-context-key',
      key: name,
      nearest: set.nearestReadKey(name),
    }));
}

/** What stands open about one permission: keys not spoken of, values that cannot be read, an action that nobody names. */
export function permissionNotes(
  set: CompiledSet,
  situation: RequestSituation,
  outcome: Outcome,
  /** The actions of the service, where they are known. */
  actions: readonly string[] | undefined,
): NoteFact[] {
  const named = [...candidates(set, situation)];
  if (named.length === 0 && outcome === 'implicit-deny') return [denyNotNear(set, situation, actions)];
  return named.flatMap((placed) => statementNotes(placed, situation));
}

function statementNotes(placed: PlacedStatement, situation: RequestSituation): NoteFact[] {
  const { statement } = placed;
  if (!mayMatchResource(statement, situation)) return [];
  const label = placed.deciding.sid ?? `${placed.deciding.policy}#${placed.deciding.index}`;
  const keys = new Map([...keysOf(statement)].map((key) => [key.id, key]));
  const missing = [...keys.values()]
    .filter((key) => !situation.speaksOf(key))
    .map((key): NoteFact => {
      const about = { key: key.name, statement: label };
      return situation.isOfOtherPermission(key)
        ? { code: 'key-of-other-permission', ...about, action: situation.action.text }
        : { code: 'missing-context-key', ...about };
    });
  const several = variablesIn(statement)
    .filter(({ key }) => situation.textOf(key) === null)
    .map(({ key }): NoteFact => ({ code: 'several-values-in-variable', key: key.name, statement: label }));
  return [
    ...missing,
    ...several,
    ...statement.conditions.flatMap((condition) => valueNotes(condition, situation)),
  ];
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

function denyNotNear(
  set: CompiledSet,
  { action }: RequestSituation,
  actions: readonly string[] | undefined,
): NoteFact {
  const exists = actions?.some((known) => known.toLowerCase() === action.id);
  const meant =
    exists === true ? undefined : (nearest(action.text, actions ?? []) ?? set.nearestAction(action.text));
  return { code: 'deny-not-near', action: action.text, exists, nearest: meant };
}

function* candidates({ layers }: CompiledSet, { action }: Situation): Iterable<PlacedStatement> {
  for (const { levels } of layers.values()) {
    for (const level of levels) {
      const { allows, denies } = level.candidates(action);
      yield* denies;
      yield* allows;
    }
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
