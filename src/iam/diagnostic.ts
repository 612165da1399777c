import type { Offset } from './document/node.js';
import type { LayerName, PrincipalKind } from './document/policy.js';
import type { SourceText } from './document/source-text.js';

/**
 * What is wrong, as data: a code with its arguments. `explain/describe-diagnostic.ts` puts it into words.
 * An error refuses the policy or the request; a warning is something legal that is hardly ever meant.
 */
export type Diagnostic = Fault & {
  readonly severity: 'error' | 'warning';
  readonly place: Place;
};

export interface Place {
  readonly source?: SourceText | undefined;
  /** Where in the source's text; -1 where there is none. */
  readonly offset: Offset;
  /** The way there from the top of the document or request, as `['Statement', 1, 'Action']`. */
  readonly path: Path;
}

export type Path = readonly (string | number)[];

export type Fault = JsonFault | DocumentFault | ValueFault | LayerFault | RequestFault;

export type JsonFault =
  | { readonly code: 'json-syntax'; readonly expected: string }
  | { readonly code: 'json-too-deep'; readonly limit: number }
  | { readonly code: 'not-json'; readonly found: string }
  /** An object of layers where one policy is asked for. */
  | { readonly code: 'layers-not-policy'; readonly layer: string };

export type DocumentFault =
  | { readonly code: 'duplicate-key'; readonly key: string }
  | {
      readonly code: 'duplicate-condition-key';
      readonly key: string;
      readonly operator: string;
      readonly first: string;
    }
  | {
      readonly code: 'wrong-type';
      readonly element: string;
      readonly expected: string;
      readonly actual: string;
    }
  | {
      readonly code: 'unknown-element';
      readonly element: string;
      readonly within: string;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
    }
  | { readonly code: 'missing-element'; readonly element: string; readonly within: string }
  | { readonly code: 'both-elements'; readonly first: string; readonly second: string }
  | { readonly code: 'invalid-version'; readonly text: string }
  | { readonly code: 'invalid-effect'; readonly text: string; readonly nearest: string | undefined }
  | { readonly code: 'duplicate-sid'; readonly sid: string; readonly firstIndex: number }
  /** `negated`: what an empty Not- element means, AWS does not say. */
  | {
      readonly code: 'empty-list';
      readonly element: string;
      readonly of: 'element' | 'negated' | 'condition';
    }
  | { readonly code: 'unknown-principal-kind'; readonly kind: string; readonly nearest: string | undefined }
  | {
      readonly code: 'invalid-principal';
      readonly kind: PrincipalKind;
      readonly text: string;
      readonly reason: PrincipalReason;
    };

export type PrincipalReason =
  | 'wildcard-in-part'
  | 'wildcard-outside-aws'
  | 'variable'
  | 'group'
  | 'account-digits'
  | 'session-not-sts'
  | 'session-form'
  | 'identity-not-iam'
  /** It would be right under another kind of principal. */
  | 'of-aws'
  | 'of-service'
  | 'of-federated'
  | 'not-a-principal';

export type ValueFault =
  | { readonly code: 'invalid-action'; readonly text: string; readonly reason: ActionReason }
  | { readonly code: 'invalid-resource'; readonly text: string; readonly reason: ResourceReason }
  | { readonly code: 'unknown-operator'; readonly operator: string; readonly nearest: string | undefined }
  | { readonly code: 'null-if-exists' }
  | { readonly code: 'condition-key-without-prefix'; readonly key: string }
  | {
      readonly code: 'unparsable-value';
      readonly operator: string;
      readonly kind: ValueKind;
      readonly text: string;
    }
  | {
      readonly code: 'number-as-text';
      readonly operator: string;
      readonly written: string;
      readonly read: string;
    }
  | { readonly code: 'variable-not-taken'; readonly operator: string; readonly text: string }
  | { readonly code: 'invalid-variable'; readonly text: string; readonly reason: VariableReason }
  | { readonly code: 'empty-condition'; readonly element: string }
  | { readonly code: 'unknown-action'; readonly text: string; readonly nearest: string | undefined }
  | { readonly code: 'variable-without-version'; readonly text: string }
  | { readonly code: 'address-without-prefix'; readonly text: string };

export type ActionReason = 'no-service' | 'wildcard-in-service' | 'no-name' | 'characters' | 'variable';
export type ResourceReason =
  | 'no-resource-part'
  | 'not-an-arn'
  | 'no-service'
  | 'wildcard-in-service'
  | 'variable-before-resource';
