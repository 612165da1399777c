import type { Report } from '../../diagnostic.js';
import type { ParsedPolicy, ParsedStatement } from '../../document/policy.js';
import { checkCharacters } from './check-characters.js';
import { refusePrincipal } from './refuse-principal.js';
import { requireResource } from './require-resource.js';

/** reference_policies_grammar, notes: no Principal and no Id; a resource always. Boundaries and session policies are of this kind. */
export function checkIdentityPolicy(
  { id, statements }: ParsedPolicy,
  layer: 'identity' | 'boundary' | 'session',
  report: Report,
): void {
  if (id !== undefined) report.error({ code: 'element-not-in-layer', element: 'Id', layer }, id.at, ['Id']);
  for (const statement of statements) {
    refusePrincipal(statement, layer, report);
    requireResource(statement, layer, report);
    checkCharacters(statement, layer, report);
    if (layer === 'session') refuseIncompleteArns(statement, report);
  }
}

/** Elsewhere what an ARN leaves out means `*`; in a session policy it is an error (IAM User Guide, reference-arns). */
function refuseIncompleteArns({ resource, path }: ParsedStatement, report: Report): void {
  if (resource === undefined) return;
  const where = [...path, resource.negated ? 'NotResource' : 'Resource'];
  resource.entries.forEach(({ text, at }, index) => {
    if (text === '*' || text.split(':').length >= 6) return;
    const entryPath = resource.entries.length > 1 ? [...where, index] : where;
    report.error({ code: 'incomplete-arn', text, layer: 'session' }, at, entryPath);
  });
}
