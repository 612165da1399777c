import { isAccount } from '../iam/document/account.js';
import { keysOf } from '../scenario/name-request.js';
import { valueIn } from '../scenario/when.js';
import { exampleResources } from '../service/analyze/request-of.js';
import type { Request } from '../service/request.js';
import { isTokenLifetime } from '../service/token.js';
import type { Subject, Trial, TryRequest } from './trial.js';
import { without, withValue } from './vary.js';

/** The request as a person would write it and a real call make it, where that tells the same mutant from the policy. */
export function tidy(trial: Trial, subject: Subject, attempt: TryRequest): Trial {
  const { bed, request, outcome } = trial;
  const requests = [request];
  for (const variant of variants) requests.push(...requests.flatMap(variant));
  const others = requests
    .map((other) => attempt(bed, other))
    .filter((other) => other !== undefined && other.outcome === outcome && other.kills.has(subject));
  return (others as Trial[]).reduce((best, other) => (cost(other) < cost(best) ? other : best), trial);
}

/** A note weighs more than anything that is written. */
function cost({ request, notes }: Trial): number {
  return 100 * notes + keysOf(request).length + (request.principal === undefined ? 0 : 1);
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

/** Where the lifetime is not what it is about, both keys are there. */
function withServiceKeys(request: Request): readonly Request[] {
  if (!isTokenRequest(request)) return [];
  const { context, absent = [] } = request;
  const missing = { [serviceKey]: tokenService, [lifetimeKey]: longest };
  const added = Object.entries(missing).filter(
    ([key]) => valueIn(request, key) === undefined && !absent.includes(key),
  );
  return [{ ...request, context: { ...context, ...Object.fromEntries(added) } }];
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

/** The same request with the keys written out. */
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
