import type { Report } from '../../diagnostic.js';
import type { ParsedPrincipals, ParsedStatement } from '../../document/policy.js';
import { checkCharacters } from './check-characters.js';
import { checkCanonicalUsers, requirePrincipal } from './check-principals.js';
import { refusePrincipal } from './refuse-principal.js';

/**
 * Whether this is of a role's trust policy: only roles have resource policies about sts. No policy of a resource says
 * anything of sts:GetServiceBearerToken, so a statement about that alone makes no trust policy.
 */
export function isTrustStatement({ action: { negated, entries } }: ParsedStatement): boolean {
  const names = entries.map(({ text }) => text.toLowerCase());
  return (
    !negated &&
    names.every((name) => name.startsWith('sts:')) &&
    names.some((name) => name !== 'sts:getservicebearertoken')
  );
}

/** IAM User Guide, access-analyzer-reference-policy-checks (role trust policy), and elements_notprincipal. */
export function checkTrustStatement(statement: ParsedStatement, report: Report): void {
  const principal = requirePrincipal(statement, 'trust', report);
  // Without a Principal it is an identity policy in the wrong layer, and its Resource no second mistake.
  if (principal === undefined) return;
  const { resource, path } = statement;
  if (resource !== undefined) {
    const element = resource.negated ? 'NotResource' : 'Resource';
    report.error({ code: 'element-not-in-layer', element, layer: 'trust' }, resource.at, [...path, element]);
  }
  checkCharacters(statement, 'trust', report);
  if (principal.negated) {
    refusePrincipal(statement, 'trust', report);
    return;
  }
  checkCanonicalUsers(statement, principal, 'trust', report);
  if (statement.effect === 'Allow') warnOfTrust(principal, report);
}

function warnOfTrust({ entries }: ParsedPrincipals, report: Report): void {
  for (const { kind, text, at, path } of entries) {
    // AWS's pages contradict each other: the principal page lets a role trust "*", Access Analyzer calls it an error.
    if (text === '*') report.warning({ code: 'everyone-in-trust-policy' }, at, path);
    // A request names a provider by its ARN; Cognito and the like have none.
    if (kind === 'Federated' && !text.startsWith('arn:'))
      report.warning({ code: 'unmatched-principal', kind, text, layer: 'trust' }, at, path);
  }
}
