import { reasonAgainst } from '../iam/compile/compile-actions.js';
import type { ActionName } from '../iam/compile/situation.js';
import type { ActionReason } from '../iam/diagnostic.js';
import { remember } from '../iam/memo.js';
import { type Faults, typeName } from './faults.js';

/** So many actions are remembered: a suite asks about few, over and over. */
const remembered = 65_536;

/** The name of the action, or why it is none. */
const nameOf = remember(remembered, (text): ActionName | ActionReason | 'wildcard' => {
  const reason = reasonAgainst(text) ?? (/[*?]/.test(text) ? 'wildcard' : undefined);
  if (reason !== undefined) return reason;
  const id = text.toLowerCase();
  const colon = id.indexOf(':');
  const [service, name] = [id.slice(0, colon), id.slice(colon + 1)].map(atom) as [string, string];
  return { text, id: atom(id), service, name };
});

/**
 * The same text as the engine keeps names of properties: once. Such texts are compared by their address, which counts
 * where every decision looks up its action.
 */
function atom(text: string): string {
  return Object.keys({ [text]: true })[0] as string;
}

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
