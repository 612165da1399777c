/** A value of a condition key. Numbers and booleans are what IAM sees as their text; a Date is an instant. */
export type ContextScalar = string | number | boolean | Date;

export type PrincipalInput =
  | string
  | { readonly service: string }
  | { readonly federatedUser: string; readonly federatedBy: string }
  | { readonly arn: string; readonly serviceLinked: true };

/** One request to AWS: who asks for what, on what, and under which circumstances. */
export interface Request {
  /** `service:Name`, without wildcards; the same in any case. */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. Default: `*`. */
  readonly resource?: string | undefined;
  /**
   * An ARN, `anonymous`, a service, a federated user, or a service-linked role.
   * Default: an unnamed caller in the resource's account, whose principal keys are absent.
   */
  readonly principal?: PrincipalInput | undefined;
  /** Values of condition keys; keys are the same in any case. A list is a key with several values. */
  readonly context?: { readonly [key: string]: ContextScalar | readonly ContextScalar[] } | undefined;
  /** Condition keys that this request does not have, said on purpose: no note, and no filling in. */
  readonly absent?: readonly string[] | undefined;
  /** Seconds; makes this the request for a CodeArtifact authorization token of that lifetime: 0, or 900 to 43200. */
  readonly durationSeconds?: number | undefined;
  /** 12 digits. Default: the account in the resource's ARN, else the principal's. */
  readonly resourceAccount?: string | undefined;
  /** 12 digits: the organization's management account, which no SCP and no RCP limits. */
  readonly managementAccount?: string | undefined;
  /** An RFC 3339 instant; gives `aws:CurrentTime` and `aws:EpochTime`. */
  readonly now?: string | undefined;
}

export const requestFields = [
  'action',
  'resource',
  'principal',
  'context',
  'absent',
  'durationSeconds',
  'resourceAccount',
  'managementAccount',
  'now',
] as const satisfies readonly (keyof Request)[];
