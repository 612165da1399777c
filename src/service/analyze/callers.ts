import type { TextSet } from '../../iam/analyze/literal.js';
import type { LayerName } from '../../iam/document/policy.js';
import { anonymous, type Principal, principalOfArn, servicePrincipal } from '../../iam/evaluate/principal.js';
import type { GivenKey } from '../../iam/evaluate/request-situation.js';
import type { PrincipalInput } from '../request.js';
import type { Accounts } from './accounts.js';
import type { Question } from './question.js';
import type { SetProfile } from './set-profile.js';
import { textSet } from './text-sets.js';

/** One who may call, standing for all whom the policies do not tell apart. */
export interface Caller {
  readonly principal: Principal | undefined;
  readonly input: PrincipalInput | undefined;
  /** What is known of the caller besides. */
  readonly context: ReadonlyMap<string, GivenKey>;
  /** Those of these keys that may have any of some texts, of which the context has one. */
  readonly open: ReadonlyMap<string, TextSet>;
  /** Whether the name is one of many: another would do as well, so that the caller's ARN is open. */
  readonly isAnyOfKind: boolean;
}

const unnamed: Caller = {
  principal: undefined,
  input: undefined,
  context: new Map(),
  open: new Map(),
  isAnyOfKind: false,
};

const identityLayers: readonly LayerName[] = ['identity', 'boundary', 'session'];
const resourceLayers: readonly LayerName[] = ['resource', 'domain', 'repository'];

/**
 * Whose requests are in question. Where the question leaves it open: anyone of the resource's account who may have the
 * policies; with a policy on the resource, whoever that policy could name as well. The root user of an account has no
 * policies of its own and needs none, so it is asked only where no such policies are given. Service-linked roles, which
 * no SCP or RCP limits, are asked only by name.
 */
export function callersOf(question: Question, profile: SetProfile, accounts: Accounts): readonly Caller[] {
  const { principals } = question;
  const callers =
    principals === undefined
      ? anyone(profile, accounts)
      : principals
          .map(({ principal, input }) => ({ ...unnamed, principal, input }))
          .flatMap((caller) => [caller, ...withIds(caller, profile)]);
  return callers.flatMap((caller) => [caller, ...withGivenKeys(caller, question)]);
}

function anyone(profile: SetProfile, accounts: Accounts): readonly Caller[] {
  const isOwn = identityLayers.some((layer) => profile.layers.has(layer));
  const isOnResource = resourceLayers.some((layer) => profile.layers.has(layer));
  const partitions = profile.partitions.filter((partition) => /^aws[a-z-]*$/.test(partition));
  const [partition = 'aws'] = partitions;
  return [
    unnamed,
    ...namedOf(profile, accounts, partition),
    ...(isOnResource ? outsiders(profile, accounts, partitions.length === 0 ? [partition] : partitions) : []),
    ...(isOwn ? [] : rootsOf(accounts, partition)),
  ];
}

function namedOf(
  profile: SetProfile,
  { known, owners, foreign }: Accounts,
  partition: string,
): readonly Caller[] {
  return [
    ...profile.named.flatMap(namedCallers),
    ...profile.ids.flatMap((id) => callersWithId(id, partition, [...known, ...owners, foreign])),
  ];
}

/** An asked user, role or session may have any id that the policies name. */
function withIds(caller: Caller, { ids }: SetProfile): readonly Caller[] {
  switch (caller.principal?.kind) {
    case 'user':
    case 'role':
    case 'session':
      return ids.flatMap((id) => [withKey(caller, 'aws:userid', id), withSessionId(caller, id)]);
    default:
      return [];
  }
}

/** The keys that say who somebody is beside the ARN: what the question gives for them, the policies may name. */
function withGivenKeys(caller: Caller, { keys }: Question): readonly Caller[] {
  return ['aws:userid', 'aws:PrincipalArn'].flatMap((name) => {
    const id = name.toLowerCase();
    const members = keys.get(id)?.demands.flatMap(({ isIn, sets }) => (isIn ? sets : [])) ?? [];
    return members.flatMap((member) =>
      member.kind === 'value' && typeof member.value === 'string' && caller.principal !== undefined
        ? withKey(caller, name, member.value)
        : [],
    );
  });
}

