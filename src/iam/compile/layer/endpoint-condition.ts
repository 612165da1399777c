import type { Report } from '../../diagnostic.js';
import type { ParsedCondition } from '../../document/policy.js';
import type { Operator } from '../../operator/operator.js';
import { readOperator } from '../../operator/table.js';
import { parseTemplate } from '../../value/template.js';
import { checkArnAccount } from './check-arn-account.js';

/** The global keys that hold an id which AWS made. Paths of an organization end in wildcards in AWS's own examples. */
const keysOfIds: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:ec2instancesourcevpc',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** A condition of an endpoint policy (AWS PrivateLink Guide, vpc-endpoints-access, considerations). */
export function checkEndpointCondition(condition: ParsedCondition, variables: boolean, report: Report): void {
  const { operator: name, key, keyAt, path, values } = condition;
  const operator = readOperator(name)?.operator;
  if (operator === undefined) return;
  const isId = keysOfIds.has(key.toLowerCase());
  if (isId && operator.kind === 'number')
    report.error({ code: 'endpoint-id-number', key, operator: name }, keyAt, path);
  values.forEach((node, index) => {
    if (node.kind !== 'string') return;
    const { value: text, at } = node;
    const where = values.length > 1 ? [...path, index] : path;
    if (isId && /[*?]/.test(text)) report.error({ code: 'endpoint-id-wildcard', key, text }, at, where);
    else if (isPattern(operator) && hasBareWildcard(text, variables))
      report.error({ code: 'endpoint-wildcard', operator: name, text }, at, where);
    checkArnAccount(text, at, where, report);
  });
}

/** Of the string operators only StringLike and its negation take wildcards. */
function isPattern({ kind, relation }: Operator): boolean {
  return kind === 'string' && relation === 'matching';
}

/** Whether a wildcard has fewer than six characters in a row before it, and behind it too. */
function hasBareWildcard(text: string, variables: boolean): boolean {
  const { template } = parseTemplate(text, { variables, wildcards: true });
  // As written a variable has at least six characters: `${a:b}`.
  const shape = template?.pieces.map((piece) =>
    piece.kind === 'text' ? piece.tokens.map((token) => (token < 0 ? '*' : '.')).join('') : '......',
  );
  const runs = (shape ?? []).join('').split('*');
  return runs.some((run, index) => index > 0 && run.length < 6 && (runs[index - 1] as string).length < 6);
}
