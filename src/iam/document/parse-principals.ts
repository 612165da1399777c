import type { Path, Report } from '../diagnostic.js';
import { nearest } from '../nearest.js';
import { kindOf, type Member, memberOf, type Node, type ObjectNode, repeatedMembers } from './node.js';
import type { ParsedPrincipal, ParsedPrincipals, PrincipalKind } from './policy.js';
import { reasonAgainst } from './principal-form.js';

const principalKinds: readonly PrincipalKind[] = ['AWS', 'Federated', 'Service', 'CanonicalUser'];

/** Principal or NotPrincipal (reference_policies_elements_principal); whether a layer may have it is checked there. */
export function parsePrincipals(
  statement: ObjectNode,
  path: Path,
  report: Report,
): ParsedPrincipals | undefined {
  const plain = memberOf(statement, 'Principal');
  const negated = memberOf(statement, 'NotPrincipal');
  if (plain !== undefined && negated !== undefined) {
    report.error({ code: 'both-elements', first: 'Principal', second: 'NotPrincipal' }, negated.keyAt, [
      ...path,
      'NotPrincipal',
    ]);
  }
  const member = plain ?? negated;
  if (member === undefined) return undefined;
  const entries = parseEntries(member, [...path, member.key], report);
  return { negated: member === negated, at: member.keyAt, entries };
}

function parseEntries({ key, value }: Member, path: Path, report: Report): ParsedPrincipal[] {
  if (value.kind === 'string' && value.value === '*')
    return [{ kind: 'everyone', text: '*', at: value.at, path }];
  if (value.kind !== 'object') {
    const expected = '"*" or an object such as {"AWS": "arn:aws:iam::123456789012:root"}';
    report.error(
      {
        code: 'wrong-type',
        element: key,
        expected,
        actual: value.kind === 'string' ? JSON.stringify(value.value) : kindOf(value),
      },
      value.at,
      path,
    );
    return [];
  }
  for (const repeated of repeatedMembers(value)) {
    report.error({ code: 'duplicate-key', key: repeated.key }, repeated.keyAt, [...path, repeated.key]);
  }
  const negated = key === 'NotPrincipal';
  if (value.members.length === 0) reportEmpty(key, value, negated, path, report);
  return value.members.flatMap((member) => parseKind(member, negated, [...path, member.key], report));
}

/** A Principal of nobody is met by nobody. What a NotPrincipal of nobody means, AWS does not say. */
function reportEmpty(element: string, value: Node, negated: boolean, path: Path, report: Report): void {
  if (negated) report.error({ code: 'empty-list', element, of: 'negated' }, value.at, path);
  else report.warning({ code: 'empty-list', element, of: 'element' }, value.at, path);
}

function parseKind(
  { key, keyAt, value }: Member,
  negated: boolean,
  path: Path,
  report: Report,
): ParsedPrincipal[] {
  const kind = principalKinds.find((known) => known === key);
  if (kind === undefined) {
    report.error(
      { code: 'unknown-principal-kind', kind: key, nearest: nearest(key, principalKinds) },
      keyAt,
      path,
    );
    return [];
  }
  const items = value.kind === 'array' ? value.items : [value];
  if (items.length === 0) reportEmpty(key, value, negated, path, report);
  return items.flatMap((item, index) =>
    parseEntry(item, kind, value.kind === 'array' ? [...path, index] : path, report),
  );
}

function parseEntry(item: Node, kind: PrincipalKind, path: Path, report: Report): ParsedPrincipal[] {
  if (item.kind !== 'string') {
    report.error(
      { code: 'wrong-type', element: kind, expected: 'a string or a list of strings', actual: kindOf(item) },
      item.at,
      path,
    );
    return [];
  }
  const reason = reasonAgainst(kind, item.value);
  if (reason === undefined) return [{ kind, text: item.value, at: item.at, path }];
  report.error({ code: 'invalid-principal', kind, text: item.value, reason }, item.at, path);
  return [];
}
