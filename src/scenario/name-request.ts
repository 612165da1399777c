import type { Outcome } from '../iam/evaluate/decision.js';
import type { Request } from '../service/request.js';
import { labelOf } from './label.js';
import { valueIn } from './when.js';

/** What happens to a request, as the end of a sentence about it. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  allow: 'allowed',
  'explicit-deny': 'explicitly denied',
  'implicit-deny': 'not allowed',
  'invalid-request': 'rejected by the service',
};

/** A request in a few words: `codeartifact:ReadFromRepository on repository/my-domain/my-repository with aws:PrincipalOrgID o-1`. */
export function nameRequest(request: Request, keys: readonly string[] = keysOf(request)): string {
  const { action, resource, principal, durationSeconds } = request;
  return [
    action,
    ...(resource === undefined || resource === '*' ? [] : [`on ${shortArn(resource)}`]),
    ...(principal === undefined ? [] : [`by ${shortPrincipal(principal)}`]),
    ...(durationSeconds === undefined ? [] : [`for ${durationSeconds} seconds`]),
    ...joined(
      'with',
      keys.map((key) => describeKey(request, key)),
    ),
  ].join(' ');
}

/** The condition keys that a request gives, or lacks on purpose. */
export function keysOf({ context = {}, absent = [] }: Request): readonly string[] {
  return [...Object.keys(context), ...absent];
}

function describeKey(request: Request, key: string): string {
  const value = valueIn(request, key);
  return value === undefined ? `no ${key}` : `${key} ${labelOf(value)}`;
}

function joined(word: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [`${word} ${parts.join(' and ')}`];
}

/** What tells resources of one account apart. */
export function shortArn(arn: string): string {
  const [, , service = '', region, account, ...rest] = arn.split(':');
  const name = rest.join(':');
  if (name === '') return arn;
  return region === '' && account === '' ? `${service}:::${name}` : name;
}

export function shortPrincipal(principal: NonNullable<Request['principal']>): string {
  if (typeof principal === 'string')
    return principal.startsWith('arn:') ? nameOfPrincipal(principal) : principal;
  if ('service' in principal) return principal.service;
  if ('federatedUser' in principal) return nameOfPrincipal(principal.federatedUser);
  return nameOfPrincipal(principal.arn);
}

/** `user/alice of 123456789012` */
function nameOfPrincipal(arn: string): string {
  const [, , , , account, ...rest] = arn.split(':');
  return `${rest.join(':')} of ${account}`;
}
