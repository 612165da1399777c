import type { ContextScalar, Request, RequestPattern } from '../../../src/index.js';
import { accountOf, impliedCallers } from './callers.js';
import type { Case } from './cases.js';
import { accounts, type Key, keysIn } from './keys.js';
import type { Random } from './random.js';
import { matches } from './wildcards.js';

type Context = Record<string, ContextScalar | readonly ContextScalar[]>;

/** What is needed to draw requests that a question is about. */
export interface Ground {
  readonly service: Case['service'];
  readonly read: readonly Key[];
  readonly many: ReadonlySet<Key>;
  readonly callers: readonly Request['principal'][];
}

export function groundOf({ service }: Case, sets: readonly Case['before'][]): Ground {
  const policies = JSON.stringify(sets);
  const layers = new Set(
    sets.flatMap((set) =>
      Object.entries(set).flatMap(([layer, levels]) => (levels === undefined ? [] : layer)),
    ),
  ) as Parameters<typeof impliedCallers>[0];
  return { service, ...keysIn(policies), callers: impliedCallers(layers, policies) };
}

export const tokenActions = ['sts:GetServiceBearerToken', 'codeartifact:GetAuthorizationToken'];

export function listOf<Value>(given: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(given) ? given : [given as Value];
}

/** A request that fits the pattern and does not contradict itself; undefined where the draw met none. */
export function drawRequest(ground: Ground, pattern: RequestPattern, random: Random): Request | undefined {
  const { service, callers } = ground;
  const isToken = pattern.durationSeconds !== undefined;
  const of = (
    texts: readonly string[],
    patterns: string | readonly string[] | undefined,
    anyCase: boolean,
  ) =>
    patterns === undefined
      ? texts
      : texts.filter((text) => listOf(patterns).some((one) => matches(one, text, anyCase)));
  const actions = of(isToken ? tokenActions : service.actions, pattern.action, true);
  const resources = of(service.resources, pattern.resource, false);
  if (actions.length === 0 || resources.length === 0) return undefined;
  const resource = random.pick(resources);
  const principal = random.pick(pattern.principal === undefined ? callers : listOf(pattern.principal));
  const one = <Value>(given: Value | readonly Value[] | undefined) =>
    given === undefined ? undefined : random.pick(listOf(given));
  const resourceAccount = one(pattern.resourceAccount);
  const owner = resourceAccount ?? /^arn:.*:(\d{12}):/.exec(resource)?.[1] ?? accountOf(principal);
  const context = drawContext(ground, pattern, { principal, owner }, random);
  if (context === undefined) return undefined;
  return {
    action: random.pick(actions),
    ...(resource !== '*' && { resource }),
    ...(principal !== undefined && { principal }),
    context,
    ...(pattern.absent !== undefined && { absent: pattern.absent }),
    ...(resourceAccount !== undefined && { resourceAccount }),
    managementAccount: one(pattern.managementAccount),
    now: one(pattern.now),
    durationSeconds: one(pattern.durationSeconds),
  };
}

interface Who {
  readonly principal: Request['principal'];
  readonly owner: string | undefined;
}

function drawContext(ground: Ground, pattern: RequestPattern, who: Who, random: Random): Context | undefined {
  const implied = impliedValues(pattern, who, random);
  const context: Context = {};
  for (const key of ground.read) {
    const asked = pattern.context?.[key.name];
    if (asked !== undefined) {
      const value = drawMember(random.pick(listOf(asked)), key, random);
      if (value === undefined) return undefined;
      context[key.name] = value;
      continue;
    }
    if (pattern.absent?.includes(key.name) === true || random.oneIn(5)) continue;
    const given = key.from === undefined ? undefined : implied.get(key.name);
    const values =
      key.from === undefined || key.from === 'token' ? key.values : given === undefined ? [] : [given];
    if (values.length === 0 || (key.from === 'token' && pattern.durationSeconds !== undefined)) continue;
    const isSeveral = ground.many.has(key) && key.from === undefined && random.oneIn(3);
    context[key.name] = isSeveral ? [random.pick(values), random.pick(values)] : random.pick(values);
  }
  return context;
}

function drawMember(member: ContextScalar | readonly ContextScalar[], { kind, values }: Key, random: Random) {
  if (typeof member !== 'string' || kind !== 'text' || !/[*?]/.test(member)) return member;
  const fitting = values.filter((value) => matches(member, String(value), false));
  return fitting.length === 0 ? undefined : random.pick(fitting);
}

/** What hangs together: the keys of one instant, and of a caller that the request does not name. */
function impliedValues(
  { now }: RequestPattern,
  { principal, owner }: Who,
  random: Random,
): ReadonlyMap<string, ContextScalar> {
  const values = new Map<string, ContextScalar>();
  if (now === undefined) {
    const seconds = 1767225600 + random.pick([-86400 * 200, -1, 0, 1, 5, 6, 13003200, 86400 * 400]);
    values.set('aws:EpochTime', seconds);
    values.set('aws:CurrentTime', new Date(seconds * 1000).toISOString());
  }
  if (principal === undefined) {
    const account = owner ?? random.pick(accounts);
    const isUser = random.oneIn(2);
    const name = random.pick(isUser ? ['alice', 'bob', 'ALICE', 'zz'] : ['r', 'q', 'p/r']);
    values.set('aws:PrincipalAccount', account);
    values.set('aws:PrincipalArn', `arn:aws:iam::${account}:${isUser ? 'user' : 'role'}/${name}`);
    values.set('aws:PrincipalType', isUser ? 'User' : 'AssumedRole');
    values.set('aws:PrincipalIsAWSService', false);
    if (isUser) values.set('aws:username', name);
    if (owner === undefined) values.set('aws:ResourceAccount', account);
    values.set('aws:userid', random.pick(isUser ? [idOfUser, 'z'] : [`${idOfRole}:s`, `${idOfRole}:t`]));
  } else if (typeof principal === 'string' && /:(?:user|role|assumed-role)\//.test(principal)) {
    values.set('aws:userid', principal.includes(':user/') ? random.pick([idOfUser, 'z']) : `${idOfRole}:s`);
  }
  return values;
}

const idOfUser = 'AIDAAAAAAAAAAAAAAAAAA';
const idOfRole = 'AROAAAAAAAAAAAAAAAAAA';
