import type { Report } from '../../diagnostic.js';
import type { ParsedPolicy, ParsedStatement } from '../../document/policy.js';
import { checkArnAccount } from './check-arn-account.js';
import { checkPrincipals } from './check-principals.js';
import { checkEndpointCondition } from './endpoint-condition.js';
import { requireResource } from './require-resource.js';

/** AWS PrivateLink Guide, vpc-endpoints-access, considerations. */
export function checkEndpointPolicy({ version, statements }: ParsedPolicy, report: Report): void {
  for (const statement of statements) {
    checkPrincipals(statement, 'endpoint', report);
    requireResource(statement, 'endpoint', report);
    checkResources(statement, report);
    for (const condition of statement.conditions)
      checkEndpointCondition(condition, version === '2012-10-17', report);
  }
}

function checkResources({ resource, path }: ParsedStatement, report: Report): void {
  if (resource === undefined) return;
  const where = [...path, resource.negated ? 'NotResource' : 'Resource'];
  resource.entries.forEach(({ text, at }, index) => {
    checkArnAccount(text, at, resource.entries.length > 1 ? [...where, index] : where, report);
  });
}
