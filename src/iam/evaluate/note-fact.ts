import type { ValueKind } from '../diagnostic.js';

/** Something that a green result may hide, as data; `explain/describe-note.ts` puts it into words. */
export type NoteFact =
  /** No statement of any policy reads the key, neither in a condition nor as a variable. */
  | { readonly code: 'unread-context-key'; readonly key: string; readonly nearest: string | undefined }
  /** A statement that the request comes near reads the key, and the request does not speak of it. */
  | {
      readonly code: 'missing-context-key';
      readonly key: string;
      readonly statement: string;
      /** Whether naming the caller would give the key. */
      readonly isOfCaller: boolean;
    }
  /** The same of a key that only another permission of the request carries, so that it can never be there. */
  | {
      readonly code: 'key-of-other-permission';
      readonly key: string;
      readonly statement: string;
      readonly action: string;
    }
  /** A statement names principals, and the request does not say whether the caller is one of them. */
  | {
      readonly code: 'caller-not-named';
      readonly statement: string;
      readonly field: 'principal' | 'federatedBy';
    }
  /** Neither the resource's ARN nor the request says whose it is, and the policy on it alone allows: of another account it would not. */
  | { readonly code: 'owner-not-given'; readonly resource: string; readonly account: string }
  /** The account in the resource's ARN is not the one that the request gives. */
  | { readonly code: 'owner-differs'; readonly arnAccount: string; readonly account: string }
  /** The context gives a key that a field of the request gives, too, and otherwise; undefined is one that is not there. */
  | {
      readonly code: 'key-differs';
      readonly key: string;
      readonly given: string;
      readonly filled: string | undefined;
      /** The caller, or the resource. */
      readonly of: string;
    }
  /** A condition names a role with its path, and of a session it is not known. */
  | { readonly code: 'role-path-not-given'; readonly statement: string; readonly role: string }
  /** A caller without a name counts as one of the resource's account, and the context says another. */
  | {
      readonly code: 'unnamed-of-other-account';
      readonly key: string;
      readonly given: string;
      readonly account: string;
    }
  /** A role is of the path that only service-linked roles have, or is said to be one and is not. */
  | { readonly code: 'service-linked'; readonly principal: string; readonly isMarked: boolean }
  /** CodeArtifact has two resource policies with rules of their own. */
  | { readonly code: 'resource-of-codeartifact'; readonly action: string }
  /** A statement of an RCP is about a service to which AWS applies no RCPs. */
  | { readonly code: 'rcp-not-covered'; readonly action: string; readonly statement: string }
  | { readonly code: 'action-takes-no-resource'; readonly action: string; readonly resource: string }
  /** The resource is of no type that the action takes; `types` are those that it takes. */
  | {
      readonly code: 'resource-of-other-type';
      readonly action: string;
      readonly resource: string;
      readonly types: readonly string[];
    }
  /** AWS asks for no permission, so that no policy takes the action away. */
  | { readonly code: 'no-permission-needed'; readonly action: string }
  /** The service has no such action, though a statement names it by a wildcard. */
  | { readonly code: 'unknown-action'; readonly action: string; readonly nearest: string | undefined }
  /** A request asks for one resource, in which a wildcard is a character like any other. */
  | { readonly code: 'wildcard-in-resource'; readonly resource: string }
  | { readonly code: 'further-permission'; readonly action: string; readonly need: FurtherNeed }
  /**
   * No statement that could grant names the action, be it that one does that limits; `exists` is undefined where the
   * actions of the service are not known.
   */
  | {
      readonly code: 'deny-not-near';
      readonly action: string;
      readonly exists: boolean | undefined;
      readonly isLimited: boolean;
      readonly nearest: string | undefined;
    }
  | {
      readonly code: 'unusable-context-value';
      readonly key: string;
      readonly value: string;
      readonly operator: string;
      readonly kind: ValueKind;
    }
  | { readonly code: 'several-values-in-variable'; readonly key: string; readonly statement: string }
  | { readonly code: 'several-values-without-set-operator'; readonly key: string; readonly operator: string };

export type FurtherNeed = 'bearer-token' | 'token-keys' | 'maven-metadata' | 'nuget-read' | 'copy-source';
