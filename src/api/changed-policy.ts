import { compileStatement } from '../iam/compile/compile-policy.js';
import { type Diagnostic, reportInto } from '../iam/diagnostic.js';
import type { ObjectNode } from '../iam/document/node.js';
import { plainValue } from '../iam/document/node.js';
import { parseStatement } from '../iam/document/parse-statement.js';
import { madeOf, type Policy, policyOf } from './policy.js';
import type { PolicyDocument, PolicyStatement } from './policy-document.js';

/**
 * The policy with one of its statements changed, or without it: the others keep their numbers, so that whoever names one
 * still means it. Undefined where that is no valid policy.
 */
export function changedPolicy(
  policy: Policy,
  index: number,
  statement: ObjectNode | undefined,
): Policy | undefined {
  const { compiled, node } = madeOf(policy);
  const { parsed, statements } = compiled;
  const place = statements.findIndex((one) => one.parsed.index === index);
  const old = statements[place];
  if (old === undefined) throw new RangeError(`there is no statement #${index} in ${policy.name}`);
  const { Statement } = policy.document;
  const written = [Statement].flat() as PolicyStatement[];
  if (statement === undefined) {
    const document = { ...policy.document, Statement: written.toSpliced(place, 1) };
    const left = statements.toSpliced(place, 1);
    return made({ ...parsed, statements: left.map((one) => one.parsed) }, left, document);
  }
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, parsed.source);
  const read = parseStatement(statement, index, old.parsed.path, report);
  const changed = read && compileStatement(read, parsed.version === '2012-10-17', report);
  if (changed === undefined || diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  const all = statements.with(place, changed);
  const other = plainValue(statement) as PolicyStatement;
  const document = {
    ...policy.document,
    Statement: Array.isArray(Statement) ? written.with(place, other) : other,
  };
  return made({ ...parsed, statements: all.map((one) => one.parsed) }, all, document);

  function made(ofPolicy: typeof parsed, ofStatements: typeof statements, document: PolicyDocument): Policy {
    const { name, file, source } = policy;
    const origin = { name, ...(file !== undefined && { file }), ...(source !== undefined && { source }) };
    return policyOf({ compiled: { parsed: ofPolicy, statements: ofStatements }, node }, origin, document, []);
  }
}
