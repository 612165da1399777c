import type { ActionName, Situation } from '../compile/situation.js';
import type { ConditionKey } from '../value/condition-key.js';
import type { ContextValue } from '../value/scalar.js';
import type { Principal } from './principal.js';
import type { ServiceRules } from './service-rules.js';

/** What a request says, read once; several situations may share it. */
export interface RequestFacts {
  readonly action: ActionName;
  readonly resource: string;
  readonly principal: Principal | undefined;
  /** Keys in lower case; undefined when the request gives none. */
  readonly context: ReadonlyMap<string, GivenKey> | undefined;
  readonly resourceAccount: string | undefined;
  /** The account in the resource's ARN. */
  readonly arnAccount: string | undefined;
  /** Whether the request leaves open whose the resource is, so that it counts as the caller's. */
  readonly isOwnerAssumed: boolean;
  readonly managementAccount: string | undefined;
  readonly now: { readonly text: string; readonly seconds: number } | undefined;
  /** Seconds that the token asked for is to live. */
  readonly durationSeconds: number | undefined;
}

/** A key that the request speaks of; `value` is undefined where it says that the key is absent. */
export interface GivenKey {
  readonly name: string;
  readonly value: ContextValue;
}

/** The keys that say who the caller is. */
export const principalKeys: ReadonlySet<NonNullable<ConditionKey['filled']>> = new Set([
  'principal-arn',
  'principal-account',
  'principal-type',
  'username',
  'principal-is-service',
  'principal-service-name',
]);

/** One action on one resource, under the facts of its request. */
export class RequestSituation implements Situation {
  readonly action: ActionName;
  readonly resource: string;
  readonly facts: RequestFacts;
  readonly rules: ServiceRules;
  /** The service that the token is for (sts:AWSServiceName); only where the action asks for a token. */
  readonly tokenService: string | undefined;
  /** Whether a permissions boundary is set for the caller. */
  readonly underBoundary: boolean;
  /** The account of the caller; one that is not named is of the account that owns the resource. */
  readonly callerAccount: string | undefined;
  readonly ownerAccount: string | undefined;

  constructor(
    action: ActionName,
    resource: string,
    facts: RequestFacts,
    rules: ServiceRules,
    tokenService: string | undefined,
    underBoundary: boolean,
  ) {
    this.action = action;
    this.resource = resource;
    this.facts = facts;
    this.rules = rules;
    this.tokenService = tokenService;
    this.underBoundary = underBoundary;
    const { principal, resourceAccount } = facts;
    this.callerAccount = principal === undefined ? resourceAccount : principal.account;
    this.ownerAccount = rules.ownAccount ? (this.callerAccount ?? resourceAccount) : resourceAccount;
  }

  valueOf(key: ConditionKey): ContextValue {
    const given = this.facts.context?.get(key.id);
    // What belongs to the token is not in the request for the permission to ask for it, given or not.
    if (given !== undefined) return this.isOfOtherPermission(key) ? undefined : given.value;
    return this.filledIn(key);
  }

  /** What the request says of the key by its fields, whatever its context says. */
  filledIn({ filled }: ConditionKey): ContextValue {
    return filled === undefined ? undefined : this.fill(filled);
  }

  /** Whether the request says anything of the key, be it that it is absent; whom it names has what such a principal has. */
  speaksOf(key: ConditionKey): boolean {
    const { context, principal } = this.facts;
    if (this.isOfOtherPermission(key)) return false;
    if (context?.has(key.id) === true || this.valueOf(key) !== undefined) return true;
    return principal !== undefined && key.filled !== undefined && principalKeys.has(key.filled);
  }

  /** Whether the key belongs to a token, and the token to another permission of the same request. */
  isOfOtherPermission(key: ConditionKey): boolean {
    const { filled } = key;
    const isOfToken = filled === 'token-duration' || filled === 'token-service';
    return isOfToken && this.facts.durationSeconds !== undefined && this.tokenService === undefined;
  }

  textOf(key: ConditionKey): string | null | undefined {
    const value = this.valueOf(key);
    if (value === undefined) return undefined;
    return typeof value === 'object' ? null : String(value);
  }

  private fill(key: NonNullable<ConditionKey['filled']>): ContextValue {
    const { principal, now, durationSeconds } = this.facts;
    switch (key) {
      case 'token-duration':
        return this.tokenService === undefined ? undefined : durationSeconds;
      case 'token-service':
        return this.tokenService;
      case 'principal-arn':
        return principal?.principalArn;
      case 'principal-account':
        return principal?.kind === 'anonymous' ? 'anonymous' : principal?.account;
      case 'principal-type':
        return principal?.type;
      case 'username':
        return principal?.username;
      case 'principal-is-service':
        return isSigned(principal) ? principal.kind === 'service' : undefined;
      case 'principal-service-name':
        return principal?.kind === 'service' ? principal.text : undefined;
      case 'resource-account':
        return this.ownerAccount;
      case 'current-time':
        return now?.text;
      case 'epoch-time':
        return now?.seconds;
    }
  }
}

/** condition-keys, aws:PrincipalIsAWSService: only requests that are signed with credentials of AWS have it. */
function isSigned(principal: Principal | undefined): principal is Principal {
  return principal !== undefined && principal.kind !== 'anonymous' && principal.kind !== 'identity-provider';
}
