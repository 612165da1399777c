import { reasonAgainst } from '../iam/compile/compile-actions.js';
import type { ActionName } from '../iam/compile/situation.js';
import { type Faults, typeName } from './faults.js';

const names = new Map<string, ActionName>();
const remembered = 65_536;

/** `service:Name`, without wildcards. */
export function readAction(action: string | undefined, faults: Faults): ActionName | undefined {
  const known = names.get(action as string);
  if (known !== undefined) return known;
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
  const reason = reasonAgainst(action) ?? (/[*?]/.test(action) ? 'wildcard' : undefined);
  if (reason !== undefined) {
    faults.refuse({ code: 'request-action', text: action, reason }, ['action']);
    return undefined;
  }
  const id = action.toLowerCase();
  const colon = id.indexOf(':');
  const name = { text: action, id, service: id.slice(0, colon), name: id.slice(colon + 1) };
  if (names.size >= remembered) names.clear();
  names.set(action, name);
  return name;
}
