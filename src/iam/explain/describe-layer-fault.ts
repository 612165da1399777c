import type { LayerFault, PolicyType } from '../diagnostic.js';
import { namePolicyType } from './name-policy-type.js';
import { quote } from './quote.js';

/** What the layer of a policy has against it, and where it belongs instead if that is plain. */
export function describeLayerFault(fault: Exclude<LayerFault, { readonly code: 'unknown-layer' }>): string {
  switch (fault.code) {
    case 'element-not-in-layer':
      return `${fault.element} cannot stand in ${namePolicyType(fault.layer)}${describeInstead(fault.element, fault.layer)}`;
    case 'element-missing-in-layer':
      return describeMissing(fault.element, fault.layer);
    case 'version-in-layer':
      return `${namePolicyType(fault.layer)} needs "Version": "2012-10-17", ${fault.version === undefined ? 'and this policy has no Version' : `not ${quote(fault.version)}`}`;
    case 'sid-characters':
      return `Sid ${quote(fault.sid)} may have only A-Z, a-z and 0-9 in ${namePolicyType(fault.layer)}`;
    case 'document-characters':
      return `the character ${quote(fault.character)} (U+${(fault.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}) cannot stand in ${namePolicyType(fault.layer)}: IAM takes U+0020 to U+00FF, tab and line ends`;
    case 'incomplete-arn':
      return `${quote(fault.text)} is an incomplete ARN, which ${namePolicyType(fault.layer)} does not take: write all six parts, as in ${quote(fault.text + ':*'.repeat(6 - fault.text.split(':').length))}`;
    case 'not-principal-with-allow':
      return `NotPrincipal cannot stand with Allow in ${namePolicyType(fault.layer)}: it would let in everyone else; name callers under Principal, or write "Effect": "Deny"`;
    case 'federated-outside-trust':
      return `the Federated principal ${quote(fault.text)} cannot stand in ${namePolicyType(fault.layer)}, only in a role trust policy (layer resource, with actions of sts alone): name the role that its users assume, under AWS`;
    case 'everyone-in-trust-policy':
      return `"*" in ${namePolicyType('trust')} lets in everyone, of every account, and AWS contradicts itself on whether it may stand there: name accounts, users or roles`;
    case 'unmatched-principal':
      return `no request here can be matched with the ${fault.kind} ${quote(fault.text)}, so it grants nothing in ${namePolicyType(fault.layer)}: ${fault.kind === 'CanonicalUser' ? 'name its account, under AWS' : 'requests of identity providers are named by an ARN (oidc-provider/… or saml-provider/…)'}`;
    case 'undecidable-principal':
      return `no request here can be matched with the CanonicalUser ${quote(fault.text)}, so a Deny with it as ${fault.element} cannot be decided in ${namePolicyType(fault.layer)}: name its account, under AWS`;
    case 'allow-in-rcp':
      return 'an RCP only denies; what is not denied, RCPFullAWSAccess allows, which is always there and is the one RCP with an Allow ("Action": "*" on "Resource": "*", for "Principal": "*")';
    case 'principal-in-rcp':
      return `the Principal of an RCP is "*"${fault.text === undefined ? '' : `, not ${quote(fault.text)}`}: choose callers by a condition, as on aws:PrincipalOrgID; a policy with other principals belongs in resource, domain, repository or endpoint`;
    case 'every-action-in-rcp':
      return 'an RCP names the service of every action: write "s3:*" for every action of a service, not "*"';
    case 'endpoint-wildcard':
      return `${quote(fault.text)} has a wildcard with fewer than six characters in a row before and behind it: in ${fault.operator} an endpoint policy needs six on one side`;
    case 'endpoint-id-wildcard':
      return `${fault.key} holds an id that AWS made, which an endpoint policy compares whole: write the ids instead of ${quote(fault.text)}`;
    case 'endpoint-id-number':
      return `${fault.key} holds an id that AWS made, which an endpoint policy does not compare as a number: write StringEquals instead of ${fault.operator}`;
    case 'endpoint-account':
      return `the account in ${quote(fault.text)} is neither a number nor a wildcard, but a mix of them, which an endpoint policy does not take: write all 12 digits, or "*"`;
  }
}

function describeInstead(element: string, layer: PolicyType): string {
  switch (element) {
    case 'Id':
      return ': only policies of resources have one';
    case 'NotAction':
      return ': name the actions under Action, as in "s3:*"';
    case 'Resource':
    case 'NotResource':
      return ': the role that it belongs to is the resource. A statement of a resource policy with actions of sts alone is read as one';
    case 'NotPrincipal':
      if (layer === 'rcp')
        return ': write "Principal": "*", and except callers by a condition, as on aws:PrincipalArn';
      if (layer === 'trust')
        return ': name callers under Principal, and except some by a condition, as on aws:PrincipalArn';
      return `, which is about ${subjectOf(layer)}: a policy with a NotPrincipal belongs in resource, domain, repository or endpoint`;
    default:
      return `, which is about ${subjectOf(layer)}: a policy with a Principal belongs in resource, domain, repository, rcp or endpoint`;
  }
}

function subjectOf(layer: PolicyType): string {
  if (layer === 'scp' || layer === 'resourceScp') return 'everyone in the accounts below it';
  return layer === 'session' ? 'the session that it is passed to' : 'the user or role that it is attached to';
}

function describeMissing(element: 'Principal' | 'Resource', layer: PolicyType): string {
  const needs = `which ${namePolicyType(layer)} needs`;
  if (element === 'Resource')
    return `the statement has neither Resource nor NotResource, ${needs}: for everything write "Resource": "*"`;
  const elsewhere = 'a policy without a Principal belongs in identity, boundary, session, scp or resourceScp';
  return layer === 'rcp' || layer === 'trust'
    ? `the statement has no Principal, ${needs}${layer === 'rcp' ? ' ("Principal": "*")' : ''}: ${elsewhere}`
    : `the statement has neither Principal nor NotPrincipal, ${needs}: ${elsewhere}`;
}
