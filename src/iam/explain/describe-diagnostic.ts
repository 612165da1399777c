import type { ActionReason, Fault, ResourceReason, VariableReason } from '../diagnostic.js';
import { layerNames } from '../document/policy.js';
import { describeLayerFault } from './describe-layer-fault.js';
import { describeNoPrincipal } from './describe-no-principal.js';
import { describePrincipalReason } from './describe-principal-reason.js';
import type { nameOfKind } from './describe-stop.js';
import { quote } from './quote.js';

/** What is wrong, and what would be right. */
export function describeDiagnostic(fault: Fault): string {
  switch (fault.code) {
    case 'json-syntax':
      return `not JSON: expected ${fault.expected}`;
    case 'json-too-deep':
      return `nested deeper than ${fault.limit} levels`;
    case 'not-json':
      return `${fault.found} is no JSON value, and a policy is made of those`;
    case 'layers-not-policy':
      return `${quote(fault.layer)} is a layer, not an element of a policy: write policySet({ ${fault.layer}: … })`;
    case 'duplicate-key':
      return `${quote(fault.key)} stands here a second time; AWS and JSON readers do not agree on which one counts`;
    case 'duplicate-condition-key':
      return `${quote(fault.key)} is the condition key ${quote(fault.first)} again in ${fault.operator}: condition keys are the same in any case`;
    case 'wrong-type':
      return `${fault.element} must be ${fault.expected}, not ${fault.actual}`;
    case 'unknown-element':
      return `unknown element ${quote(fault.element)} in a ${fault.within}${meant(fault.nearest) || `; known are ${fault.known.join(', ')}`}`;
    case 'missing-element':
      return describeMissing(fault.element, fault.within);
    case 'both-elements':
      return `a statement has either ${fault.first} or ${fault.second}, not both`;
    case 'invalid-version':
      return `unknown Version ${quote(fault.text)}; write "2012-10-17", or "2008-10-17" for a policy without variables`;
    case 'invalid-effect':
      return `Effect must be "Allow" or "Deny", in exactly this case, not ${quote(fault.text)}${meant(fault.nearest)}`;
    case 'duplicate-sid':
      return `Sid ${quote(fault.sid)} is taken by statement #${fault.firstIndex}; a Sid is unique within its policy`;
    case 'empty-list':
      return describeEmpty(fault.element, fault.of);
    case 'unknown-principal-kind':
      return `unknown kind of principal ${quote(fault.kind)}${meant(fault.nearest)}; known are AWS, Federated, Service, CanonicalUser`;
    case 'invalid-principal':
      return describePrincipalReason(fault.kind, fault.text, fault.reason);
    case 'invalid-action':
      return `${quote(fault.text)} is no action: ${describeAction(fault.reason)}`;
    case 'invalid-resource':
      return `${quote(fault.text)} is no resource: ${describeResource(fault.reason)}`;
    case 'unknown-operator':
      return `unknown condition operator ${quote(fault.operator)}${meant(fault.nearest)}`;
    case 'null-if-exists':
      return 'Null has no IfExists: it asks whether the key is there (write Null)';
    case 'condition-key-without-prefix':
    case 'context-key-without-prefix':
      return `${quote(fault.key)} is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables`;
    case 'unparsable-value':
      return `${fault.operator} cannot read ${quote(fault.text)}: write ${exampleOf(fault.kind)}`;
    case 'number-as-text':
      return `${fault.operator} compares text, and the number ${fault.written} reads as ${quote(fault.read)}: put it in quotes`;
    case 'variable-not-taken':
      return `${fault.operator} takes no policy variables: ${quote(fault.text)} has to be the value itself`;
    case 'invalid-variable':
      return `${quote(fault.text)} has a broken policy variable: ${describeVariable(fault.reason)}`;
    case 'empty-condition':
      return `${fault.element} tests nothing: the statement applies as if it were not there`;
    case 'unknown-action':
      return `${quote(fault.text)} matches no action of its service${meant(fault.nearest)}`;
    case 'variable-without-version':
      return `${quote(fault.text)} is literal text, "\${" included: policy variables need "Version": "2012-10-17"`;
    case 'address-without-prefix':
      return `${quote(fault.text)} has no prefix length; it is read as this one address (/128)`;
    case 'unknown-layer':
      return `unknown layer ${quote(fault.layer)}${fault.nearest === undefined ? `; the layers are ${layerNames.join(', ')}` : meant(fault.nearest)}`;
    case 'request-type':
      return `${fault.field} must be ${fault.expected}, not ${fault.actual}`;
    case 'unknown-field':
      return `unknown field ${quote(fault.field)} in the request${meant(fault.nearest)}`;
    case 'missing-field':
      return `the request has no ${fault.field}: write service:Name, as codeartifact:ListDomains`;
    case 'request-action':
      return `${quote(fault.text)} is no action: ${fault.reason === 'wildcard' ? 'a request asks for one action, without wildcards' : describeAction(fault.reason)}`;
    case 'request-resource':
      return `${quote(fault.text)} is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none`;
    case 'request-account':
      return `${fault.field} must be 12 digits, not ${quote(fault.text)}`;
    case 'request-instant':
      return `now must be an instant such as 2026-01-01T00:00:00Z, not ${quote(fault.text)}`;
    case 'partitions-differ':
      return `the principal is of the partition ${fault.principal} and the resource of ${fault.resource}: no request crosses partitions`;
    case 'request-principal':
      return `${quote(fault.text)} is no principal that can make requests: ${describeNoPrincipal(fault.text)}`;
    case 'context-key-twice':
      return `${quote(fault.key)} is the key ${quote(fault.first)} again: condition keys are the same in any case`;
    case 'context-value':
      return `${fault.key} must be a string, a number, true or false, a Date, or a list of them, not ${fault.actual}${fault.actual.startsWith('null') ? ' (for a key that is not there, write it under absent)' : ''}`;
    case 'absent-with-value':
      return `${fault.key} is declared absent, but ${fault.giver} gives it a value`;
    case 'pattern-empty':
      return `${fault.field} is an empty list, so that no request fits: leave it out, or name at least one`;
    case 'pattern-unmet':
      return 'no request fits all of this at once, so that nothing would be tested';
    case 'over-fields':
      return fault.fields.length === 0
        ? 'name the field or condition key whose values are meant, as in { durationSeconds: [0, [900, 3600]] }'
        : `the values of one field or condition key are compared at a time, not of ${fault.fields.join(' and ')}`;
    case 'over-unknown':
      return `${quote(fault.field)} is neither durationSeconds, action, resource nor a condition key with its prefix${meant(fault.nearest)}`;
    case 'over-given':
      return `${fault.field} is what varies here, so the request does not give it`;
    case 'over-value':
      return `${fault.text} is no value of ${fault.field}: write ${fault.expected}`;
    case 'token-action':
      return `durationSeconds is the lifetime of a token, and ${fault.action} issues none: only codeartifact:GetAuthorizationToken and sts:GetServiceBearerToken do`;
    case 'token-context':
      return `${fault.key} is ${quote(fault.given)} in the context, but durationSeconds makes it ${quote(fault.token)}`;
    // What is left are the faults of layers, or this does not compile.
    default:
      return describeLayerFault(fault);
  }
}

