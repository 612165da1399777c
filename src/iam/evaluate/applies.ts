import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledStatement } from '../compile/compiled-policy.js';
import { namingOf } from './naming.js';
import type { RequestSituation } from './request-situation.js';

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
