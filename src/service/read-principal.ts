import { isServiceName } from '../iam/document/principal-form.js';
import { anonymous, type Principal, principalOfArn, servicePrincipal } from '../iam/evaluate/principal.js';
import { type Faults, typeName } from './faults.js';
import type { PrincipalInput } from './request.js';

const expected = 'an ARN, anonymous, {service}, {federatedUser, federatedBy} or {arn, serviceLinked: true}';

export function readPrincipal(input: PrincipalInput, faults: Faults): Principal | undefined {
  if (typeof input === 'string')
    return input === 'anonymous' ? anonymous : readArn(input, ['principal'], faults);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    faults.refuse({ code: 'request-type', field: 'principal', expected, actual: typeName(input) }, [
      'principal',
    ]);
    return undefined;
  }
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(input));
  const names = [...fields.keys()].sort().join();
  switch (names) {
    case 'service':
      return readService(fields.get('service'), faults);
    case 'federatedBy,federatedUser':
      return readFederated(fields.get('federatedUser'), fields.get('federatedBy'), faults);
    case 'arn,serviceLinked':
      return readServiceLinked(fields.get('arn'), fields.get('serviceLinked'), faults);
    default:
      faults.refuse(
        {
          code: 'request-type',
          field: 'principal',
          expected,
          actual: `an object with ${names || 'no fields'}`,
        },
        ['principal'],
      );
      return undefined;
  }
}

function readArn(text: unknown, path: readonly string[], faults: Faults): Principal | undefined {
  const principal = typeof text === 'string' ? principalOfArn(text) : undefined;
  if (principal === undefined)
    faults.refuse(
      { code: 'request-principal', text: typeof text === 'string' ? text : typeName(text) },
      path,
    );
  return principal;
}

function readService(name: unknown, faults: Faults): Principal | undefined {
  if (typeof name === 'string' && isServiceName(name)) return servicePrincipal(name);
  const actual = typeof name === 'string' ? JSON.stringify(name) : typeName(name);
  faults.refuse(
    {
      code: 'request-type',
      field: 'principal.service',
      expected: 'a name such as sns.amazonaws.com',
      actual,
    },
    ['principal', 'service'],
  );
  return undefined;
}

function readFederated(user: unknown, by: unknown, faults: Faults): Principal | undefined {
  const principal = readArn(user, ['principal', 'federatedUser'], faults);
  const parent = readArn(by, ['principal', 'federatedBy'], faults);
  if (principal === undefined || parent === undefined) return undefined;
  if (principal.kind !== 'federated-user') {
    const wanted = 'arn:aws:sts::111122223333:federated-user/name';
    faults.refuse(
      { code: 'request-type', field: 'principal.federatedUser', expected: wanted, actual: principal.text },
      ['principal', 'federatedUser'],
    );
    return undefined;
  }
  const isSameAccount = parent.account === principal.account;
  if (isSameAccount && (parent.kind === 'user' || parent.kind === 'root'))
    return { ...principal, federatedBy: parent };
  faults.refuse(
    {
      code: 'request-type',
      field: 'principal.federatedBy',
      expected: `the ARN of an IAM user of account ${principal.account}`,
      actual: parent.text,
    },
    ['principal', 'federatedBy'],
  );
  return undefined;
}

function readServiceLinked(arn: unknown, serviceLinked: unknown, faults: Faults): Principal | undefined {
  if (serviceLinked !== true) {
    const actual = typeof serviceLinked === 'boolean' ? String(serviceLinked) : typeName(serviceLinked);
    faults.refuse({ code: 'request-type', field: 'principal.serviceLinked', expected: 'true', actual }, [
      'principal',
      'serviceLinked',
    ]);
    return undefined;
  }
  const principal = readArn(arn, ['principal', 'arn'], faults);
  if (principal === undefined || principal.kind === 'role' || principal.kind === 'session') {
    return principal && { ...principal, serviceLinked: true };
  }
  faults.refuse(
    {
      code: 'request-type',
      field: 'principal.arn',
      expected: 'the ARN of a role or of its session',
      actual: principal.text,
    },
    ['principal', 'arn'],
  );
  return undefined;
}
