import { accounts, home, other, roleOf, sessionOf, userOf } from '../domain.js';

/** `{ Principal }`, or in a Deny `{ NotPrincipal }`; `open` ones name the caller in some way. */
export function randomPrincipals(random, { effect, request: { principal }, trust, open = false }) {
  if (effect === 'Deny' && !trust && random.chance(0.2))
    return { NotPrincipal: exceptions(random, principal) };
  const naming = open || random.chance(0.85) ? namesOf(principal, trust) : strangers(trust);
  const count = random.weighted([
    [4, 1],
    [1, 2],
  ]);
  return { Principal: merge(Array.from({ length: count }, () => random.weighted(naming)(random))) };
}

const everyone = () => '*';
const aws = (arn) => () => ({ AWS: arn });

/** The ways in which a policy may name the caller. */
function namesOf(principal, trust) {
  const { kind, arn, account, role, by, id } = principal;
  const anyone = [
    [2, everyone],
    [1, aws('*')],
  ];
  if (kind === 'anonymous') return anyone;
  if (kind === 'service') return [...anyone, [4, () => ({ Service: arn })]];
  if (kind === 'identity-provider') return [...anyone.slice(0, 1), [8, () => ({ Federated: arn })]];
  const named = [
    ...anyone,
    [2, aws(account)],
    [2, aws(`arn:aws:iam::${account}:root`)],
    [kind === 'root' || kind === 'unnamed' ? 0 : 6, aws(arn)],
  ];
  if (role !== undefined) {
    named.push([5, aws(role.arn)]);
    // The same role name below another path, and in other letters.
    named.push([0.7, aws(`arn:aws:iam::${account}:role/elsewhere/${role.name}`)]);
    named.push([0.3, aws(role.arn.replace(role.name, role.name.toUpperCase()))]);
  }
  if (by !== undefined) {
    named.push([4, aws(by)]);
    named.push([1, aws(`arn:aws:iam::${account}:user/${arn.split('/').at(-1)}`)]);
  }
  if (id !== undefined && !trust) named.push([1, aws(id)]);
  return named;
}

function strangers(trust) {
  return [
    [2, (random) => ({ AWS: random.pick(accounts) })],
    [2, aws(userOf(home, 'carol').arn)],
    [2, aws(roleOf(home, 'other').arn)],
    [1, aws(sessionOf(home, 'app', 'other').arn)],
    [2, (random) => ({ Service: random.pick(['sns.amazonaws.com', 'ec2.amazonaws.com']) })],
    [trust ? 1 : 0, () => ({ Federated: `arn:aws:iam::${home}:saml-provider/other` })],
    [0.3, aws(userOf(home, 'carol').id)],
  ];
}

/** What a NotPrincipal lists: the account, the user or role, the session, in any company. */
function exceptions(random, principal) {
  const { arn, account, role, kind } = principal;
  const listed = [];
  if (kind === 'service')
    return random.pick([{ Service: arn }, { AWS: other }, { Service: 'ec2.amazonaws.com' }]);
  if (kind === 'anonymous') return random.pick(['*', { AWS: home }]);
  if (random.chance(0.8)) listed.push(random.pick([account, `arn:aws:iam::${account}:root`]));
  if (random.chance(0.7) && kind !== 'root' && kind !== 'unnamed') listed.push(role?.arn ?? arn);
  if (random.chance(0.5) && role !== undefined) listed.push(arn);
  if (random.chance(0.35) && role !== undefined) listed.push(sessionOf(account, role.name, 'other').arn);
  if (random.chance(0.3)) listed.push(userOf(account, 'carol').arn);
  if (random.chance(0.2)) listed.push(other);
  return { AWS: listed.length === 0 ? other : listed };
}

/** Several principals in one element. */
function merge(principals) {
  if (principals.includes('*')) return '*';
  const merged = {};
  for (const principal of principals) {
    for (const [type, value] of Object.entries(principal)) {
      merged[type] = merged[type] === undefined ? value : [...new Set([merged[type], value].flat())];
    }
  }
  return merged;
}
