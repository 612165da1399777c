import type { CompiledCondition, CompiledStatement } from '../../iam/compile/compiled-policy.js';
import type { Offset } from '../../iam/document/node.js';
import { type Position, positionAt, type SourceText } from '../../iam/document/source-text.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { type Observer, outcomesOfCondition, type SeenOutcome, wasSeen } from '../../iam/evaluate/observe.js';
import { compiledOf, type Policy } from '../policy.js';
import type { ConditionCoverage, OutcomeCoverage, StatementCoverage, Witness } from './coverage.js';
import { findWitness, isShownBy, type Standing } from './find-witness.js';

/**
 * What was seen of each statement, and of what was not, a request that would show it.
 * @param witnesses those found so far: a request that shows more than it was looked for is shown once
 */
export function coverageOf(
  policy: Policy,
  standings: readonly Standing[],
  observer: Observer,
  work: number,
  witnesses: Witness[],
): readonly StatementCoverage[] {
  const compiled = compiledOf(policy);
  return compiled.statements.map((statement): StatementCoverage => {
    const seen = observer.seenOf(statement);
    const cover = (outcome: SeenOutcome): OutcomeCoverage => {
      if (wasSeen(seen, outcome)) return { status: 'covered' };
      const shows = (decision: Decision): boolean => isShownBy(decision, statement, outcome);
      const known = witnesses.find(({ decision }) => shows(decision));
      if (known !== undefined) return { status: 'uncovered', witness: known, isShownBy: shows };
      const found = findWitness(compiled, statement, outcome, standings, work);
      if (found.status !== 'uncovered') return found;
      witnesses.push(found.witness);
      return { ...found, isShownBy: shows };
    };
    const { index, sid, effect, at } = statement.parsed;
    return {
      index,
      sid: sid?.text === '' ? undefined : sid?.text,
      effect,
      place: placeIn(policy.source, at),
      outcomes: { matching: cover({ word: 'matching' }), notMatching: cover({ word: 'notMatching' }) },
      conditions: statement.conditions.map((condition, number) => ({
        operator: condition.operatorName,
        key: condition.key.name,
        place: placeIn(policy.source, keyOffset(statement, number)),
        outcomes: conditionOutcomes(condition, number, cover),
      })),
    };
  });
}

function conditionOutcomes(
  condition: CompiledCondition,
  number: number,
  cover: (outcome: SeenOutcome) => OutcomeCoverage,
): ConditionCoverage['outcomes'] {
  const words = outcomesOfCondition(condition);
  return Object.fromEntries(words.map((word) => [word, cover({ word, condition: number })]));
}

/** The conditions of a valid policy are all compiled, in the order in which they stand. */
function keyOffset({ parsed }: CompiledStatement, number: number): Offset {
  return parsed.conditions[number]?.keyAt ?? parsed.at;
}

function placeIn(source: SourceText | undefined, at: Offset): Position | undefined {
  return source === undefined || at < 0 ? undefined : positionAt(source, at);
}
