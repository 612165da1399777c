import type { LayerName } from '../document/policy.js';
import type { RequestSituation } from './request-situation.js';

/** Why a layer is not asked, though it has policies. */
export type Exemption =
  /** Who the caller is. */
  | 'root-user'
  | 'federated-by-root'
  | 'service-principal'
  | 'anonymous'
  | 'identity-provider'
  | 'service-linked-role'
  /** Which account is limited. */
  | 'management-account'
  | 'outside-principal'
  /** What the layer is about. */
  | 'service-without-rcps'
  | 'action-without-rcps'
  | 'aws-managed-key'
  | 'action-without-resource'
  | 'own-permission'
  | 'policy-not-evaluated';

/** Undefined where the layer is asked. */
export function exemptionOf(layer: LayerName, situation: RequestSituation): Exemption | undefined {
  switch (layer) {
    case 'identity':
    case 'boundary':
      return ofIdentity(situation);
    case 'session':
      return withoutIdentity(situation);
    case 'scp':
      return ofScp(situation);
    case 'resourceScp':
      return ofResourceScp(situation);
    case 'rcp':
      return ofRcp(situation);
    case 'resource':
    case 'domain':
    case 'repository':
      if (situation.rules.resourcePolicies.includes(layer)) return undefined;
      return situation.rules.ownAccount ? 'own-permission' : 'policy-not-evaluated';
    case 'endpoint':
      // A service calls from its own network, not through the endpoint of a VPC.
      return situation.facts.principal?.kind === 'service' ? 'service-principal' : undefined;
  }
}

/** access_policies: identity policies and boundaries belong to users and roles, and the root user has none. */
function ofIdentity(situation: RequestSituation): Exemption | undefined {
  if (situation.facts.principal?.federatedBy?.kind === 'root') return 'federated-by-root';
  return withoutIdentity(situation);
}

function withoutIdentity({ facts: { principal } }: RequestSituation): Exemption | undefined {
  return principal?.kind === 'root' ? 'root-user' : ofOutsider(principal?.kind);
}

/** Callers that are of no account. */
function ofOutsider(
  kind: NonNullable<RequestSituation['facts']['principal']>['kind'] | undefined,
): Exemption | undefined {
  switch (kind) {
    case 'service':
      return 'service-principal';
    case 'anonymous':
    case 'identity-provider':
      return kind;
    default:
      return undefined;
  }
}

/** orgs_manage_policies_scps: users, roles and the root user of member accounts; no service-linked roles. */
function ofScp({
  facts: { principal, managementAccount },
  callerAccount,
}: RequestSituation): Exemption | undefined {
  if (principal?.serviceLinked === true) return 'service-linked-role';
  const outsider = ofOutsider(principal?.kind);
  if (outsider !== undefined) return outsider;
  return managementAccount !== undefined && managementAccount === callerAccount
    ? 'management-account'
    : undefined;
}

/** The SCPs of the resource owner's organization do not reach principals of other accounts. */
function ofResourceScp(situation: RequestSituation): Exemption | undefined {
  const { callerAccount, facts } = situation;
  const exemption = ofScp(situation);
  if (exemption !== undefined) return exemption;
  return callerAccount === facts.resourceAccount ? undefined : 'outside-principal';
}

/** orgs_manage_policies_rcps: whoever calls, but for service-linked roles; not for the management account's resources. */
function ofRcp({
  facts: { principal, managementAccount },
  ownerAccount,
  rules,
}: RequestSituation): Exemption | undefined {
  if (rules.beyondRcps !== undefined) return rules.beyondRcps;
  if (principal?.serviceLinked === true) return 'service-linked-role';
  return managementAccount !== undefined && managementAccount === ownerAccount
    ? 'management-account'
    : undefined;
}
