import { reasonAgainst } from '../iam/compile/compile-actions.js';
import type { ActionName } from '../iam/compile/situation.js';
import type { ActionReason } from '../iam/diagnostic.js';
import { remember } from '../iam/memo.js';
import { type Faults, typeName } from './faults.js';
import { bearerTokenAction } from './token.js';

/** So many actions are remembered: a suite asks about few, over and over. */
const remembered = 65_536;

/** The name of the action, or why it is none. */
const nameOf = remember(remembered, (text): ActionName | ActionReason | 'wildcard' => {
  const reason = reasonAgainst(text) ?? (/[*?]/.test(text) ? 'wildcard' : undefined);
  if (reason !== undefined) return reason;
  const id = text.toLowerCase();
  const colon = id.indexOf(':');
  // The very texts that its rules are found by: the same text compares fastest.
  if (id === bearerTokenAction.id) return { ...bearerTokenAction, text };
  return { text, id, service: id.slice(0, colon), name: id.slice(colon + 1) };
});

/** `service:Name`, without wildcards. */
export function readAction(action: string | undefined, faults: Faults): ActionName | undefined {
  if (action === undefined) {
    faults.refuse({ code: 'missing-field', field: 'action' }, []);
    return undefined;
  }
  if (typeof action !== 'string') {
    faults.refuse(
      {
        code: 'request-type',
        field: 'action',
        expected: 'text such as codeartifact:ListDomains',
        actual: typeName(action),
      },
      ['action'],
    );
    return undefined;
  }
  const name = nameOf(action);
  if (typeof name === 'object') return name;
  faults.refuse({ code: 'request-action', text: action, reason: name }, ['action']);
  return undefined;
}
