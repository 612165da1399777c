import type { LayerName } from '../document/policy.js';

/** What the service of an action adds to the evaluation of policies; `service/` knows which service adds what. */
export interface ServiceRules {
  /** The resource-based policies that are evaluated. */
  readonly resourcePolicies: readonly ResourceLayerName[];
  /** The one that is missed where none of them is given; undefined where no policy on a resource could ever allow. */
  readonly ownPolicy: ResourceLayerName | undefined;
  /** The resource-based policy without whose Allow no other policy grants anything, in one account too. */
  readonly indispensable: 'key-policy' | 'trust-policy' | undefined;
  /** Why no RCP reaches the request; undefined where they do. */
  readonly beyondRcps:
    | 'service-without-rcps'
    | 'action-without-rcps'
    | 'action-without-resource'
    | 'aws-managed-key'
    | undefined;
  /** Whether the account in the resource's ARN counts as an owner beside `resourceAccount`. */
  readonly twoOwners: boolean;
  /** Whether nobody is let in without credentials of an account. */
  readonly credentialsAlways: boolean;
  /** Whether the permission is one in the caller's own account, wherever the resource is. */
  readonly ownAccount: boolean;
}

export type ResourceLayerName = Extract<LayerName, 'resource' | 'domain' | 'repository'>;
