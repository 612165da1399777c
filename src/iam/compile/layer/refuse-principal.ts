import type { PolicyType, Report } from '../../diagnostic.js';
import type { ParsedStatement } from '../../document/policy.js';

/** For the layers whose policies know whom they are about: whoever they are attached to. */
export function refusePrincipal(
  { principal, path }: ParsedStatement,
  layer: PolicyType,
  report: Report,
): void {
  if (principal === undefined) return;
  const element = principal.negated ? 'NotPrincipal' : 'Principal';
  report.error({ code: 'element-not-in-layer', element, layer }, principal.at, [...path, element]);
}
