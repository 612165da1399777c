import { expect, test } from 'vitest';
import { compiledSetOf } from '../../../src/api/policy-set.js';
import { formulaOf } from '../../../src/iam/analyze/formula-of.js';
import { principalOfArn } from '../../../src/iam/evaluate/principal.js';
import { RequestSituation } from '../../../src/iam/evaluate/request-situation.js';
import { type Layers, policySet } from '../../../src/index.js';
import { serviceRules } from '../../../src/service/service-rules.js';

const role = 'arn:aws:iam::111122223333:role/r';
const own = '111122223333';
const other = '444455556666';
const policy = (Action: string, Principal?: unknown, Effect = 'Allow') =>
  ({
    Version: '2012-10-17',
    Statement: { Effect, Action, Resource: '*', ...(Principal !== undefined && { Principal }) },
  }) as never;

/** The ways in which a caller may be allowed something, each as the groups of which one statement has to apply. */
function waysOf(layers: Layers, service: string, principal: string | undefined, resourceAccount = own) {
  const action = { text: '', id: '', service, name: 'x' };
  const facts = {
    action,
    resource: '*',
    principal: principal === undefined ? undefined : principalOfArn(principal),
    context: undefined,
    resourceAccount,
    arnAccount: resourceAccount,
    isOwnerAssumed: false,
    managementAccount: undefined,
    now: undefined,
    durationSeconds: undefined,
  };
  const set = compiledSetOf(policySet(layers));
  const hasBoundary = layers.boundary !== undefined;
  const situation = new RequestSituation(
    action,
    '*',
    facts,
    serviceRules(action, '*'),
    undefined,
    hasBoundary,
  );
  const { ways, denies } = formulaOf(set, situation, () => []);
  return [
    ways.map((way) => way.map(({ id }) => id).join(' + ')),
    denies.map(({ placed }) => placed.deciding.layer),
  ];
}

const identity = policy('*');
const named = policy('*', { AWS: role });
const account = policy('*', { AWS: own });

test.each<[string, Layers, string, string | undefined, string | undefined, string[], string[]]>([
  ['identity policies alone', { identity }, 's3', role, own, ['identity'], []],
  ['nothing', {}, 's3', role, own, [], []],
  ['the root user without any policy', {}, 's3', `arn:aws:iam::${own}:root`, own, [''], []],
  [
    'every limit and every level',
    { identity, boundary: identity, session: identity, scp: [identity, identity], resourceScp: [identity] },
    's3',
    role,
    own,
    ['scp 0 + scp 1 + resourceScp 0 + boundary 0 + session 0 + identity'],
    [],
  ],
  [
    'a level that allows nothing',
    { identity, scp: [policy('*', undefined, 'Deny')] },
    's3',
    role,
    own,
    [],
    ['scp'],
  ],
  [
    'a role that the resource names, within its limits',
    { boundary: identity, resource: named },
    's3',
    role,
    own,
    ['boundary 0 + within limits'],
    [],
  ],
  [
    'an account that the resource names, with its own policies',
    { identity, resource: account },
    's3',
    role,
    own,
    ['identity'],
    [],
  ],
  [
    'two accounts: both have to allow',
    { identity, resource: named },
    's3',
    role,
    other,
    ['identity + grants'],
    [],
  ],
  ['two accounts without a resource policy', { identity }, 's3', role, other, [], []],
  ['a key without a key policy', { identity }, 'kms', role, own, [], []],
  [
    'a key whose policy leaves it to the account',
    { identity, resource: account },
    'kms',
    role,
    own,
    ['identity + grants'],
    [],
  ],
  [
    'a Deny of each layer',
    { identity: policy('*', undefined, 'Deny'), resource: policy('*', '*', 'Deny') },
    's3',
    role,
    own,
    [],
    ['resource', 'identity'],
  ],
  [
    'a Deny that names another',
    { identity, resource: policy('*', { AWS: `${role}2` }, 'Deny') },
    's3',
    role,
    own,
    ['identity'],
    [],
  ],
])('%s', (_, layers, service, principal, resourceAccount, ways, denies) => {
  expect(waysOf(layers, service, principal, resourceAccount)).toEqual([ways, denies]);
});
