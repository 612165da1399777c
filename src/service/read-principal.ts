import { anonymous, type Principal, principalOfArn, servicePrincipal } from '../iam/evaluate/principal.js';
import { type Faults, typeName } from './faults.js';
import type { PrincipalInput } from './request.js';

const expected = 'an ARN, anonymous, {service}, {federatedUser, federatedBy} or {arn, serviceLinked: true}';

export function readPrincipal(input: PrincipalInput, refuse: Faults): Principal | undefined {
  if (typeof input === 'string') return input === 'anonymous' ? anonymous : readArn(input, ['principal'], refuse);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    refuse({ code: 'request-type', field: 'principal', expected, actual: typeName(input) }, ['principal']);
    return undefined;
  }
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(input));
  const names = [...fields.keys()].sort().join();
  switch (names) {
    case 'service':
      return readService(fields.get('service'), refuse);
    case 'federatedBy,federatedUser':
      return readFederated(fields.get('federatedUser'), fields.get('federatedBy'), refuse);
    case 'arn,serviceLinked':
      return readServiceLinked(fields.get('arn'), fields.get('serviceLinked'), refuse);
    default:
      refuse({ code: 'request-type', field: 'principal', expected, actual: `an object with ${names || 'no fields'}` }, ['principal']);
      return undefined;
  }
}

function readArn(text: unknown, path: readonly string[], refuse: Faults): Principal | undefined {
  const principal = typeof text === 'string' ? principalOfArn(text) : undefined;
  if (principal === undefined) refuse({ code: 'request-principal', text: typeof text === 'string' ? text : typeName(text) }, path);
  return principal;
}

function readService(name: unknown, refuse: Faults): Principal | undefined {
  if (typeof name === 'string' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name)) return servicePrincipal(name);
  const actual = typeof name === 'string' ? JSON.stringify(name) : typeName(name);
  refuse({ code: 'request-type', field: 'principal.service', expected: 'a name such as sns.amazonaws.com', actual }, ['principal', 'service']);
  return undefined;
}

function readFederated(user: unknown, by: unknown, refuse: Faults): Principal | undefined {
  const principal = readArn(user, ['principal', 'federatedUser'], refuse);
  const parent = readArn(by, ['principal', 'federatedBy'], refuse);
  if (principal === undefined || parent === undefined) return undefined;
  if (principal.kind !== 'federated-user') {
    const wanted = 'arn:aws:sts::111122223333:federated-user/name';
    refuse({ code: 'request-type', field: 'principal.federatedUser', expected: wanted, actual: principal.text }, ['principal', 'federatedUser']);
    return undefined;
  }
  if (parent.kind === 'user' || parent.kind === 'root') return principal;
  refuse({ code: 'request-type', field: 'principal.federatedBy', expected: 'the ARN of an IAM user', actual: parent.text }, ['principal', 'federatedBy']);
  return undefined;
}

function readServiceLinked(arn: unknown, serviceLinked: unknown, refuse: Faults): Principal | undefined {
  if (serviceLinked !== true) {
    const actual = typeName(serviceLinked);
    refuse({ code: 'request-type', field: 'principal.serviceLinked', expected: 'true', actual }, ['principal', 'serviceLinked']);
    return undefined;
  }
  const principal = readArn(arn, ['principal', 'arn'], refuse);
  if (principal === undefined || principal.kind === 'role' || principal.kind === 'session') {
    return principal && { ...principal, serviceLinked: true };
  }
  refuse({ code: 'request-type', field: 'principal.arn', expected: 'the ARN of a role or of its session', actual: principal.text }, ['principal', 'arn']);
  return undefined;
}
