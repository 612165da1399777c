import { decide } from '../api/evaluate.js';
import { compiledOf } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import { isAccount } from '../iam/document/account.js';
import { exampleResources } from '../service/analyze/request-of.js';
import type { Request } from '../service/request.js';
import { isTokenLifetime } from '../service/token.js';
import { keysOf } from './name-request.js';
import { without, withValue } from './vary-request.js';
import { valueIn } from './when.js';

/**
 * A request as a person would write it and a real call make it, that is as good for the purpose: with no notes, if that
 * can be, and with few keys.
 */
export function tidyRequest(
  request: Request,
  set: PolicySet,
  isAsGood: (request: Request) => boolean,
): Request {
  const requests = [request];
  for (const variant of variants) requests.push(...requests.flatMap(variant));
  let best = request;
  let least = costOf(request, set);
  for (const other of requests) {
    const cost = costOf(other, set);
    if (cost >= least || !isAsGood(other)) continue;
    best = other;
    least = cost;
  }
  return speakingOfKeys(best, set, isAsGood);
}

/** A note weighs more than anything that is written. */
function costOf(request: Request, set: PolicySet): number {
  const notes = notesOf(request, set);
  if (notes === undefined) return Number.POSITIVE_INFINITY;
  return 100 * notes.length + keysOf(request).length + (request.principal === undefined ? 0 : 1);
}

/** The codes of what `run` would note, and one more where the resource is of another service; undefined of a malformed request. */
export function notesOf(request: Request, set: PolicySet): readonly string[] | undefined {
  const decided = decide(set, request);
  if (!decided.ok) return undefined;
  const codes = decided.value.notes.map(({ code }) => code);
  return isOnOwnService(request) ? codes : [...codes, 'resource-of-other-service'];
}

/** Roles of iam are assumed by actions of sts. */
function isOnOwnService({ action, resource }: Request): boolean {
  const [, , owner] = resource?.split(':') ?? [];
  const service = action.split(':')[0]?.toLowerCase();
  return owner === undefined || owner === service || (service === 'sts' && owner === 'iam');
}

/** Ways to write a request better; each is tried on what the ones before it have made. */
const variants: readonly ((request: Request) => readonly Request[])[] = [
  onOwnResource,
  withLifetime,
  withServiceKeys,
  withCaller,
];

const tokenService = 'codeartifact.amazonaws.com';
const serviceKey = 'sts:AWSServiceName';
const lifetimeKey = 'sts:DurationSeconds';
/** Seconds. */
const longest = 43_200;

/** A token is asked for by its lifetime, which brings its keys along, and on no resource. */
function withLifetime(request: Request): readonly Request[] {
  if (request.durationSeconds !== undefined) return [];
  if (request.action.toLowerCase() === 'codeartifact:getauthorizationtoken')
    return [{ ...request, durationSeconds: longest }];
  if (!isTokenRequest(request)) return [];
  const seconds = Number(valueIn(request, lifetimeKey) ?? longest);
  if (!isTokenLifetime(seconds) || (valueIn(request, serviceKey) ?? tokenService) !== tokenService) return [];
  const { resource, ...rest } = without(without(request, lifetimeKey) as Request, serviceKey) as Request;
  return [{ ...rest, durationSeconds: seconds }];
}

/** Where the lifetime is not what it is about, both keys are there; and no resource is. */
function withServiceKeys(request: Request): readonly Request[] {
  if (!isTokenRequest(request)) return [];
  const { context, absent = [] } = request;
  const missing = { [serviceKey]: tokenService, [lifetimeKey]: longest };
  const added = Object.entries(missing).filter(
    ([key]) => valueIn(request, key) === undefined && !absent.includes(key),
  );
  const named = { ...request, context: { ...context, ...Object.fromEntries(added) } };
  return request.resource === undefined ? [named] : [named, without(named, 'resource') as Request];
}

function isTokenRequest({ action, durationSeconds }: Request): boolean {
  return action.toLowerCase() === 'sts:getservicebearertoken' && durationSeconds === undefined;
}

/** A resource of a type that the action takes. */
function onOwnResource(request: Request): readonly Request[] {
  const account = request.resource?.split(':')[4];
  const accounts = account !== undefined && isAccount(account) ? [account] : ['123456789012', '111122223333'];
  return accounts
    .flatMap((one) => exampleResources(request.action, one))
    .map((resource) => withValue(request, 'resource', resource));
}

/** Somebody of the account of the resource. */
function withCaller(request: Request): readonly Request[] {
  const account = request.resource?.split(':')[4] ?? '';
  if (request.principal !== undefined || !isAccount(account)) return [];
  return [{ ...request, principal: `arn:aws:iam::${account}:role/example` }];
}

/** The request that says of the keys which it lacks that they are absent, where a run would otherwise note that a statement reads them. */
function speakingOfKeys(request: Request, set: PolicySet, isAsGood: (request: Request) => boolean): Request {
  if (notesOf(request, set)?.includes('missing-context-key') !== true) return request;
  let spoken = request;
  for (const key of keysRead(set)) {
    const candidate = { ...spoken, absent: [...(spoken.absent ?? []), key] };
    const isQuieter = (notesOf(candidate, set)?.length ?? Infinity) < (notesOf(spoken, set)?.length ?? 0);
    if (isQuieter && isAsGood(candidate)) spoken = candidate;
  }
  return spoken;
}

function keysRead({ policies }: PolicySet): Iterable<string> {
  const names = new Map<string, string>();
  for (const { policy } of policies)
    for (const { conditions } of compiledOf(policy).statements)
      for (const { key } of conditions) names.set(key.id, key.name);
  return names.values();
}

/** The same request with the keys of a token written out. */
export function withTokenKeys({ durationSeconds, context, ...rest }: Request): Request {
  return {
    ...rest,
    context: {
      ...context,
      [serviceKey]: tokenService,
      ...(durationSeconds !== undefined && { [lifetimeKey]: durationSeconds }),
    },
  };
}
