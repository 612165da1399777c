import type { Path, Report } from '../diagnostic.js';
import { nearest } from '../nearest.js';
import { checkElements } from './check-elements.js';
import { kindOf, memberOf, type Node, type ObjectNode } from './node.js';
import { parseConditions } from './parse-conditions.js';
import { parsePrincipals } from './parse-principals.js';
import type { Effect, ParsedList, ParsedStatement } from './policy.js';

const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** One statement, as much of it as could be read: what is wrong is reported, and the rest is still looked at. */
export function parseStatement(
  node: Node,
  index: number,
  path: Path,
  report: Report,
): ParsedStatement | undefined {
  if (node.kind !== 'object') {
    report.error(
      { code: 'wrong-type', element: 'statement', expected: 'an object', actual: kindOf(node) },
      node.at,
      path,
    );
    return undefined;
  }
  checkElements(node, statementElements, 'statement', path, report);
  const sid = parseSid(node, path, report);
  const effect = parseEffect(node, path, report);
  const principal = parsePrincipals(node, path, report);
  const action = parseList(node, 'Action', 'NotAction', path, report);
  const resource = parseList(node, 'Resource', 'NotResource', path, report);
  const conditions = parseConditions(node, path, report);
  if (action === undefined && !memberOf(node, 'Action') && !memberOf(node, 'NotAction')) {
    report.error({ code: 'missing-element', element: 'Action', within: 'statement' }, node.at, path);
  }
  return {
    index,
    at: node.at,
    path,
    sid,
    effect: effect ?? 'Deny',
    effectAt: memberOf(node, 'Effect')?.value.at ?? node.at,
    principal,
    action: action ?? { negated: false, at: node.at, entries: [] },
    resource,
    conditions,
  };
}

function parseSid(node: ObjectNode, path: Path, report: Report): ParsedStatement['sid'] {
  const value = memberOf(node, 'Sid')?.value;
  if (value === undefined) return undefined;
  if (value.kind === 'string') return { text: value.value, at: value.at };
  report.error(
    { code: 'wrong-type', element: 'Sid', expected: 'a string', actual: kindOf(value) },
    value.at,
    [...path, 'Sid'],
  );
  return undefined;
}

/** `Allow` or `Deny`, in exactly this case (reference_policies_elements_effect). */
function parseEffect(node: ObjectNode, path: Path, report: Report): Effect | undefined {
  const value = memberOf(node, 'Effect')?.value;
  if (value === undefined) {
    report.error({ code: 'missing-element', element: 'Effect', within: 'statement' }, node.at, path);
    return undefined;
  }
  if (value.kind !== 'string') {
    report.error(
      { code: 'wrong-type', element: 'Effect', expected: '"Allow" or "Deny"', actual: kindOf(value) },
      value.at,
      [...path, 'Effect'],
    );
    return undefined;
  }
  if (value.value === 'Allow' || value.value === 'Deny') return value.value;
  const fault = {
    code: 'invalid-effect',
    text: value.value,
    nearest: nearest(value.value, ['Allow', 'Deny']),
  } as const;
  report.error(fault, value.at, [...path, 'Effect']);
  return undefined;
}

/** An element or its Not- form: one string or a list of them, never both forms. */
function parseList(
  node: ObjectNode,
  element: string,
  notElement: string,
  path: Path,
  report: Report,
): ParsedList | undefined {
  const plain = memberOf(node, element);
  const negated = memberOf(node, notElement);
  if (plain !== undefined && negated !== undefined) {
    report.error({ code: 'both-elements', first: element, second: notElement }, negated.keyAt, [
      ...path,
      notElement,
    ]);
  }
  const member = plain ?? negated;
  if (member === undefined) return undefined;
  const { key, value } = member;
  const items = value.kind === 'array' ? value.items : [value];
  const entries: { text: string; at: number }[] = [];
  items.forEach((item, index) => {
    if (item.kind === 'string') {
      entries.push({ text: item.value, at: item.at });
      return;
    }
    const itemPath = value.kind === 'array' ? [...path, key, index] : [...path, key];
    report.error(
      { code: 'wrong-type', element: key, expected: 'a string or a list of strings', actual: kindOf(item) },
      item.at,
      itemPath,
    );
  });
  if (items.length === 0) {
    if (member === negated)
      report.error({ code: 'empty-list', element: key, of: 'negated' }, value.at, [...path, key]);
    else report.warning({ code: 'empty-list', element: key, of: 'element' }, value.at, [...path, key]);
  }
  return { negated: member === negated, at: value.at, entries };
}
