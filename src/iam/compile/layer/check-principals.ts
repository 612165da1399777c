import type { PolicyType, Report } from '../../diagnostic.js';
import type { LayerName, ParsedPrincipals, ParsedStatement } from '../../document/policy.js';

/** The callers that a statement of a resource or endpoint policy names (reference_policies_elements_principal). */
export function checkPrincipals(statement: ParsedStatement, layer: LayerName, report: Report): void {
  const principal = requirePrincipal(statement, layer, report);
  if (principal === undefined) return;
  // elements_notprincipal: with Allow it is not supported, and would let in all the world but a few.
  if (principal.negated && statement.effect === 'Allow') {
    const path = [...statement.path, 'NotPrincipal'];
    report.error({ code: 'not-principal-with-allow', layer }, principal.at, path);
    return;
  }
  for (const { kind, text, at, path } of principal.entries) {
    if (kind === 'Federated') report.error({ code: 'federated-outside-trust', text, layer }, at, path);
  }
  checkCanonicalUsers(statement, principal, layer, report);
}

export function requirePrincipal(
  { principal, at, path }: ParsedStatement,
  layer: PolicyType,
  report: Report,
): ParsedPrincipals | undefined {
  if (principal === undefined)
    report.error({ code: 'element-missing-in-layer', element: 'Principal', layer }, at, path);
  return principal;
}

/** A canonical user is an account under another name, which no request tells: an Allow is lost on it, a Deny must not be. */
export function checkCanonicalUsers(
  { effect }: ParsedStatement,
  { entries, negated }: ParsedPrincipals,
  layer: PolicyType,
  report: Report,
): void {
  const element = negated ? 'NotPrincipal' : 'Principal';
  for (const { kind, text, at, path } of entries) {
    if (kind !== 'CanonicalUser') continue;
    if (effect === 'Deny') report.error({ code: 'undecidable-principal', element, text, layer }, at, path);
    else report.warning({ code: 'unmatched-principal', kind, text, layer }, at, path);
  }
}