/** A session has its name behind the id of its role, and any name will do. */
function withSessionId(caller: Caller, id: string): Caller {
  const open = new Map([...caller.open, ['aws:userid', textSet(`${id}:*`)] as const]);
  return { ...withKey(caller, 'aws:userid', `${id}:session`), open };
}

function withKey(caller: Caller, name: string, value: string): Caller {
  return { ...caller, context: new Map([...caller.context, [name.toLowerCase(), { name, value }]]) };
}

function outsiders(
  profile: SetProfile,
  { known, owners, foreign }: Accounts,
  partitions: readonly string[],
): readonly Caller[] {
  return [
    ...partitions.flatMap((partition) =>
      [...known, ...(owners.length > 1 ? owners : []), foreign].flatMap((account) =>
        kindsAsked(profile).map((kind) => anyOf(`arn:${partition}:iam::${account}:${kind}/example`)),
      ),
    ),
    ...profile.services.map(serviceCaller),
    { ...serviceCaller('example.amazonaws.com'), isAnyOfKind: true },
    ...profile.providers.map(callerOf),
    { ...unnamed, principal: anonymous, input: 'anonymous' },
  ];
}

/** Users and roles differ in the keys that only one of them has. */
function kindsAsked({ keys }: SetProfile): readonly ('role' | 'user')[] {
  const tellsApart = ['aws:username', 'aws:principaltype', 'aws:principalarn'].some((key) => keys.has(key));
  return tellsApart ? ['role', 'user'] : ['role'];
}

function serviceCaller(service: string): Caller {
  return { ...unnamed, principal: servicePrincipal(service), input: { service } };
}

function callerOf(arn: string): Caller {
  return { ...unnamed, principal: principalOfArn(arn), input: arn };
}

function anyOf(arn: string): Caller {
  return { ...callerOf(arn), isAnyOfKind: true };
}

/** Whoever a principal element names by ARN: a role also by its sessions, a user also by whom it federates. */
function namedCallers({ kind, arn, account, role }: SetProfile['named'][number]): readonly Caller[] {
  const partition = arn.split(':')[1] ?? 'aws';
  switch (kind) {
    case 'role': {
      const name = (role ?? '').split('/').at(-1) ?? '';
      const session = callerOf(`arn:${partition}:sts::${account}:assumed-role/${name}/session`);
      const context = new Map([['aws:principalarn', { name: 'aws:PrincipalArn', value: arn }]]);
      const isBelowPath = session.principal?.principalArn !== arn;
      return [callerOf(arn), isBelowPath ? { ...session, context } : session];
    }
    case 'user': {
      const federatedUser = `arn:${partition}:sts::${account}:federated-user/example`;
      const user = callerOf(arn);
      const federated = principalOfArn(federatedUser);
      return federated === undefined || user.principal === undefined
        ? [user]
        : [
            user,
            {
              ...unnamed,
              principal: { ...federated, federatedBy: user.principal },
              input: { federatedUser, federatedBy: arn },
            },
          ];
    }
    case 'session':
    case 'federated-user':
      return [callerOf(arn)];
  }
}

/** A principal that is written as an id is found by `aws:userid`, which of a session has its name behind it. */
function callersWithId(id: string, partition: string, accounts: readonly string[]): readonly Caller[] {
  const isRole = id.startsWith('AROA');
  return accounts.map((account) =>
    isRole
      ? withSessionId(callerOf(`arn:${partition}:sts::${account}:assumed-role/example/session`), id)
      : withKey(callerOf(`arn:${partition}:iam::${account}:user/example`), 'aws:userid', id),
  );
}

function rootsOf({ known, owners }: Accounts, partition: string): readonly Caller[] {
  return [...known, ...owners].map((account) => callerOf(`arn:${partition}:iam::${account}:root`));
}
