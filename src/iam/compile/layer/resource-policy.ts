import type { Report } from '../../diagnostic.js';
import type { ParsedPolicy } from '../../document/policy.js';
import { checkPrincipals } from './check-principals.js';
import { requireResource } from './require-resource.js';
import { checkTrustStatement, isTrustStatement } from './trust-statement.js';

/** Callers are always named; what the policy of one resource is about, goes without saying in most services. */
export function checkResourcePolicy(
  { statements }: ParsedPolicy,
  layer: 'resource' | 'domain' | 'repository',
  report: Report,
): void {
  for (const statement of statements) {
    if (layer === 'resource' && isTrustStatement(statement)) {
      checkTrustStatement(statement, report);
      continue;
    }
    checkPrincipals(statement, layer, report);
    // CodeArtifact's policies are about the packages and repositories within, too (CodeArtifact User Guide, repo-policies).
    if (layer !== 'resource') requireResource(statement, layer, report);
  }
}
