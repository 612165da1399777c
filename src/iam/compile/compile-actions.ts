import type { ActionReason, Path, Report } from '../diagnostic.js';
import type { ParsedList } from '../document/policy.js';
import { matchesPattern, patternOf, wildcardTokens } from '../value/pattern.js';
import type { ActionPattern, CompiledActions } from './compiled-policy.js';
import type { ActionName } from './situation.js';

/** Action and NotAction: `*`, or `service:Name` with wildcards in the name only (reference_policies_elements_action). */
export function compileActions(list: ParsedList, path: Path, report: Report): CompiledActions {
  const patterns: ActionPattern[] = [];
  list.entries.forEach(({ text, at }, index) => {
    const reason = text === '*' ? undefined : reasonAgainst(text);
    if (reason === undefined) patterns.push(actionPattern(text));
    else
      report.error(
        { code: 'invalid-action', text, reason },
        at,
        list.entries.length > 1 ? [...path, index] : path,
      );
  });
  return { negated: list.negated, patterns };
}

function actionPattern(text: string): ActionPattern {
  const [service, name = '*'] = text.toLowerCase().split(':');
  return { text, service: text === '*' ? undefined : service, name: patternOf(wildcardTokens(name)) };
}

/** What keeps a text from being `service:Name`, wildcards in the name let through. */
export function reasonAgainst(text: string): ActionReason | undefined {
  if (text.includes('${')) return 'variable';
  const colon = text.indexOf(':');
  if (colon === -1) return 'no-service';
  const service = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (/[*?]/.test(service)) return 'wildcard-in-service';
  if (service === '') return 'no-service';
  if (name === '') return 'no-name';
  return /^[A-Za-z0-9-]+$/.test(service) && /^[A-Za-z0-9_*?-]+$/.test(name) ? undefined : 'characters';
}

export function matchesAction({ negated, patterns }: CompiledActions, action: ActionName): boolean {
  for (const pattern of patterns) {
    if (matchesActionPattern(pattern, action)) return !negated;
  }
  return negated;
}

export function matchesActionPattern({ service, name }: ActionPattern, action: ActionName): boolean {
  return service === undefined || (service === action.service && matchesPattern(name, action.name));
}
