import type { WrittenStatement } from './mutation-operator.js';
import type { PatternForm } from './pattern-text.js';
import { actionsOf, blocksOf, type PlacedText, resourcesOf } from './places.js';

export interface PlacedPattern extends PlacedText {
  readonly form: PatternForm;
}

/** Every text of a statement in which wildcards are wildcards: actions, resources, and the values of conditions that take them. */
export function* patternsOf(statement: WrittenStatement): Iterable<PlacedPattern> {
  for (const action of actionsOf(statement)) yield { ...action, form: 'action' };
  for (const resource of resourcesOf(statement)) yield { ...resource, form: 'arn' };
  for (const { operator, conditions } of blocksOf(statement)) {
    if (operator.relation !== 'matching') continue;
    const form = operator.kind === 'arn' ? 'arn' : 'text';
    for (const value of conditions.flatMap(({ values }) => values)) yield { ...value, form };
  }
}
