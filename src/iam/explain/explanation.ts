import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledResources, CompiledStatement } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import { unreadableValue } from '../compile/unreadable-value.js';
import type { Effect } from '../document/policy.js';
import { accountsOf } from '../evaluate/accounts.js';
import type { CompiledSet } from '../evaluate/compiled-set.js';
import { isFullAccess, type Verdict } from '../evaluate/decide.js';
import type { DecidingStatement, Outcome } from '../evaluate/decision.js';
import { mayHaveBoundary, namingOf } from '../evaluate/naming.js';
import type { RequestSituation } from '../evaluate/request-situation.js';
import type { StatementIndex } from '../evaluate/statement-index.js';
import type { ContextValue } from '../value/scalar.js';
import { variableText } from '../value/template.js';
import { type LayerStep, walkLayers } from './walk-layers.js';

/** Why a permission was decided as it was: every statement that came near, and what stopped it. */
export interface Explanation {
  readonly action: string;
  readonly resource: string;
  readonly outcome: Outcome;
  /** Where identity policies alone were asked, there is nothing to walk through: their statements say it all. */
  readonly isPlain: boolean;
  /** The layers that were asked, in the order of evaluation; of an explicit deny those that denied. */
  readonly layers: readonly ExplainedLayer[];
  /** Whether any statement of these layers names the action. */
  readonly isActionNamed: boolean;
  /** An action that the policies do name, when none of them names this one. */
  readonly nearestAction: string | undefined;
  readonly accounts: { readonly caller: string; readonly owner: string } | undefined;
}

export interface ExplainedLayer extends LayerStep {
  /** The statements whose action matched, level by level. */
  readonly levels: readonly (readonly NearStatement[])[];
  /** The names of the policies, level by level, where the layer had to allow and did not. */
  readonly policies: readonly (readonly string[])[];
}

export interface NearStatement {
  readonly statement: DecidingStatement;
  readonly effect: Effect;
  /** Empty when the statement applies. */
  readonly stops: readonly Stop[];
  /** The conditions of a Deny that applies: people want to know what it is that they run into. */
  readonly held: readonly ConditionFact[];
  /** Why NotPrincipal, where it applies, does not except the caller. */
  readonly notExcepted: 'not-listed' | 'under-boundary' | undefined;
}

/** An element that kept a statement from applying. */
export type Stop =
  | {
      readonly kind: 'principal';
      readonly caller: string | undefined;
      readonly negated: boolean;
      readonly named: readonly string[];
    }
  | {
      readonly kind: 'resource';
      readonly given: string;
      readonly negated: boolean;
      readonly patterns: readonly Wanted[];
    }
  | (ConditionFact & { readonly kind: 'condition'; readonly unreadable: boolean });

/** A condition with the value that the request has for it. */
export interface ConditionFact {
  readonly condition: CompiledCondition;
  readonly given: ContextValue;
  readonly wanted: readonly Wanted[];
}

/** A value as the policy writes it, with what its variables stand for; null for one without a value. */
export interface Wanted {
  readonly text: string;
  readonly variables: readonly { readonly name: string; readonly value: string | null }[];
}

export function explainPermission(set: CompiledSet, verdict: Verdict): Explanation {
  const { situation, outcome } = verdict;
  const isPlain = isDecidedByIdentity(set, verdict);
  const layers =
    outcome === 'explicit-deny' && !isPlain ? denyingLayers(set, verdict) : walkedLayers(set, verdict);
  const isNamed = isActionNamed(set, situation);
  return {
    action: situation.action.text,
    resource: situation.resource,
    outcome,
    isPlain,
    layers,
    isActionNamed: isNamed,
    nearestAction: isNamed ? undefined : set.nearestAction(situation.action.text),
    accounts: bothAccounts(situation),
  };
}

function isDecidedByIdentity({ given }: CompiledSet, { situation }: Verdict): boolean {
  const isAlone = given.every(({ layer }) => layer === 'identity');
  const isOrdinary =
    situation.facts.principal?.kind !== 'federated-user' && situation.rules.indispensable === undefined;
  return isAlone && isOrdinary && accountsOf(situation) === 'one' && !isFullAccess(situation);
}

function isActionNamed({ given }: CompiledSet, { action }: RequestSituation): boolean {
  const levels = given.flatMap((layer) => layer.levels);
  return levels.some((level) => {
    const { allows, denies } = level.candidates(action);
    return allows.length + denies.length > 0;
  });
}

