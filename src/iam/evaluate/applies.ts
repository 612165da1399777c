import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledStatement } from '../compile/compiled-policy.js';
import { namingOf } from './naming.js';
import type { RequestSituation } from './request-situation.js';
import type { StatementIndex } from './statement-index.js';

/** Whether a statement whose action matches applies in every other element too. */
export function applies(
  { principals, resources, conditions }: CompiledStatement,
  situation: RequestSituation,
): boolean {
  if (principals !== undefined && namingOf(principals, situation) === undefined) return false;
  if (resources !== undefined && !matchesResource(resources, situation)) return false;
  for (const condition of conditions) {
    if (!condition.holds(situation)) return false;
  }
  return true;
}

/** Whether one of the Allows of a level applies. */
export function allowsAt(level: StatementIndex, situation: RequestSituation): boolean {
  return level.candidates(situation.action).allows.some(({ statement }) => applies(statement, situation));
}
