/** The small world in which random requests are made. */
export const home = '111122223333';
export const other = '444455556666';
export const accounts = [home, other];
export const stranger = '777788889999';

/**
 * Who may call. `held` are the principal keys that follow from it (IAM User Guide, reference_policies_condition-keys and
 * reference_policies_variables), worked out here anew; `given` are those that a request has to say.
 */
export function userOf(account, name, path = '') {
  const arn = `arn:aws:iam::${account}:user/${path}${name}`;
  const id = `AIDA${name.toUpperCase()}${account}`;
  const held = { ...heldBy(account, arn, 'User'), 'aws:username': name };
  return { kind: 'user', account, arn, id, held, given: { 'aws:userid': id } };
}

export function roleOf(account, name, path = '') {
  const arn = `arn:aws:iam::${account}:role/${path}${name}`;
  const id = `AROA${name.toUpperCase()}${account}`;
  const held = heldBy(account, arn, 'AssumedRole');
  return { kind: 'role', account, arn, id, name, held, given: { 'aws:userid': `${id}:s0` } };
}

/** The ARN of a session leaves out the path of its role, so a path has to be said in the context. */
export function sessionOf(account, roleName, sessionName, path = '') {
  const role = roleOf(account, roleName, path);
  const arn = `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`;
  const given = {
    'aws:userid': `${role.id}:${sessionName}`,
    ...(path !== '' && { 'aws:PrincipalArn': role.arn }),
  };
  return { kind: 'session', account, arn, role, id: role.id, held: role.held, given };
}

/** `by` is who asked for the session; undefined where the request does not say. */
export function federatedOf(account, name, by) {
  const arn = `arn:aws:sts::${account}:federated-user/${name}`;
  const held = heldBy(account, arn, 'FederatedUser');
  return {
    kind: 'federated-user',
    account,
    arn,
    by: by?.arn,
    held,
    given: { 'aws:userid': `${account}:${name}` },
  };
}

export function rootOf(account) {
  const arn = `arn:aws:iam::${account}:root`;
  return {
    kind: 'root',
    account,
    arn,
    held: heldBy(account, arn, 'Account'),
    given: { 'aws:userid': account },
  };
}

export function serviceOf(name) {
  const held = { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': name };
  return { kind: 'service', arn: name, held };
}

export const anonymous = {
  kind: 'anonymous',
  arn: 'anonymous',
  held: {
    'aws:PrincipalAccount': 'anonymous',
    'aws:PrincipalType': 'Anonymous',
  },
  given: { 'aws:userid': 'anonymous' },
};

/** A caller of the account that is not said to be anyone in particular: no policy names it, and it has no principal keys. */
export function unnamedOf(account) {
  return { kind: 'unnamed', account, arn: `arn:aws:iam::${account}:role/nobody-in-particular`, held: {} };
}

/** Whom a web identity provider vouches for when a role is assumed. */
export function providerOf(account) {
  return {
    kind: 'identity-provider',
    account,
    arn: `arn:aws:iam::${account}:oidc-provider/token.example.com`,
    held: {},
  };
}

function heldBy(account, arn, type) {
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': type,
    'aws:PrincipalIsAWSService': 'false',
  };
}
