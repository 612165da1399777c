import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledCondition, CompiledStatement } from '../compile/compiled-policy.js';
import type { CompiledSet } from './compiled-set.js';
import { exemptionOf } from './exemption.js';
import { namingOf } from './naming.js';
import type { RequestSituation } from './request-situation.js';
import type { PlacedStatement, StatementIndex } from './statement-index.js';

/** What may be seen of a statement, as bits: what several saw is joined in any order. */
export const statementBits = { matching: 1, notMatching: 2 } as const;
/** What may be seen of a condition whose statement's action, principal and resource match. */
export const conditionBits = { true: 1, false: 2, absent: 4 } as const;

export type StatementOutcome = keyof typeof statementBits;
export type ConditionOutcome = keyof typeof conditionBits;

/** One thing that may be seen: of a statement, or of one of its conditions. */
export type SeenOutcome =
  | { readonly word: StatementOutcome; readonly condition?: never }
  | { readonly word: ConditionOutcome; readonly condition: number };

/** What was seen of a statement so far. */
export interface SeenStatement {
  readonly bits: number;
  /** Of each condition, in the order of the statement. */
  readonly conditions: readonly number[];
}

/** Looks on while policies are asked. */
export interface Observer {
  /** Every statement of a layer that is in force there: whatever others say, it was seen to match or not to match. */
  see(set: CompiledSet, situation: RequestSituation): void;
  seenOf(statement: CompiledStatement): SeenStatement;
  /** What somebody else saw. */
  join(statement: CompiledStatement, seen: SeenStatement): void;
}

interface Sight {
  bits: number;
  readonly conditions: number[];
  /** How many outcomes have not been seen: where there is none, there is nothing to look at. */
  open: number;
  /** The look at which it matched last. */
  matchedAt: number;
}

const ofPresence: readonly ConditionOutcome[] = ['true', 'false'];
const ofValue: readonly ConditionOutcome[] = ['true', 'false', 'absent'];

/** The outcomes that a condition can have at all: one on presence has no third. */
export function outcomesOfCondition({ operator }: CompiledCondition): readonly ConditionOutcome[] {
  return operator.asksPresence ? ofPresence : ofValue;
}

/** The outcomes that a statement can have, and its conditions, in the order of the text. */
export function outcomesOfStatement({ conditions }: CompiledStatement): readonly SeenOutcome[] {
  const own = Object.keys(statementBits) as StatementOutcome[];
  return [
    ...own.map((word) => ({ word })),
    ...conditions.flatMap((one, condition) => outcomesOfCondition(one).map((word) => ({ word, condition }))),
  ];
}

export function wasSeen({ bits, conditions }: SeenStatement, { word, condition }: SeenOutcome): boolean {
  return condition === undefined
    ? (bits & statementBits[word]) !== 0
    : ((conditions[condition] ?? 0) & conditionBits[word]) !== 0;
}

/** @param firstOf statements that are one, though they are compiled more than once, come to the same here */
export function observer(firstOf = (statement: CompiledStatement) => statement): Observer {
  const sights = new WeakMap<CompiledStatement, Sight>();
  /** Of each level those that have matched each time so far: all others were seen not to match. */
  const alwaysMatching = new WeakMap<StatementIndex, readonly Sight[]>();
  let look = 0;

  const sightOf = (statement: CompiledStatement): Sight => {
    let sight = sights.get(statement);
    if (sight === undefined) {
      const first = firstOf(statement);
      sight = sights.get(first) ?? sightFor(first);
      sights.set(first, sight).set(statement, sight);
    }
    return sight;
  };
  const seeAll = (candidates: readonly PlacedStatement[], situation: RequestSituation): void => {
    for (const { statement } of candidates) {
      const sight = sightOf(statement);
      if (sight.open === 0 || !mayShowMore(statement, sight, situation)) continue;
      if (!seeConditions(statement, sight, situation)) continue;
      seeStatement(sight, statementBits.matching);
      sight.matchedAt = look;
    }
  };
  const seeLevel = (level: StatementIndex, situation: RequestSituation): void => {
    look++;
    const { allows, denies } = level.candidates(situation.action);
    seeAll(allows, situation);
    seeAll(denies, situation);
    const matching = alwaysMatching.get(level) ?? level.statements.map(({ statement }) => sightOf(statement));
    const still = matching.filter((sight) => {
      if (sight.matchedAt === look) return true;
      seeStatement(sight, statementBits.notMatching);
      return false;
    });
    if (still.length !== matching.length || matching.length === 0) alwaysMatching.set(level, still);
  };

  return {
    see({ given }, situation) {
      for (const { layer, levels } of given) {
        if (exemptionOf(layer, situation) !== undefined) continue;
        for (const level of levels) seeLevel(level, situation);
      }
    },
    seenOf: sightOf,
    join(statement, { bits, conditions }) {
      const sight = sightOf(statement);
      for (const bit of Object.values(statementBits)) if ((bits & bit) !== 0) seeStatement(sight, bit);
      for (const index of sight.conditions.keys())
        for (const bit of Object.values(conditionBits))
          if (((conditions[index] ?? 0) & bit) !== 0) seeCondition(sight, index, bit);
    },
  };
}

function sightFor({ conditions }: CompiledStatement): Sight {
  let open = Object.keys(statementBits).length;
  for (const condition of conditions) open += outcomesOfCondition(condition).length;
  return { bits: 0, conditions: conditions.map(() => 0), open, matchedAt: 0 };
}

/**
 * Whether a look can show what has not been seen. Of a statement that was seen both ways that is up to its conditions, and
 * they are asked faster than its resources.
 */
function mayShowMore({ conditions }: CompiledStatement, sight: Sight, situation: RequestSituation): boolean {
  if (sight.bits !== (statementBits.matching | statementBits.notMatching)) return true;
  for (let index = 0; index < conditions.length; index++) {
    const bit = outcomeOf(conditions[index] as CompiledCondition, situation);
    if (((sight.conditions[index] as number) & bit) === 0) return true;
  }
  return false;
}

/** As a bit. */
function outcomeOf(condition: CompiledCondition, situation: RequestSituation): number {
  if (!condition.operator.asksPresence && situation.valueOf(condition.key) === undefined)
    return conditionBits.absent;
  return condition.holds(situation) ? conditionBits.true : conditionBits.false;
}

/** Each condition by itself, also behind one that does not hold. Returns whether the statement applies. */
function seeConditions(
  { principals, resources, conditions }: CompiledStatement,
  sight: Sight,
  situation: RequestSituation,
): boolean {
  if (principals !== undefined && namingOf(principals, situation) === undefined) return false;
  if (resources !== undefined && !matchesResource(resources, situation)) return false;
  let applies = true;
  for (let index = 0; index < conditions.length; index++) {
    const condition = conditions[index] as CompiledCondition;
    const bit = outcomeOf(condition, situation);
    seeCondition(sight, index, bit);
    // A condition may hold without its key.
    applies &&= bit === conditionBits.absent ? condition.holds(situation) : bit === conditionBits.true;
  }
  return applies;
}

function seeStatement(sight: Sight, bit: number): void {
  if ((sight.bits & bit) !== 0) return;
  sight.bits |= bit;
  sight.open--;
}

function seeCondition(sight: Sight, index: number, bit: number): void {
  const bits = sight.conditions[index] as number;
  if ((bits & bit) !== 0) return;
  sight.conditions[index] = bits | bit;
  sight.open--;
}