function meant(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}

function describeEmpty(element: string, of: 'element' | 'negated' | 'condition'): string {
  switch (of) {
    case 'element':
      return `${element} is empty, so that nothing matches it`;
    case 'negated':
      return `${element} is empty, and AWS does not say what that means: name at least one`;
    case 'condition':
      return `${element} has no values, so that no value of the request matches it`;
  }
}

function describeMissing(element: string, within: string): string {
  const article = within === 'policy' ? 'the policy' : 'the statement';
  switch (element) {
    case 'Action':
      return `${article} has neither Action nor NotAction`;
    default:
      return `${article} has no ${element}`;
  }
}

function describeAction(reason: ActionReason): string {
  switch (reason) {
    case 'no-service':
      return 'write service:Name, as in codeartifact:ListDomains';
    case 'wildcard-in-service':
      return 'wildcards stand in the name, not in the service; every action of every service is "*"';
    case 'no-name':
      return 'a name stands behind the colon, as in codeartifact:ListDomains';
    case 'characters':
      return 'a service has letters, digits and "-", a name letters, digits and wildcards';
    case 'variable':
      return 'policy variables stand in Resource and in condition values only';
  }
}

function describeResource(reason: ResourceReason): string {
  switch (reason) {
    case 'not-an-arn':
      return 'write "*", or an ARN (arn:partition:service:region:account:resource)';
    case 'no-service':
      return 'an ARN names its partition and its service, as in arn:aws:codeartifact:*';
    case 'wildcard-in-service':
      return 'the service in an ARN is written out, without wildcards';
    case 'no-resource-part':
      return 'nothing stands behind the fifth colon, so that no resource matches; a * there means every resource';
    case 'variable-before-resource':
      return 'policy variables stand behind the fifth colon only, in the resource part';
  }
}

function describeVariable(reason: VariableReason): string {
  switch (reason) {
    case 'empty':
      return 'it names no key, as ${aws:username} does';
    case 'unclosed':
      return 'it has no closing brace';
    case 'space-in-name':
      return 'a name has no spaces';
    case 'no-prefix':
      return 'it names a condition key with its prefix, as ${aws:username} does; the signs themselves are ${*}, ${?} and ${$}';
    case 'default':
      return "a default is written ${aws:PrincipalTag/team, 'default'}";
  }
}

function exampleOf(kind: Parameters<typeof nameOfKind>[0]): string {
  switch (kind) {
    case 'string':
      return 'text';
    case 'number':
      return 'a decimal number of at most 15 digits, as in 43200 or 0.5';
    case 'instant':
      return 'a date (2026-01-01T00:00:00Z, 2026-01-01, "2026" for the year, or seconds since 1970)';
    case 'boolean':
      return '"true" or "false"';
    case 'binary':
      return 'base-64, as in "QmluYXJ5"';
    case 'address':
      return 'an address or a CIDR range, as in 203.0.113.0/24 or 2001:db8::/32';
    case 'arn':
      return 'an ARN of six parts, each with its own wildcards, as in arn:aws:iam::*:role/*';
  }
}
