import {
  accounts,
  anonymous,
  federatedOf,
  home,
  other,
  providerOf,
  roleOf,
  rootOf,
  serviceOf,
  sessionOf,
  stranger,
  unnamedOf,
  userOf,
} from '../domain.js';
import { conditionKeys } from '../keys.js';
import { questions } from '../questions.js';

/** Who asks for what on what, in which circumstances. */
export function randomRequest(random) {
  const question = random.weighted(questions.map((one) => [one.weight, one]));
  const principal = randomPrincipal(random, question);
  const sameAccount = question.own || staysHome.has(principal.kind) || random.chance(0.65);
  const ownerIsHome = principal.account === undefined || principal.account === home;
  const owner = sameAccount === ownerIsHome ? home : other;
  const resource = random.pick(question.resources(owner));
  const hasOwner = /^\d{12}$/.test(resource.split(':')[4] ?? '');
  const request = {
    principal,
    action: question.action,
    resource,
    // CodeArtifact: who administers a repository need not own its domain.
    ...((!hasOwner || (question.policy === 'domain' && random.chance(0.1))) && {
      resourceAccount: hasOwner && principal.kind !== 'unnamed' ? random.pick(accounts) : owner,
    }),
    ...(random.chance(0.06) && { managementAccount: random.pick([...accounts, stranger]) }),
    ...(random.chance(0.7) && { now: random.pick(moments) }),
    ...(question.token && random.chance(0.6) && { durationSeconds: random.pick([0, 900, 3600, 43200]) }),
    ...(random.chance(0.04) && { absent: [random.pick(derived)] }),
    context: { ...principal.given, ...randomContext(random, principal) },
  };
  if (request.absent?.some((key) => request.context[key] !== undefined)) delete request.absent;
  return { question, request };
}

/** Who has no account but that of the resource. */
const staysHome = new Set(['identity-provider', 'unnamed']);

/** Keys that follow from the request, unless it says that they are absent. */
const derived = [
  'aws:PrincipalArn',
  'aws:username',
  'aws:PrincipalAccount',
  'aws:ResourceAccount',
  'aws:CurrentTime',
];

const moments = ['2026-01-01T00:00:00Z', '2026-02-15T12:30:00Z', '2025-12-31T23:59:59.5Z'];

function randomPrincipal(random, { action }) {
  const account = random.weighted([
    [4, home],
    [1, other],
  ]);
  if (action === 'sts:AssumeRoleWithWebIdentity') return providerOf(account);
  const byKind = {
    user: () => random.pick([userOf(account, 'alice'), userOf(account, 'bob', 'dev/')]),
    role: () => random.pick([roleOf(account, 'app'), roleOf(account, 'app', 'team/')]),
    session: () =>
      random.pick([sessionOf(account, 'app', 'alice'), sessionOf(account, 'app', 's1', 'team/')]),
    federated: () => {
      const by = random.weighted([
        [4, userOf(account, 'alice')],
        [4, userOf(account, 'broker', 'apps/')],
        [1, rootOf(account)],
        [2, undefined],
      ]);
      return federatedOf(account, random.pick(['alice', 'guest']), by);
    },
    // The root user gets no tokens of CodeArtifact and assumes no roles, whatever policies say.
    root: () => (/Token$|^sts:AssumeRole$/.test(action) ? userOf(account, 'alice') : rootOf(account)),
    service: () =>
      // Who asks who it is has credentials of an account.
      action === 'sts:GetCallerIdentity'
        ? userOf(account, 'alice')
        : serviceOf(random.pick(['sns.amazonaws.com', 'cloudtrail.amazonaws.com'])),
    serviceLinked: () => {
      const path = 'aws-service-role/example.amazonaws.com/';
      const role = roleOf(account, 'AWSServiceRoleForExample', path);
      const session = sessionOf(account, 'AWSServiceRoleForExample', 's1', path);
      return { ...random.pick([role, session]), serviceLinked: true };
    },
    anonymous: () => anonymous,
    unnamed: () => unnamedOf(account),
  };
  const kind = random.weighted([
    [30, 'user'],
    [8, 'role'],
    [28, 'session'],
    [7, 'federated'],
    [4, 'root'],
    [5, 'service'],
    [3, 'serviceLinked'],
    [4, 'anonymous'],
    [3, 'unnamed'],
  ]);
  return byKind[kind]();
}

function randomContext(random, principal) {
  const context = {};
  for (const { key, several, values } of conditionKeys) {
    if (!random.chance(0.45)) continue;
    if (key.startsWith('aws:PrincipalTag/') && principal.kind === 'anonymous') continue;
    context[key] = several
      ? random.some(
          values,
          random.weighted([
            [1, 0],
            [4, 1],
            [4, 2],
          ]),
        )
      : random.pick(values);
  }
  return context;
}
