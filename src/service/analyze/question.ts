import type { Member, TextSet } from '../../iam/analyze/literal.js';
import type { IntervalSet } from '../../iam/analyze/ordered/interval-set.js';
import type { Principal } from '../../iam/evaluate/principal.js';
import type { PrincipalInput } from '../request.js';

/** The requests in question, read and checked: what a pattern leaves open is open here. */
export interface Question {
  readonly actions: readonly Demand<TextSet>[];
  readonly resources: readonly Demand<TextSet>[];
  /** Undefined: anyone who may have the policies. */
  readonly principals: readonly AskedPrincipal[] | undefined;
  /** By the key's id. */
  readonly keys: ReadonlyMap<string, AskedKey>;
  /** Whether the keys that are not given are absent, as in a request, or open, as in a pattern. */
  readonly isRequest: boolean;
  /** Seconds; then the requests are for tokens. */
  readonly lifetimes: IntervalSet | undefined;
  readonly resourceAccounts: readonly (string | undefined)[];
  readonly managementAccounts: readonly (string | undefined)[];
  readonly instants: readonly (Instant | undefined)[];
}

/** To be in one of the sets, or in none. */
export interface Demand<Set> {
  readonly isIn: boolean;
  readonly sets: readonly Set[];
}

export interface AskedKey {
  /** As written. */
  readonly name: string;
  readonly demands: readonly Demand<Member>[];
}

/** Undefined both: the unnamed caller. */
export interface AskedPrincipal {
  readonly principal: Principal | undefined;
  readonly input: PrincipalInput | undefined;
}

export interface Instant {
  readonly text: string;
  readonly seconds: number;
}

/** All requests. */
export const allRequests: Question = {
  actions: [],
  resources: [],
  principals: undefined,
  keys: new Map(),
  isRequest: false,
  lifetimes: undefined,
  resourceAccounts: [undefined],
  managementAccounts: [undefined],
  instants: [undefined],
};
