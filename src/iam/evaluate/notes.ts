import type { CompiledPrincipals } from '../compile/compile-principals.js';
import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledStatement } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import { unreadableValue } from '../compile/unreadable-value.js';
import { nearest } from '../nearest.js';
import type { ConditionKey } from '../value/condition-key.js';
import { anyRun } from '../value/pattern.js';
import { valuesOf } from '../value/scalar.js';
import { type Template, type VariablePiece, variableText } from '../value/template.js';
import { type CompiledSet, callerId, variablesIn } from './compiled-set.js';
import type { Verdict } from './decide.js';
import { grantingLayers } from './evaluation-order.js';
import { exemptionOf } from './exemption.js';
import { namingOf } from './naming.js';
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
  { situation, outcome, layer }: Verdict,
  /** The actions of the service, where they are known. */
  actions: readonly string[] | undefined,
): NoteFact[] {
  const named = [...candidates(set, situation)];
  const isNear = named.some(({ deciding }) => grantingLayers.has(deciding.layer) || deciding.layer === layer);
  return [
    ...(isNear || outcome !== 'implicit-deny'
      ? []
      : [denyNotNear(set, situation, actions, named.length > 0)]),
    ...named.flatMap((placed) => statementNotes(placed, situation)),
    ...uncoveredNotes(set, situation),
  ];
}

function statementNotes(placed: PlacedStatement, situation: RequestSituation): NoteFact[] {
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

function labelOf({ deciding: { sid, policy, index } }: PlacedStatement): string {
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
    return [{ code: 'missing-context-key', key: callerId.name, statement }];
  const mayHaveFederated =
    principal.kind === 'federated-user' &&
    principal.federatedBy === undefined &&
    named.some(({ kind, account }) => kind === 'user' && account === principal.account);
  return mayHaveFederated ? [{ code: 'caller-not-named', statement, field: 'federatedBy' }] : [];
}

/** Those that have ids. */
const accountKinds: ReadonlySet<string> = new Set(['user', 'role', 'session']);

/** AWS applies RCPs to some services only, and ignores a statement about another one. */
function uncoveredNotes({ layers }: CompiledSet, situation: RequestSituation): NoteFact[] {
  if (exemptionOf('rcp', situation) !== 'service-without-rcps') return [];
  const levels = layers.get('rcp')?.levels ?? [];
  const denies = levels.flatMap((level) => level.candidates(situation.action).denies);
  return denies.map((placed) => ({
    code: 'rcp-not-covered',
    action: situation.action.text,
    statement: labelOf(placed),
  }));
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
  isLimited: boolean,
): NoteFact {
  const exists = actions?.some((known) => known.toLowerCase() === action.id);
  const meant =
    exists === true ? undefined : (nearest(action.text, actions ?? []) ?? set.nearestAction(action.text));
  const isItself = meant?.toLowerCase() === action.id;
  return {
    code: 'deny-not-near',
    action: action.text,
    exists,
    isLimited,
    nearest: isItself ? undefined : meant,
  };
}

/** The statements that name the action, in the layers that are asked. */
function* candidates({ layers }: CompiledSet, situation: RequestSituation): Iterable<PlacedStatement> {
  for (const [layer, { levels }] of layers) {
    if (exemptionOf(layer, situation) !== undefined) continue;
    for (const level of levels) {
      const { allows, denies } = level.candidates(situation.action);
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
