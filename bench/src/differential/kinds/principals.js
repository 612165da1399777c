import { listOf, resourceLayers } from '../case.js';
import { stranger, userOf } from '../domain.js';
import { mapPrincipals, mapStatements } from '../rewrite.js';

const page = 'IAM elements_principal';
const nobody = 'arn:aws:iam::000000000000:user/what-nobody-is-called';

export const principalKinds = [
  {
    id: 'unique-id',
    title: 'a principal named by its unique id (AIDA…, AROA…)',
    peer: 'matches nobody',
    aws: 'a principal ARN is kept as the unique id of the user or role, and shown so when it is gone',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapPrincipals(one, (type, value) => {
        if (type !== 'AWS' || !/^A(?:IDA|ROA)/.test(value)) return value;
        return value === one.principal.id ? (one.principal.role?.arn ?? one.principal.arn) : nobody;
      }),
  },
  {
    id: 'role-elsewhere',
    title: 'a role of the same name below another path',
    peer: 'looks at the name alone, though aws:PrincipalArn says the path',
    aws: 'a role is named by its whole ARN, path included',
    page,
    right: 'policy-spec',
    rewrite: (one) => {
      const { role, given } = one.principal;
      if (given?.['aws:PrincipalArn'] === undefined) return one;
      return mapPrincipals(one, (_, value) =>
        isRole(value) && value !== role.arn && nameOf(value) === role.name ? nobody : value,
      );
    },
  },
  {
    id: 'role-in-other-letters',
    title: 'a role’s name in other letters',
    peer: 'takes the role of a session for the same whatever the case of its name',
    aws: 'names in the Principal element are case-sensitive (said of users)',
    page,
    right: 'reading',
    rewrite: (one) => {
      const { role } = one.principal;
      if (role === undefined) return one;
      return mapPrincipals(one, (_, value) =>
        isRole(value) &&
        nameOf(value) !== role.name &&
        nameOf(value).toLowerCase() === role.name.toLowerCase()
          ? nobody
          : value,
      );
    },
  },
  {
    id: 'federating-user',
    title: 'the IAM user who federated the caller',
    peer: 'looks for a user of the same name as the federated one, without a path',
    aws: 'the session of GetFederationToken has the permissions of the IAM user who asked for it, whatever name it was given',
    page: 'IAM evaluation-logic_policy-eval-denyallow; STS API_GetFederationToken',
    right: 'policy-spec',
    rewrite: (one) => {
      const { principal } = one;
      const expected = `arn:aws:iam::${principal.account}:user/${nameOf(principal.arn)}`;
      if (principal.kind !== 'federated-user' || principal.by === expected) return one;
      const isByUser = principal.by?.includes(':user/') === true;
      const renamed = mapPrincipals(one, (_, value) => {
        if (isByUser && value === principal.by) return expected;
        return value === expected ? userOf(principal.account, 'carol').arn : value;
      });
      return renamed === one || !isByUser
        ? renamed
        : { ...renamed, principal: { ...principal, by: expected } };
    },
  },
  {
    id: 'account-of-provider',
    title: 'an account in the Principal element, and a caller from an identity provider of that account',
    peer: 'takes the provider’s account for the caller’s',
    aws: 'an account stands for the identities in it; who calls AssumeRoleWithWebIdentity has none of its credentials yet',
    page: 'IAM elements_principal; STS API_AssumeRoleWithWebIdentity',
    right: 'policy-spec',
    rewrite: (one) => {
      const { kind, account } = one.principal;
      if (kind !== 'identity-provider') return one;
      return mapPrincipals(one, (type, value) =>
        type === 'AWS' && (value === account || value === `arn:aws:iam::${account}:root`) ? stranger : value,
      );
    },
  },
  {
    id: 'not-principal',
    title: 'NotPrincipal that lists the caller without the account, or the account beside other users',
    peer: 'excepts whoever any entry of the list matches',
    aws: 'the account should be listed too, as the policy “might” deny otherwise; the account “might” be validated first, then the role, then its session',
    page: 'IAM elements_notprincipal',
    right: 'reading',
    rewrite: (one) =>
      mapStatements(one, (statement, { layer }) => {
        if (statement.NotPrincipal === undefined || !resourceLayers.has(layer)) return statement;
        if (isExcepted(statement.NotPrincipal, one)) return undefined;
        const { NotPrincipal, ...rest } = statement;
        return { ...rest, Principal: '*' };
      }),
  },
];

const isRole = (value) => /^arn:aws:iam::\d{12}:role\//.test(value);
const nameOf = (arn) => arn.split('/').at(-1);

function isExcepted(listed, { principal, layers }) {
  if (listed === '*') return true;
  const { kind, account, arn, role } = principal;
  const aws = listOf(listed.AWS ?? []);
  if (kind === 'service') return listOf(listed.Service ?? []).includes(arn);
  if (account === undefined || layers.boundary !== undefined) return false;
  if (!aws.includes(account) && !aws.includes(`arn:aws:iam::${account}:root`)) return false;
  const ofAccount = aws.filter((value) => value.split(':')[4] === account && !value.endsWith(':root'));
  if (kind === 'root' || ofAccount.length === 0) return true;
  if (kind !== 'session') return ofAccount.includes(arn);
  const sessions = ofAccount.filter((value) => value.includes(`:assumed-role/${role.name}/`));
  return ofAccount.includes(role.arn) && (sessions.length === 0 || sessions.includes(arn));
}
