import { type Diagnostic, type Path, type Report, reportInto } from '../diagnostic.js';
import type { Offset } from '../document/node.js';
import type { LayerName, ParsedPolicy, ParsedStatement } from '../document/policy.js';

/** Layers that this version cannot decide are refused, be they empty. */
export function checkDecided(layer: LayerName): readonly Diagnostic[] {
  return layer === 'identity'
    ? []
    : [{ code: 'layer-not-decided', layer, severity: 'error', place: { offset: -1, path: [layer] } }];
}

/** What a layer may not contain, though the grammar lets it stand. */
export function checkLayer(policy: ParsedPolicy, layer: LayerName): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, policy.source);
  if (layer === 'identity') checkIdentityPolicy(policy, report);
  return diagnostics;
}

/** reference_policies_grammar, notes: no Principal and no Id; a resource always. */
function checkIdentityPolicy(policy: ParsedPolicy, report: Report): void {
  const layer = 'identity';
  if (policy.id !== undefined)
    report.error({ code: 'element-not-in-layer', element: 'Id', layer }, policy.id.at, ['Id']);
  for (const statement of policy.statements) {
    const { principal, path, sid } = statement;
    if (principal !== undefined) {
      const element = principal.negated ? 'NotPrincipal' : 'Principal';
      report.error({ code: 'element-not-in-layer', element, layer }, principal.at, [...path, element]);
    }
    if (statement.resource === undefined) {
      report.error({ code: 'missing-element', element: 'Resource', within: 'statement' }, statement.at, path);
    }
    if (sid !== undefined && !/^[A-Za-z0-9]*$/.test(sid.text)) {
      report.error({ code: 'sid-characters', sid: sid.text, layer }, sid.at, [...path, 'Sid']);
    }
    checkCharacters(statement, layer, report);
  }
}

/** IAM takes tab, line feed, carriage return and U+0020 to U+00FF (IAM User Guide, reference_iam-quotas). */
function checkCharacters(statement: ParsedStatement, layer: LayerName, report: Report): void {
  const { path, action, resource, conditions } = statement;
  const check = (text: string, at: Offset, where: Path): void => {
    const [character] = /[^\t\n\r\u0020-\u00ff]/u.exec(text) ?? [];
    if (character !== undefined) report.error({ code: 'document-characters', character, layer }, at, where);
  };
  for (const { text, at } of action.entries)
    check(text, at, [...path, action.negated ? 'NotAction' : 'Action']);
  for (const { text, at } of resource?.entries ?? []) {
    check(text, at, [...path, resource?.negated === true ? 'NotResource' : 'Resource']);
  }
  for (const condition of conditions) {
    check(condition.key, condition.keyAt, condition.path);
    for (const value of condition.values)
      if (value.kind === 'string') check(value.value, value.at, condition.path);
  }
}
