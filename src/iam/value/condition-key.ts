import { hasControlCharacter } from './control-character.js';

/** A condition key; its name is the same in any case (reference_policies_elements_condition). */
export interface ConditionKey {
  /** In lower case. */
  readonly id: string;
  /** As written. */
  readonly name: string;
  /** How the request fills it in when its context does not give it. */
  readonly filled: FilledKey | undefined;
}

export type FilledKey =
  | 'principal-arn'
  | 'principal-account'
  | 'principal-type'
  | 'username'
  | 'principal-is-service'
  | 'principal-service-name'
  | 'resource-account'
  | 'current-time'
  | 'epoch-time'
  | 'token-duration'
  | 'token-service';

const filledKeys: ReadonlyMap<string, FilledKey> = new Map([
  ['aws:principalarn', 'principal-arn'],
  ['aws:principalaccount', 'principal-account'],
  ['aws:principaltype', 'principal-type'],
  ['aws:username', 'username'],
  ['aws:principalisawsservice', 'principal-is-service'],
  ['aws:principalservicename', 'principal-service-name'],
  ['aws:resourceaccount', 'resource-account'],
  ['aws:currenttime', 'current-time'],
  ['aws:epochtime', 'epoch-time'],
  ['sts:durationseconds', 'token-duration'],
  ['sts:awsservicename', 'token-service'],
]);

export function conditionKey(name: string): ConditionKey {
  const id = name.toLowerCase();
  return { id, name, filled: filledKeys.get(id) };
}

/**
 * Whether this can be a condition key: a prefix stands in front, as in `aws:SourceIp`, `s3:prefix` or
 * `token.actions.githubusercontent.com:sub`. A tag's key may hold spaces inside; wildcards, variables and control
 * characters are in no key, and would make a condition that never matches.
 */
export function isConditionKey(name: string): boolean {
  return keyName.test(name) && !hasControlCharacter(name);
}

const keyName = /^[A-Za-z0-9._/-]+:[^\s*?${}](?:[^*?${}]*[^\s*?${}])?$/;