/** Where a Deny ended it, no Allow was asked for. */
function denyingLayers(set: CompiledSet, { situation, statements }: Verdict): readonly ExplainedLayer[] {
  const denied = new Set(statements);
  return set.given
    .filter(({ layer }) => statements.some((statement) => statement.layer === layer))
    .map(({ layer, levels }) => ({
      layer,
      state: { code: 'not-reached' },
      levels: levels.map((level) =>
        nearIn(level, situation).filter(({ statement }) => denied.has(statement)),
      ),
      policies: [],
    }));
}

function walkedLayers(set: CompiledSet, verdict: Verdict): readonly ExplainedLayer[] {
  return walkLayers(set, verdict).map((step) => {
    const levels = isAsked(step) ? (set.layers[step.layer]?.levels ?? []) : [];
    return {
      ...step,
      levels: levels.map((level) => nearIn(level, verdict.situation)),
      policies: step.state.code === 'stops' ? levels.map(policiesIn) : [],
    };
  });
}

function policiesIn({ statements }: StatementIndex): readonly string[] {
  return [...new Set(statements.map(({ deciding }) => deciding.policy))];
}

/** Whether its statements had a say. */
function isAsked({ state }: LayerStep): boolean {
  if (state.code === 'stops') return state.policies !== 'not-evaluated';
  return state.code !== 'not-asked' && state.code !== 'not-reached' && state.code !== 'full-access';
}

/** Both accounts, where they are two. */
function bothAccounts(situation: RequestSituation): Explanation['accounts'] {
  if (accountsOf(situation) !== 'two') return undefined;
  return { caller: situation.callerAccount ?? '', owner: situation.ownerAccount ?? '' };
}

function nearIn(level: StatementIndex, situation: RequestSituation): NearStatement[] {
  const { allows, denies } = level.candidates(situation.action);
  return [...denies, ...allows].map(({ statement, deciding }) => {
    const { principals, resources, conditions } = statement;
    const stops: Stop[] = [];
    if (principals !== undefined && namingOf(principals, situation) === undefined)
      stops.push(principalStop(statement, situation));
    if (resources !== undefined && !matchesResource(resources, situation))
      stops.push(resourceStop(resources, situation));
    for (const condition of conditions) {
      if (!condition.holds(situation)) stops.push(conditionStop(condition, situation));
    }
    const applies = stops.length === 0;
    return {
      statement: deciding,
      effect: statement.effect,
      stops,
      held:
        applies && statement.effect === 'Deny'
          ? conditions.map((condition) => factOf(condition, situation))
          : [],
      notExcepted: applies && principals?.negated === true ? whyNotExcepted(situation) : undefined,
    };
  });
}

function whyNotExcepted(situation: RequestSituation): NearStatement['notExcepted'] {
  return situation.underBoundary && mayHaveBoundary(situation.facts.principal)
    ? 'under-boundary'
    : 'not-listed';
}

function principalStop({ parsed }: CompiledStatement, { facts }: RequestSituation): Stop {
  return {
    kind: 'principal',
    caller: facts.principal?.text,
    negated: parsed.principal?.negated === true,
    named: (parsed.principal?.entries ?? []).map(({ text }) => text),
  };
}

function resourceStop({ negated, patterns }: CompiledResources, situation: Situation): Stop {
  return {
    kind: 'resource',
    given: situation.resource,
    negated,
    patterns: patterns.map((pattern) => wantedOf(pattern, situation)),
  };
}

function factOf(condition: CompiledCondition, situation: Situation): ConditionFact {
  return {
    condition,
    given: situation.valueOf(condition.key),
    wanted: condition.operands.map((operand) => wantedOf(operand, situation)),
  };
}

function conditionStop(condition: CompiledCondition, situation: Situation): Stop {
  return {
    kind: 'condition',
    ...factOf(condition, situation),
    unreadable: unreadableValue(condition, situation) !== undefined,
  };
}

function wantedOf(
  { text, variables }: CompiledCondition['operands'][number] | CompiledResources['patterns'][number],
  situation: Situation,
): Wanted {
  return {
    text,
    variables: variables.map((piece) => ({
      name: piece.key.name,
      value: variableText(piece, situation) ?? null,
    })),
  };
}
