import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledResources } from '../compile/compiled-policy.js';
import type { Situation } from '../compile/situation.js';
import { unreadableValue } from '../compile/unreadable-value.js';
import type { Effect, LayerName } from '../document/policy.js';
import type { CompiledSet } from '../evaluate/compiled-set.js';
import { crossesAccounts, type Verdict } from '../evaluate/decide.js';
import type { DecidingStatement, Outcome } from '../evaluate/decision.js';
import type { RequestSituation } from '../evaluate/request-situation.js';
import type { StatementIndex } from '../evaluate/statement-index.js';
import type { ContextValue } from '../value/scalar.js';
import { variableText } from '../value/template.js';

/** Why a permission was decided as it was: every statement that came near, and what stopped it. */
export interface Explanation {
  readonly action: string;
  readonly resource: string;
  readonly outcome: Outcome;
  readonly layer: LayerName;
  /** The statements whose action matched. */
  readonly near: readonly NearStatement[];
  /** An action that the policies do name, when none of them names this one. */
  readonly nearestAction: string | undefined;
  readonly accounts: { readonly caller: string; readonly owner: string } | undefined;
}

export interface NearStatement {
  readonly statement: DecidingStatement;
  readonly effect: Effect;
  /** Empty when the statement applies. */
  readonly stops: readonly Stop[];
}

/** An element that kept a statement from applying. */
export type Stop =
  | {
      readonly kind: 'resource';
      readonly given: string;
      readonly negated: boolean;
      readonly patterns: readonly Wanted[];
    }
  | {
      readonly kind: 'condition';
      readonly condition: CompiledCondition;
      readonly given: ContextValue;
      readonly wanted: readonly Wanted[];
      readonly unreadable: boolean;
    };

/** A value as the policy writes it, with what its variables stand for; null for one without a value. */
export interface Wanted {
  readonly text: string;
  readonly variables: readonly { readonly name: string; readonly value: string | null }[];
}

export function explainPermission(set: CompiledSet, { situation, outcome, layer }: Verdict): Explanation {
  const near = [...set.layers.values()].flatMap(({ levels }) =>
    levels.flatMap((level) => nearIn(level, situation)),
  );
  return {
    action: situation.action.text,
    resource: situation.resource,
    outcome,
    layer,
    near,
    nearestAction: near.length > 0 ? undefined : set.nearestAction(situation.action.text),
    accounts: accountsOf(situation),
  };
}

/** Both accounts, where they are two. */
function accountsOf(situation: RequestSituation): Explanation['accounts'] {
  if (!crossesAccounts(situation)) return undefined;
  const { principal, resourceAccount } = situation.facts;
  return { caller: principal?.account ?? '', owner: resourceAccount ?? '' };
}

function nearIn(level: StatementIndex, situation: Situation): NearStatement[] {
  const { allows, denies } = level.candidates(situation.action);
  return [...denies, ...allows].map(({ statement, deciding }) => {
    const { resources, conditions } = statement;
    const stops: Stop[] = [];
    if (resources !== undefined && !matchesResource(resources, situation))
      stops.push(resourceStop(resources, situation));
    for (const condition of conditions) {
      if (!condition.holds(situation)) stops.push(conditionStop(condition, situation));
    }
    return { statement: deciding, effect: statement.parsed.effect, stops };
  });
}

function resourceStop({ negated, patterns }: CompiledResources, situation: Situation): Stop {
  return {
    kind: 'resource',
    given: situation.resource,
    negated,
    patterns: patterns.map((pattern) => wantedOf(pattern, situation)),
  };
}

function conditionStop(condition: CompiledCondition, situation: Situation): Stop {
  return {
    kind: 'condition',
    condition,
    given: situation.valueOf(condition.key),
    wanted: condition.operands.map((operand) => wantedOf(operand, situation)),
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
