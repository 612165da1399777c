import { asksForSet } from '../../iam/analyze/key-space.js';
import type { CompiledCondition, CompiledStatement } from '../../iam/compile/compiled-policy.js';
import type { Offset } from '../../iam/document/node.js';
import { type Position, positionAt, type SourceText } from '../../iam/document/source-text.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import { type Observer, outcomesOfCondition, type SeenOutcome, wasSeen } from '../../iam/evaluate/observe.js';
import { compiledOf, type Policy } from '../policy.js';
import type { ConditionCoverage, OutcomeCoverage, StatementCoverage } from './coverage.js';
import { findWitness, type Standing } from './find-witness.js';
import { knownWitnesses } from './known-witnesses.js';
import { seeDecision } from './see-decision.js';

/** What was seen, and who looks at one more request in the same way. */
export interface Sights {
  readonly seen: Observer;
  readonly look: () => Observer;
}

/** What was seen of each statement, and of what was not, a request that would show it. */
export function coverageOf(
  policy: Policy,
  standings: readonly Standing[],
  { seen: observer, look }: Sights,
  work: number,
): readonly StatementCoverage[] {
  const compiled = compiledOf(policy);
  const setKeys = setKeysIn(standings);
  const witnesses = knownWitnesses(compiled.statements, look);
  return compiled.statements.map((statement): StatementCoverage => {
    const seen = observer.seenOf(statement);
    const cover = (outcome: SeenOutcome): OutcomeCoverage => {
      if (wasSeen(seen, outcome)) return { status: 'covered' };
      const shows = (decision: Decision): boolean => {
        const shown = look();
        seeDecision(decision, shown);
        return wasSeen(shown.seenOf(statement), outcome);
      };
      const known = witnesses.find(statement, outcome);
      if (known !== undefined) return { status: 'uncovered', witness: known, isShownBy: shows };
      const found = findWitness(compiled, statement, outcome, { standings, setKeys, shows, work });
      if (found.status !== 'uncovered') return found;
      witnesses.add(found.witness);
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

/** The keys that policies ask for as for a set. */
function setKeysIn(standings: readonly Standing[]): ReadonlySet<string> {
  const policies = new Set(standings.flatMap(({ set }) => set.policies.map(({ policy }) => policy)));
  const conditions = [...policies].flatMap((policy) =>
    compiledOf(policy).statements.flatMap((statement) => statement.conditions),
  );
  return new Set(conditions.filter((one) => asksForSet([one])).map(({ key }) => key.id));
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
