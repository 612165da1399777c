import { type Diagnostic, type Path, type Report, reportInto } from '../diagnostic.js';
import { checkElements } from './check-elements.js';
import { kindOf, memberOf, type Node, type ObjectNode } from './node.js';
import { parseStatement } from './parse-statement.js';
import type { ParsedPolicy, ParsedStatement, PolicyVersion } from './policy.js';
import type { SourceText } from './source-text.js';

export interface PolicyOrigin {
  readonly name: string;
  readonly file?: string | undefined;
  readonly source?: SourceText | undefined;
}

export interface ParseResult {
  /** As much of it as could be read; undefined when it is no object at all. */
  readonly policy: ParsedPolicy | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const policyElements = ['Version', 'Id', 'Statement'];

/** The grammar of a policy document (IAM User Guide, reference_policies_grammar), whatever its layer. */
export function parsePolicy(node: Node, origin: PolicyOrigin): ParseResult {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, origin.source);
  if (node.kind !== 'object') {
    report.error(
      { code: 'wrong-type', element: 'policy', expected: 'an object', actual: kindOf(node) },
      node.at,
      [],
    );
    return { policy: undefined, diagnostics };
  }
  checkElements(node, policyElements, 'policy', [], report);
  const version = parseVersion(node, report);
  const id = parseId(node, report);
  const statements = parseStatements(node, report);
  return {
    policy: {
      name: origin.name,
      file: origin.file,
      source: origin.source,
      at: node.at,
      version,
      versionAt: memberOf(node, 'Version')?.value.at ?? node.at,
      id,
      statements,
    },
    diagnostics,
  };
}

function parseVersion(node: ObjectNode, report: Report): PolicyVersion | undefined {
  const member = memberOf(node, 'Version');
  if (member === undefined) return undefined;
  const { value } = member;
  if (value.kind !== 'string') {
    report.error(
      { code: 'wrong-type', element: 'Version', expected: 'a string', actual: kindOf(value) },
      value.at,
      ['Version'],
    );
    return undefined;
  }
  if (value.value === '2012-10-17' || value.value === '2008-10-17') return value.value;
  report.error({ code: 'invalid-version', text: value.value }, value.at, ['Version']);
  return undefined;
}

function parseId(node: ObjectNode, report: Report): ParsedPolicy['id'] {
  const member = memberOf(node, 'Id');
  if (member === undefined) return undefined;
  if (member.value.kind !== 'string') {
    report.error(
      { code: 'wrong-type', element: 'Id', expected: 'a string', actual: kindOf(member.value) },
      member.value.at,
      ['Id'],
    );
  }
  return { at: member.keyAt };
}

function parseStatements(node: ObjectNode, report: Report): ParsedStatement[] {
  const member = memberOf(node, 'Statement');
  if (member === undefined) {
    report.error({ code: 'missing-element', element: 'Statement', within: 'policy' }, node.at, []);
    return [];
  }
  const { value } = member;
  if (value.kind !== 'object' && value.kind !== 'array') {
    const expected = 'a statement or a list of statements';
    report.error({ code: 'wrong-type', element: 'Statement', expected, actual: kindOf(value) }, value.at, [
      'Statement',
    ]);
    return [];
  }
  const single = value.kind === 'object';
  const items = single ? [value] : value.items;
  if (items.length === 0)
    report.warning({ code: 'empty-list', element: 'Statement', of: 'element' }, value.at, ['Statement']);
  const statements: ParsedStatement[] = [];
  const sids = new Map<string, number>();
  items.forEach((item, index) => {
    const path = single ? ['Statement'] : ['Statement', index];
    const statement = parseStatement(item, index, path, report);
    if (statement === undefined) return;
    checkSid(statement, sids, path, report);
    statements.push(statement);
  });
  return statements;
}

/** Sids are unique within a policy; the empty one counts as none (reference_policies_elements_sid). */
function checkSid(statement: ParsedStatement, seen: Map<string, number>, path: Path, report: Report): void {
  const { sid, index } = statement;
  if (sid === undefined || sid.text === '') return;
  const firstIndex = seen.get(sid.text);
  if (firstIndex === undefined) seen.set(sid.text, index);
  else report.error({ code: 'duplicate-sid', sid: sid.text, firstIndex }, sid.at, [...path, 'Sid']);
}
