import type { CompiledStatement } from '../../iam/compile/compiled-policy.js';
import {
  type Observer,
  outcomesOfStatement,
  type SeenOutcome,
  type SeenStatement,
  statementBits,
  wasSeen,
} from '../../iam/evaluate/observe.js';
import type { Witness } from './coverage.js';
import { seeDecision } from './see-decision.js';

/** The witnesses of a policy so far: one that shows more than it was looked for is found for that, too. */
export interface KnownWitnesses {
  /** The first that shows it. */
  find(statement: CompiledStatement, outcome: SeenOutcome): Witness | undefined;
  add(witness: Witness): void;
}

/** Each is looked at once, not for every outcome: a policy of a few hundred statements has thousands of both. */
export function knownWitnesses(
  statements: readonly CompiledStatement[],
  look: () => Observer,
): KnownWitnesses {
  const known = new Map<string, Witness>();
  return {
    find: (statement, outcome) => known.get(nameOf(statement, outcome)),
    add(witness) {
      const seen = look();
      seeDecision(witness.decision, seen);
      for (const statement of statements) {
        const sight = seen.seenOf(statement);
        // That it is about something else is all that most requests show of most statements.
        if (isElsewhere(sight) && known.has(nameOf(statement, { word: 'notMatching' }))) continue;
        for (const outcome of outcomesOfStatement(statement)) {
          const name = nameOf(statement, outcome);
          if (wasSeen(sight, outcome) && !known.has(name)) known.set(name, witness);
        }
      }
    },
  };
}

function isElsewhere({ bits, conditions }: SeenStatement): boolean {
  return bits === statementBits.notMatching && conditions.every((seen) => seen === 0);
}

function nameOf({ parsed: { index } }: CompiledStatement, { word, condition }: SeenOutcome): string {
  return `${index} ${word} ${condition ?? ''}`;
}
