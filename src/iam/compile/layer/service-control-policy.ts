import type { Report } from '../../diagnostic.js';
import type { ParsedPolicy } from '../../document/policy.js';
import { refusePrincipal } from './refuse-principal.js';
import { requireResource } from './require-resource.js';
import { requireVersion } from './require-version.js';

/** Organizations User Guide, scps_syntax. Since September 2025 conditions, ARNs and NotAction go with Allow as with Deny. */
export function checkServiceControlPolicy(
  policy: ParsedPolicy,
  layer: 'scp' | 'resourceScp',
  report: Report,
): void {
  requireVersion(policy, layer, report);
  for (const statement of policy.statements) {
    refusePrincipal(statement, layer, report);
    requireResource(statement, layer, report);
  }
}
