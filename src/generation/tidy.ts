import { valueIn } from '../scenario/when.js';
import type { Request } from '../service/request.js';
import { isTokenLifetime } from '../service/token.js';
import type { Subject, Trial, TryRequest } from './trial.js';
import { without } from './vary.js';

/** The request as a person would write it, where that tells the same mutant from the policy. */
export function tidy(trial: Trial, subject: Subject, attempt: TryRequest): Trial {
  const request = withLifetime(trial.request);
  const other = request && attempt(trial.bed, request);
  const isAsGood = other?.outcome === trial.outcome && other.kills.has(subject);
  return isAsGood ? other : trial;
}

const tokenService = 'codeartifact.amazonaws.com';
const serviceKey = 'sts:AWSServiceName';
const lifetimeKey = 'sts:DurationSeconds';

/** A token is asked for by its lifetime, which brings its keys along. */
function withLifetime(request: Request): Request | undefined {
  if (request.action.toLowerCase() !== 'sts:getservicebearertoken' || request.durationSeconds !== undefined)
    return undefined;
  const seconds = Number(valueIn(request, lifetimeKey) ?? longest);
  if (!isTokenLifetime(seconds) || (valueIn(request, serviceKey) ?? tokenService) !== tokenService)
    return undefined;
  const rest = without(without(request, lifetimeKey) as Request, serviceKey) as Request;
  return { ...rest, durationSeconds: seconds };
}

/** Seconds. */
const longest = 43_200;

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
