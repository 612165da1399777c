import type { Report } from '../../diagnostic.js';
import type { ParsedList, ParsedPolicy, ParsedPrincipal, ParsedStatement } from '../../document/policy.js';
import { requirePrincipal } from './check-principals.js';
import { refusePrincipal } from './refuse-principal.js';
import { requireResource } from './require-resource.js';
import { requireVersion } from './require-version.js';

/** Organizations User Guide, rcps_syntax: an RCP denies everyone some actions of some services. */
export function checkResourceControlPolicy(policy: ParsedPolicy, report: Report): void {
  requireVersion(policy, 'rcp', report);
  if (isFullAccess(policy)) return;
  for (const statement of policy.statements) {
    const { effect, effectAt, path } = statement;
    if (effect === 'Allow') report.error({ code: 'allow-in-rcp' }, effectAt, [...path, 'Effect']);
    checkEveryone(statement, report);
    checkActions(statement, report);
    requireResource(statement, 'rcp', report);
  }
}

/** RCPFullAWSAccess, which AWS attaches everywhere and which alone may allow. */
function isFullAccess({ statements }: ParsedPolicy): boolean {
  const [statement, ...others] = statements;
  if (statement === undefined || others.length > 0) return false;
  const { effect, principal, action, resource, conditions } = statement;
  return (
    effect === 'Allow' &&
    principal !== undefined &&
    !principal.negated &&
    principal.entries.length > 0 &&
    principal.entries.every(isEveryone) &&
    isEverything(action) &&
    isEverything(resource) &&
    conditions.length === 0
  );
}

function isEverything(list: ParsedList | undefined): boolean {
  return list?.negated === false && list.entries.length === 1 && list.entries[0]?.text === '*';
}

/** `{"AWS": "*"}` means the same as `"*"` (reference_policies_elements_principal). */
function isEveryone({ kind, text }: ParsedPrincipal): boolean {
  return kind === 'everyone' || (kind === 'AWS' && text === '*');
}

function checkEveryone(statement: ParsedStatement, report: Report): void {
  const principal = requirePrincipal(statement, 'rcp', report);
  if (principal === undefined) return;
  if (principal.negated) {
    refusePrincipal(statement, 'rcp', report);
    return;
  }
  const { entries, at } = principal;
  if (entries.length === 0)
    report.error({ code: 'principal-in-rcp', text: undefined }, at, [...statement.path, 'Principal']);
  for (const entry of entries) {
    if (!isEveryone(entry))
      report.error({ code: 'principal-in-rcp', text: entry.text }, entry.at, entry.path);
  }
}

function checkActions({ effect, action, path }: ParsedStatement, report: Report): void {
  if (action.negated) {
    const fault = { code: 'element-not-in-layer', element: 'NotAction', layer: 'rcp' } as const;
    report.error(fault, action.at, [...path, 'NotAction']);
    return;
  }
  // An Allow is refused as a whole.
  if (effect === 'Allow') return;
  action.entries.forEach(({ text, at }, index) => {
    const where = action.entries.length > 1 ? [...path, 'Action', index] : [...path, 'Action'];
    if (text === '*') report.error({ code: 'every-action-in-rcp' }, at, where);
  });
}
