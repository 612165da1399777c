import { isAccount } from '../iam/document/account.js';
import type { RequestFacts } from '../iam/evaluate/request-situation.js';
import { remember } from '../iam/memo.js';
import { nearest } from '../iam/nearest.js';
import { splitArn } from '../iam/value/arn.js';
import { hasControlCharacter } from '../iam/value/control-character.js';
import { parseInstant } from '../iam/value/instant.js';
import { type Faults, typeName } from './faults.js';
import { readAction } from './read-action.js';
import { readContext } from './read-context.js';
import { readPrincipal } from './read-principal.js';
import { type Request, requestFields } from './request.js';

/** Checks a request, and keeps what it says: whoever changes the object afterwards changes nothing. Undefined when there are faults. */
export function readRequest(input: Request, faults: Faults): RequestFacts | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    faults.refuse(
      { code: 'request-type', field: 'request', expected: 'an object', actual: typeName(input) },
      [],
    );
    return undefined;
  }
  for (const field in input) {
    if (!isField(field)) {
      faults.refuse({ code: 'unknown-field', field, nearest: nearest(field, requestFields) }, [field]);
    }
  }
  const action = readAction(input.action, faults);
  const resource = readResource(input.resource, faults);
  const principal = input.principal === undefined ? undefined : readPrincipal(input.principal, faults);
  if (principal?.partition !== undefined && resource !== undefined && resource !== '*') {
    checkPartitions(principal.partition, resource, faults);
  }
  const context = readContext(input, faults);
  const resourceAccount = readAccount(input.resourceAccount, 'resourceAccount', faults);
  const managementAccount = readAccount(input.managementAccount, 'managementAccount', faults);
  const now = input.now === undefined ? undefined : readNow(input.now, faults);
  const durationSeconds =
    input.durationSeconds === undefined ? undefined : readDuration(input.durationSeconds, faults);
  if (faults.diagnostics !== undefined || action === undefined || resource === undefined) return undefined;
  const arnAccount = resource === '*' ? undefined : accountIn(resource) || undefined;
  return {
    action,
    resource,
    principal,
    context,
    resourceAccount: resourceAccount ?? arnAccount ?? principal?.account,
    arnAccount,
    isOwnerAssumed: resourceAccount === undefined && arnAccount === undefined,
    managementAccount,
    now,
    durationSeconds,
  };
}

function isField(name: string): boolean {
  switch (name) {
    case 'action':
    case 'resource':
    case 'principal':
    case 'context':
    case 'absent':
    case 'durationSeconds':
    case 'resourceAccount':
    case 'managementAccount':
    case 'now':
      return true;
    default:
      return false;
  }
}

function readResource(resource: string | undefined, faults: Faults): string | undefined {
  if (resource === undefined || resource === '*') return '*';
  if (typeof resource !== 'string') {
    faults.refuse(
      { code: 'request-type', field: 'resource', expected: 'an ARN or "*"', actual: typeName(resource) },
      ['resource'],
    );
    return undefined;
  }
  if (accountIn(resource) !== undefined) return resource;
  const [, , , , account = ''] = splitArn(resource) ?? [];
  if (isWrongAccount(account))
    faults.refuse({ code: 'request-account', field: 'the account in resource', text: account }, ['resource']);
  else faults.refuse({ code: 'request-resource', text: resource }, ['resource']);
  return undefined;
}

/** So many resources are remembered: a suite asks about few, over and over. */
const remembered = 65_536;

/** The account in an ARN, empty where it has none; undefined for what is no ARN of a resource. */
const accountIn = remember(remembered, (text): string | undefined => {
  const arn = splitArn(text);
  if (arn === undefined || arn[1] === '' || arn[2] === '' || arn[5] === '' || hasControlCharacter(text))
    return undefined;
  if (isWrongAccount(arn[4])) return undefined;
  return isAccount(arn[4]) ? arn[4] : '';
});

/** Some resources have no account; of AWS's own, a name stands in its place, as `aws` or `cloudfront`. */
function isWrongAccount(account: string): boolean {
  return account !== '' && !isAccount(account) && !/^[a-z]+(?:-[a-z]+)*$/.test(account);
}

/** access_policies-cross-account-resource-access: the accounts of a request are of one partition. */
function checkPartitions(principal: string, arn: string, faults: Faults): void {
  if (arn.startsWith(`arn:${principal}:`)) return;
  const resource = arn.split(':')[1] ?? '';
  faults.refuse({ code: 'partitions-differ', principal, resource }, ['principal']);
}

export function readAccount(
  account: string | undefined,
  field: 'resourceAccount' | 'managementAccount',
  faults: Faults,
): string | undefined {
  if (account === undefined) return undefined;
  if (typeof account === 'string' && isAccount(account)) return account;
  if (typeof account === 'string') faults.refuse({ code: 'request-account', field, text: account }, [field]);
  else
    faults.refuse(
      { code: 'request-type', field, expected: 'a string of 12 digits', actual: typeName(account) },
      [field],
    );
  return undefined;
}

const rfc3339 = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:(\.\d{1,6})\d*)?(Z|[+-]\d{2}:\d{2})$/;

/** Digits below a microsecond are cut off; `t` and `z` may be written small. */
export function readNow(now: string, faults: Faults): RequestFacts['now'] {
  if (typeof now !== 'string') {
    const expected = 'text such as 2026-01-01T00:00:00Z';
    faults.refuse({ code: 'request-type', field: 'now', expected, actual: typeName(now) }, ['now']);
    return undefined;
  }
  const [, moment = '', fraction = '', zone = ''] = rfc3339.exec(now.toUpperCase()) ?? [];
  const text = moment + fraction + zone;
  const instant = parseInstant(text);
  if (text !== '' && instant !== undefined) return { text, seconds: Math.floor(instant / 1000) };
  faults.refuse({ code: 'request-instant', text: now }, ['now']);
  return undefined;
}

export function readDuration(seconds: number, faults: Faults): number | undefined {
  if (typeof seconds === 'number' && Number.isSafeInteger(seconds)) return seconds;
  const actual = typeof seconds === 'number' ? String(seconds) : typeName(seconds);
  faults.refuse(
    { code: 'request-type', field: 'durationSeconds', expected: 'a whole number of seconds', actual },
    ['durationSeconds'],
  );
  return undefined;
}
