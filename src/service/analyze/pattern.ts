import type { ContextScalar, PrincipalInput } from '../request.js';

/** One, or any of several. */
export type OneOrMore<Value> = Value | readonly Value[];

/**
 * A request in which anything may be left open: a field or key that is not given is free, and a list means any of its
 * members. Who may call where no `principal` is given, README says; `resourceAccount`, `managementAccount`, `now` and
 * `durationSeconds` that are not given are as in a request without them.
 */
export interface RequestPattern {
  /** `service:Name`; `*` and `?` are wildcards. */
  readonly action?: OneOrMore<string> | undefined;
  /** An ARN or `*`; `*` and `?` are wildcards. */
  readonly resource?: OneOrMore<string> | undefined;
  readonly principal?: OneOrMore<PrincipalInput> | undefined;
  /** In texts `*` and `?` are wildcards. For a key with several values each member is a list. */
  readonly context?:
    | { readonly [key: string]: OneOrMore<ContextScalar | readonly ContextScalar[]> }
    | undefined;
  /** Condition keys that the requests do not have. */
  readonly absent?: readonly string[] | undefined;
  /** Seconds; then the requests are for CodeArtifact authorization tokens. */
  readonly durationSeconds?: OneOrMore<number> | undefined;
  readonly resourceAccount?: OneOrMore<string> | undefined;
  readonly managementAccount?: OneOrMore<string> | undefined;
  readonly now?: OneOrMore<string> | undefined;
}

/**
 * Values of one field or condition key: a value, a range of numbers with both ends, or `null` for the key not being there. Of
 * `action`, `resource` and keys that hold text a member may be a pattern; of a key with several values, a list.
 */
export type ExpectedValue = ContextScalar | readonly [number, number] | readonly ContextScalar[] | null;

/** One field or condition key with all the values that are to be allowed. */
export interface ExpectedValues {
  readonly [over: string]: readonly ExpectedValue[];
}