export type VariableReason = 'empty' | 'unclosed' | 'space-in-name' | 'no-prefix' | 'default';
export type ValueKind = 'string' | 'number' | 'instant' | 'boolean' | 'binary' | 'address' | 'arn';

/** Whose grammar a policy keeps: that of its layer, or a statement of a resource policy that of role trust policies. */
export type PolicyType = LayerName | 'trust';

export type LayerFault =
  | { readonly code: 'unknown-layer'; readonly layer: string; readonly nearest: string | undefined }
  | { readonly code: 'element-not-in-layer'; readonly element: string; readonly layer: PolicyType }
  | {
      readonly code: 'element-missing-in-layer';
      readonly element: 'Principal' | 'Resource';
      readonly layer: PolicyType;
    }
  | { readonly code: 'version-in-layer'; readonly version: string | undefined; readonly layer: LayerName }
  | { readonly code: 'sid-characters'; readonly sid: string; readonly layer: PolicyType }
  | { readonly code: 'document-characters'; readonly character: string; readonly layer: PolicyType }
  | { readonly code: 'incomplete-arn'; readonly text: string; readonly layer: LayerName }
  | { readonly code: 'not-principal-with-allow'; readonly layer: LayerName }
  | { readonly code: 'federated-outside-trust'; readonly text: string; readonly layer: LayerName }
  | { readonly code: 'everyone-in-trust-policy' }
  /** Nobody who asks here can be matched with it: an Allow for it is lost, and only warned of. */
  | {
      readonly code: 'unmatched-principal';
      readonly kind: 'CanonicalUser' | 'Federated';
      readonly text: string;
      readonly layer: PolicyType;
    }
  /** The same of a Deny, or of those whom a Deny excepts. */
  | {
      readonly code: 'undecidable-principal';
      readonly element: 'Principal' | 'NotPrincipal';
      readonly text: string;
      readonly layer: PolicyType;
    }
  | { readonly code: 'allow-in-rcp' }
  | { readonly code: 'principal-in-rcp'; readonly text: string | undefined }
  | { readonly code: 'every-action-in-rcp' }
  | { readonly code: 'endpoint-wildcard'; readonly operator: string; readonly text: string }
  | { readonly code: 'endpoint-id-wildcard'; readonly key: string; readonly text: string }
  | { readonly code: 'endpoint-id-number'; readonly key: string; readonly operator: string }
  | { readonly code: 'endpoint-account'; readonly text: string };

export type RequestFault =
  | {
      readonly code: 'request-type';
      readonly field: string;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly code: 'unknown-field'; readonly field: string; readonly nearest: string | undefined }
  | { readonly code: 'missing-field'; readonly field: string }
  | { readonly code: 'request-action'; readonly text: string; readonly reason: ActionReason | 'wildcard' }
  | { readonly code: 'request-resource'; readonly text: string }
  | { readonly code: 'request-account'; readonly field: string; readonly text: string }
  | { readonly code: 'request-instant'; readonly text: string }
  | { readonly code: 'partitions-differ'; readonly principal: string; readonly resource: string }
  | { readonly code: 'request-principal'; readonly text: string }
  | { readonly code: 'context-key-without-prefix'; readonly key: string }
  | { readonly code: 'context-key-twice'; readonly key: string; readonly first: string }
  | { readonly code: 'context-value'; readonly key: string; readonly actual: string }
  | { readonly code: 'absent-with-value'; readonly key: string; readonly giver: string }
  | { readonly code: 'pattern-empty'; readonly field: string }
  | { readonly code: 'pattern-unmet' }
  | { readonly code: 'over-fields'; readonly fields: readonly string[] }
  | { readonly code: 'over-unknown'; readonly field: string; readonly nearest: string | undefined }
  | { readonly code: 'over-given'; readonly field: string }
  | { readonly code: 'over-value'; readonly field: string; readonly text: string; readonly expected: string }
  | { readonly code: 'token-action'; readonly action: string }
  | { readonly code: 'token-context'; readonly key: string; readonly given: string; readonly token: string };

/** Gathers diagnostics about one document. */
export interface Report {
  error(fault: Fault, at: Offset, path: Path): void;
  warning(fault: Fault, at: Offset, path: Path): void;
}

/** A report whose diagnostics point into `source`. */
export function reportInto(diagnostics: Diagnostic[], source: SourceText | undefined): Report {
  const add = (severity: 'error' | 'warning') => (fault: Fault, at: Offset, path: Path) => {
    diagnostics.push({ ...fault, severity, place: { source, offset: at, path } });
  };
  return { error: add('error'), warning: add('warning') };
}
