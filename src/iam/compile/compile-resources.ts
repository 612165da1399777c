import type { Path, Report, ResourceReason } from '../diagnostic.js';
import type { ParsedList } from '../document/policy.js';
import { matchesPattern } from '../value/pattern.js';
import { parseTemplate, resolveTemplate, variablesOf } from '../value/template.js';
import type { CompiledResources, ResourcePattern } from './compiled-policy.js';
import type { Situation } from './situation.js';

/** Resource and NotResource: `*` or ARN patterns (reference_policies_elements_resource). */
export function compileResources(
  list: ParsedList,
  variables: boolean,
  path: Path,
  report: Report,
): CompiledResources {
  const patterns: ResourcePattern[] = [];
  list.entries.forEach(({ text, at }, index) => {
    const entryPath = list.entries.length > 1 ? [...path, index] : path;
    const reason = text === '*' ? undefined : reasonAgainst(text, variables);
    if (reason !== undefined) {
      report.error({ code: 'invalid-resource', text, reason }, at, entryPath);
      return;
    }
    if (!variables && text.includes('${'))
      report.warning({ code: 'variable-without-version', text }, at, entryPath);
    const result = parseTemplate(completeArn(text), { variables, wildcards: true });
    if (result.template === undefined) {
      report.error({ code: 'invalid-variable', text, reason: result.reason }, at, entryPath);
      return;
    }
    const { template } = result;
    patterns.push({ text, template, variables: variablesOf(template) });
  });
  const everything = !list.negated && patterns.some(({ text }) => text === '*');
  return { negated: list.negated, everything, patterns };
}

function reasonAgainst(text: string, variables: boolean): ResourceReason | undefined {
  const [prefix, partition = '', service = ''] = text.split(':');
  if (prefix !== 'arn') return 'not-an-arn';
  const variable = variables ? text.indexOf('${') : -1;
  if (variable !== -1 && text.slice(0, variable).split(':').length < 6) return 'variable-before-resource';
  if (partition === '' || service === '') return 'no-service';
  if (/^(?:[^:]*:){5}$/.test(text)) return 'no-resource-part';
  return /[*?]/.test(service) ? 'wildcard-in-service' : undefined;
}

/** An incomplete ARN means `*` in the places it leaves out (IAM User Guide, reference-arns): `arn:aws:sqs` is `arn:aws:sqs:*:*:*`. */
function completeArn(text: string): string {
  if (text === '*') return text;
  const missing = 6 - text.split(':').length;
  return missing > 0 ? text + ':*'.repeat(missing) : text;
}

export function matchesResource(
  { negated, everything, patterns }: CompiledResources,
  situation: Situation,
): boolean {
  if (everything) return true;
  for (const { template } of patterns) {
    // A variable without a value makes a pattern that no resource matches (reference_policies_variables).
    const pattern = template.pattern ?? resolveTemplate(template, situation);
    if (pattern !== undefined && matchesPattern(pattern, situation.resource)) return !negated;
  }
  return negated;
}
