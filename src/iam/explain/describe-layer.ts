import type { Exemption } from '../evaluate/exemption.js';
import type { Naming } from '../evaluate/naming.js';
import type { LayerState, LayerStep, StopCause } from './walk-layers.js';

/** What a layer did, and which rule made it matter: whoever does not know the evaluation logic can learn it here. */
export function describeLayer({ layer, state }: LayerStep): string {
  switch (state.code) {
    case 'not-asked':
      return `not asked: ${describeExemption(state.exemption, layer)}`;
    case 'passes':
      return 'passes: an RCP can only deny, and none did';
    case 'allows':
      return describeAllows(layer, state.levels);
    case 'full-access':
      return state.federated
        ? 'allows: the root user federated the caller, and hands on its full access'
        : 'allows: the root user has full access to its account without any policy';
    case 'grants':
      return describeGrant(state);
    case 'need-not':
      if (state.because === 'stopped-alike') return 'does not allow either';
      return `does not allow, and need not: ${describeNeedNot(state.because)}`;
    case 'stops':
      return describeStopped(state, layer);
    case 'not-reached':
      return 'not reached';
  }
}

function describeAllows(layer: LayerStep['layer'], levels: number): string {
  switch (layer) {
    case 'scp':
    case 'resourceScp':
      return levels === 1
        ? 'allows: SCPs grant nothing, and have to allow at every level'
        : `allows at each of its ${levels} levels: SCPs grant nothing, and have to allow at every one`;
    case 'boundary':
    case 'session':
    case 'endpoint':
      return 'allows: it grants nothing, and has to allow what others grant';
    default:
      return 'allows';
  }
}

function describeGrant({ naming, reach, accounts }: Extract<LayerState, { code: 'grants' }>): string {
  const start = `allows, naming ${describeNaming(naming)}`;
  switch (accounts) {
    case 'two':
      return `${start}: that is the resource's side, and the caller's own account has to allow too`;
    case 'no-credentials':
      return `${start}: that alone lets in nobody who has no credentials of an account`;
    case 'owner-alone':
      return `${start}: a caller that is of no account needs no more`;
    case 'one':
      break;
  }
  switch (reach) {
    case 'unlimited':
      return `${start}: that is enough, even if identity policies, boundary and session policy do not allow`;
    case 'within-limits':
      return `${start}: identity policies need not allow too, boundary and session policy do`;
    case 'delegated':
      return `${start}: it leaves it to that account's identity policies, which have to allow too`;
  }
}

function describeNaming(naming: Naming): string {
  switch (naming) {
    case 'caller':
      return 'the caller itself';
    case 'role':
      return "the caller's role, or the user who federated it";
    case 'account':
      return "the caller's account";
    case 'everyone':
      return 'everyone';
  }
}

function describeNeedNot(
  because: Exclude<Extract<LayerState, { code: 'need-not' }>['because'], 'stopped-alike'>,
): string {
  switch (because) {
    case 'one-account':
      return 'within one account identity policies alone can allow';
    case 'other-policy':
      return 'one of the policies on the resource is enough';
    case 'reach':
      return 'the policy on the resource is enough without it';
  }
}

function describeStopped(
  { policies, because, others, level, levels }: Extract<LayerState, { code: 'stops' }>,
  layer: LayerStep['layer'],
): string {
  const who = level === undefined ? '' : `level ${level} of ${levels} `;
  return `${who}${describeLack(policies, others, layer)}: ${describeCause(because)}. The request is denied here`;
}

function describeLack(
  policies: Extract<LayerState, { code: 'stops' }>['policies'],
  others: readonly string[],
  layer: LayerStep['layer'],
): string {
  switch (policies) {
    case 'lack':
      return others.length === 0
        ? 'does not allow, and has to'
        : `does not allow, nor does ${others.join(' or ')}, and one of them has to`;
    case 'none-given':
      return others.length === 0
        ? 'none is given, and one has to allow'
        : `neither this nor ${others.join(' or ')} is given, and one of them has to allow`;
    case 'not-evaluated':
      return layer === 'identity'
        ? 'the caller has none, and they have to allow'
        : 'is not evaluated for this action, so that nothing on the side of the resource can allow';
  }
}

function describeCause(because: StopCause): string {
  switch (because) {
    case 'every-level':
      return 'SCPs have to allow at every level, from the root down to the account';
    case 'other-account':
      return 'the resource is of another account, whose side has to allow too';
    case 'no-account':
      return 'only a policy on the resource can let in a caller that is of no account';
    case 'key-policy':
      return 'whatever identity policies say, the key policy of a KMS key has to let them';
    case 'trust-policy':
      return 'whatever identity policies say, the trust policy of a role has to let it be assumed';
    case 'own-permissions':
      return 'what the caller may do is what its identity policies allow';
    case 'no-credentials':
      return 'the service takes no anonymous requests, whatever its policies say';
    case 'own-permission':
      return 'only the identity policies of a user or role give this permission';
    case 'session-required':
      return 'a federated user has what its session policies allow, and has to be passed some';
    case 'limit':
      return 'it limits what others grant';
  }
}

function describeExemption(exemption: Exemption, layer: LayerStep['layer']): string {
  switch (exemption) {
    case 'root-user':
      return 'the root user has neither identity policies nor a boundary nor session policies';
    case 'federated-by-root':
      return 'the root user federated the caller, and has no such policies';
    case 'service-principal':
      return layer === 'endpoint'
        ? 'AWS services do not call through the VPC endpoint of an account'
        : 'the caller is an AWS service, which is no user or role of an account';
    case 'anonymous':
      return 'the caller is anonymous, and of no account';
    case 'identity-provider':
      return 'the caller is no user or role yet, but whoever an identity provider vouches for';
    case 'service-linked-role':
      return 'service-linked roles are limited by no SCP and no RCP';
    case 'management-account':
      return 'it does not limit the management account of the organization';
    case 'outside-principal':
      return "the SCPs of the resource's owner do not reach callers of other accounts";
    case 'service-without-rcps':
      return 'AWS applies no RCPs to this service';
    case 'action-without-rcps':
      return 'AWS applies no RCPs to this action';
    case 'aws-managed-key':
      return 'AWS applies no RCPs to the keys that it manages itself';
    case 'action-without-resource':
      return 'the action is about no resource that an RCP could protect';
    case 'own-permission':
      return "this permission is one in the caller's own account, which no policy on a resource gives or takes";
    case 'policy-not-evaluated':
      return 'this action is decided without it';
  }
}
