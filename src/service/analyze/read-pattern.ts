import type { TextSet } from '../../iam/analyze/literal.js';
import { type IntervalSet, unionOf } from '../../iam/analyze/ordered/interval-set.js';
import { matchesText } from '../../iam/analyze/text/matches-text.js';
import type { Path } from '../../iam/diagnostic.js';
import { nearest } from '../../iam/nearest.js';
import { patternText } from '../../iam/value/text-set.js';
import type { TextPattern } from '../../iam/value/value-set.js';
import { type Faults, typeName } from '../faults.js';
import { readPrincipal } from '../read-principal.js';
import { readAccount, readDuration, readNow } from '../read-request.js';
import { requestFields } from '../request.js';
import { authorizationTokenId, bearerTokenAction } from '../token.js';
import type { RequestPattern } from './pattern.js';
import type { AskedPrincipal, Instant, Question } from './question.js';
import { readActionPattern, readKeys, readResourcePattern } from './read-members.js';

/** Checks a pattern and reads it; undefined when there are faults. */
export function readPattern(input: RequestPattern, faults: Faults): Question | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    faults.refuse(
      { code: 'request-type', field: 'pattern', expected: 'an object', actual: typeName(input) },
      [],
    );
    return undefined;
  }
  for (const field in input) {
    if ((requestFields as readonly string[]).includes(field)) continue;
    faults.refuse({ code: 'unknown-field', field, nearest: nearest(field, requestFields) }, [field]);
  }
  const read = <Given, Read>(
    field: string,
    given: Given | readonly Given[] | undefined,
    readOne: (one: Given, path: Path) => Read | undefined,
  ) => readEach(field, given, readOne, faults);
  const actions = read('action', input.action, (one, path) => readActionPattern(one, path, faults));
  const resources = read('resource', input.resource, (one, path) => readResourcePattern(one, path, faults));
  const principals = read('principal', input.principal, (one): AskedPrincipal | undefined => {
    const principal = readPrincipal(one, faults);
    return principal && { principal, input: one };
  });
  const keys = readKeys(input, faults);
  const lifetimes = read('durationSeconds', input.durationSeconds, (one) => readDuration(one, faults));
  const accounts = (field: 'resourceAccount' | 'managementAccount') =>
    read(field, input[field], (one: string) => readAccount(one, field, faults));
  const resourceAccounts = accounts('resourceAccount');
  const managementAccounts = accounts('managementAccount');
  const instants = read('now', input.now, (one: string): Instant | undefined => readNow(one, faults));
  if (lifetimes !== undefined && actions !== undefined) checkTokenActions(actions, faults);
  if (faults.diagnostics !== undefined) return undefined;
  return {
    actions: actions === undefined ? [] : [{ isIn: true, sets: actions }],
    resources: resources === undefined ? [] : [{ isIn: true, sets: resources }],
    principals,
    keys,
    isRequest: false,
    lifetimes: lifetimes && pointsOf(lifetimes),
    resourceAccounts: resourceAccounts ?? [undefined],
    managementAccounts: managementAccounts ?? [undefined],
    instants: instants ?? [undefined],
  };
}

/** Only two actions ask for a token with a lifetime. */
function checkTokenActions(actions: readonly TextSet[], faults: Faults): void {
  const patterns = actions.flatMap((set) => (set.kind === 'text' ? set.pattern : []));
  const isToken = (pattern: TextPattern) =>
    [bearerTokenAction.id, authorizationTokenId].some((id) => matchesText(pattern, id));
  const [first] = patterns;
  if (first === undefined || patterns.some(isToken)) return;
  faults.refuse({ code: 'token-action', action: patternText(first) }, ['durationSeconds']);
}

/** Every member of a field that may be a list; undefined where it is not given. */
function readEach<Given, Read>(
  field: string,
  given: Given | readonly Given[] | undefined,
  readOne: (one: Given, path: Path) => Read | undefined,
  faults: Faults,
): readonly Read[] | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) {
    const only = readOne(given as Given, [field]);
    return only === undefined ? [] : [only];
  }
  if (given.length === 0) faults.refuse({ code: 'pattern-empty', field }, [field]);
  return (given as readonly Given[]).flatMap((one, index) => readOne(one, [field, index]) ?? []);
}

export function pointsOf(numbers: readonly number[]): IntervalSet {
  return unionOf(numbers.map((at) => ({ from: at, fromOpen: false, to: at, toOpen: false })));
}
