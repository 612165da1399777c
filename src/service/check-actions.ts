import { matchesActionPattern } from '../iam/compile/compile-actions.js';
import type { ActionPattern, CompiledPolicy } from '../iam/compile/compiled-policy.js';
import { type Diagnostic, reportInto } from '../iam/diagnostic.js';
import { nearest } from '../iam/nearest.js';
import { actionsOf } from './codeartifact-actions.js';
import { Faults } from './faults.js';
import { readAction } from './read-action.js';

/** Warns of actions that their service does not have, where its actions are known: a Deny of such a one denies nothing. */
export function checkActions({ parsed, statements }: CompiledPolicy): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics, parsed.source);
  for (const { parsed: statement, actions } of statements) {
    const element = actions.negated ? 'NotAction' : 'Action';
    actions.patterns.forEach((pattern, index) => {
      const known = pattern.service === undefined ? undefined : actionsOf(pattern.service);
      if (known === undefined || known.some((action) => matches(pattern, action))) return;
      const { text } = pattern;
      const at = statement.action.entries[index]?.at ?? statement.action.at;
      report.warning({ code: 'unknown-action', text, nearest: nearest(text, known) }, at, [
        ...statement.path,
        element,
      ]);
    });
  }
  return diagnostics;
}

function matches(pattern: ActionPattern, action: string): boolean {
  const name = readAction(action, new Faults());
  return name !== undefined && matchesActionPattern(pattern, name);
}
