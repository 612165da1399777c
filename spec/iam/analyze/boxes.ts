import { compiledSetOf } from '../../../src/api/policy-set.js';
import type { KeySpace } from '../../../src/iam/analyze/key-space.js';
import type { Literal } from '../../../src/iam/analyze/literal.js';
import type { Pins } from '../../../src/iam/analyze/pins.js';
import { literalsOf } from '../../../src/iam/analyze/statement-literals.js';
import { type Vocabulary, vocabularyOf } from '../../../src/iam/analyze/vocabulary.js';
import { workOf } from '../../../src/iam/analyze/work.js';
import type { PolicyStatement } from '../../../src/index.js';
import { policyOf } from '../one-statement.js';

/** A key of texts, but for what is said. */
export function key(name: string, more: Partial<KeySpace> = {}): KeySpace {
  return {
    id: name.toLowerCase(),
    name,
    kind: 'text',
    many: false,
    whole: false,
    mayBeAbsent: true,
    mayBePresent: true,
    preferred: ['example'],
    ...more,
  };
}

const ofRequest = { fixed: undefined, hidden: new Set<string>() };

/** What a statement asks, literal by literal. */
export function literalsIn(vocabulary: Vocabulary, statement: Partial<PolicyStatement>): readonly Literal[] {
  const [placed] = compiledSetOf(policyOf(statement)).layers.identity?.levels[0]?.statements ?? [];
  if (placed === undefined) throw new Error('a policy has a statement');
  return literalsOf(placed.statement, ofRequest, vocabulary) ?? [];
}

export function vocabulary(keys: readonly KeySpace[], pins: Pins = new Map(), work = 100_000): Vocabulary {
  return vocabularyOf(keys, pins, workOf(work));
}
