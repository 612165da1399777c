/** One value or a list of them. */
type OneOrMore<Value> = Value | readonly Value[];

/**
 * An IAM policy as a JavaScript object. Loose where TypeScript would otherwise ask for `as const`; what the
 * text must be is checked when the policy is read.
 */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMore<PolicyStatement>;
}

export interface PolicyStatement {
  readonly Sid?: string;
  /** `Allow` or `Deny`. */
  readonly Effect: string;
  readonly Principal?: PolicyPrincipal;
  readonly NotPrincipal?: PolicyPrincipal;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: {
    readonly [operator: string]: { readonly [key: string]: OneOrMore<string | number | boolean> };
  };
}

export type PolicyPrincipal = string | { readonly [kind: string]: OneOrMore<string> };
