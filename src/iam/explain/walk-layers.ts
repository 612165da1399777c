import type { LayerName } from '../document/policy.js';
import { type Accounts, accountsOf } from '../evaluate/accounts.js';
import { allowsAt } from '../evaluate/applies.js';
import type { CompiledSet } from '../evaluate/compiled-set.js';
import {
  isFullAccess,
  lacksSession,
  needsIdentity,
  needsResourcePolicy,
  type Verdict,
} from '../evaluate/decide.js';
import { evaluationOrder } from '../evaluate/evaluation-order.js';
import { type Exemption, exemptionOf } from '../evaluate/exemption.js';
import { type Grant, grantsOf, longestReach, type Reach } from '../evaluate/grants.js';
import { type Naming, namingOf } from '../evaluate/naming.js';
import type { RequestSituation } from '../evaluate/request-situation.js';
import type { ServiceRules } from '../evaluate/service-rules.js';

/** What a layer did in a decision that no Deny ended. */
export interface LayerStep {
  readonly layer: LayerName;
  readonly state: LayerState;
}

export type LayerState =
  | { readonly code: 'not-asked'; readonly exemption: Exemption }
  /** It can only deny, and did not. */
  | { readonly code: 'passes' }
  | { readonly code: 'allows'; readonly levels: number }
  | { readonly code: 'full-access'; readonly federated: boolean }
  /** A resource-based policy allows. */
  | {
      readonly code: 'grants';
      readonly naming: Naming;
      readonly reach: Reach;
      readonly accounts: Accounts | 'no-credentials';
    }
  /** It does not allow, and need not. */
  | {
      readonly code: 'need-not';
      readonly because: 'one-account' | 'other-policy' | 'stopped-alike' | 'reach';
    }
  /** It had to allow and did not: the request ended here. */
  | {
      readonly code: 'stops';
      readonly policies: 'lack' | 'none-given' | 'not-evaluated';
      readonly because: StopCause;
      /** The other policies that could have allowed instead: given like this one, or like it not given. */
      readonly others: readonly LayerName[];
      /** One-based, in a layer that has levels. */
      readonly level: number | undefined;
      readonly levels: number;
    }
  | { readonly code: 'not-reached' };

export type StopCause =
  | 'every-level'
  | 'other-account'
  | 'no-account'
  | NonNullable<ServiceRules['indispensable']>
  | 'own-permissions'
  | 'no-credentials'
  | 'own-permission'
  | 'limit'
  | 'session-required';

/** The layers in the order of evaluation, as far as they take part. */
export function walkLayers(set: CompiledSet, verdict: Verdict): readonly LayerStep[] {
  const { situation } = verdict;
  const grants = grantsOf(set, situation);
  return evaluationOrder
    .filter((layer) => set.layers[layer] !== undefined || isMissed(layer, verdict))
    .map((layer) => ({ layer, state: stateOf(layer, set, verdict, grants) }));
}

/** A layer without policies is worth a word where it decided. */
function isMissed(layer: LayerName, { situation, outcome, layer: decided }: Verdict): boolean {
  if (layer === 'identity')
    return isFullAccess(situation) || (outcome === 'implicit-deny' && decided === layer);
  return outcome === 'implicit-deny' && decided === layer;
}

function stateOf(layer: LayerName, set: CompiledSet, verdict: Verdict, grants: readonly Grant[]): LayerState {
  const { situation, outcome } = verdict;
  const stopped = outcome === 'implicit-deny' ? verdict.layer : undefined;
  if (stopped === layer) return stateAtStop(layer, set, situation);
  if (layer === 'identity' && isFullAccess(situation) && !isAfter(layer, stopped))
    return { code: 'full-access', federated: situation.facts.principal?.kind !== 'root' };
  const exemption = exemptionOf(layer, situation);
  if (exemption !== undefined) return { code: 'not-asked', exemption };
  if (isAfter(layer, stopped)) return { code: 'not-reached' };
  if (layer === 'rcp') return { code: 'passes' };
  if (isResourceLayer(layer))
    return stateOfResource(layer, situation, grants, stopped !== undefined && isResourceLayer(stopped));
  return allowsOf(layer, set, situation).every((allows) => allows)
    ? { code: 'allows', levels: set.layers[layer]?.levels.length ?? 1 }
    : { code: 'need-not', because: 'reach' };
}

/** The three resource layers are asked together. */
function isAfter(layer: LayerName, stopped: LayerName | undefined): boolean {
  if (stopped === undefined || (isResourceLayer(layer) && isResourceLayer(stopped))) return false;
  return evaluationOrder.indexOf(layer) > evaluationOrder.indexOf(stopped);
}

function isResourceLayer(layer: LayerName): boolean {
  return layer === 'resource' || layer === 'domain' || layer === 'repository';
}

function stateOfResource(
  layer: LayerName,
  situation: RequestSituation,
  grants: readonly Grant[],
  isStopped: boolean,
): LayerState {
  const own = grants.filter(({ placed }) => placed.deciding.layer === layer);
  const reach = longestReach(own);
  const grant = own.find((one) => one.reach === reach);
  const principals = grant?.placed.statement.principals;
  if (grant === undefined || reach === undefined || principals === undefined) {
    if (isStopped) return { code: 'need-not', because: 'stopped-alike' };
    const isOther = grants.length > 0 || needsResourcePolicy(situation);
    return { code: 'need-not', because: isOther ? 'other-policy' : 'one-account' };
  }
  return {
    code: 'grants',
    naming: namingOf(principals, situation) ?? 'everyone',
    reach,
    accounts: lacksCredentials(situation) ? 'no-credentials' : accountsOf(situation),
  };
}

/** Of each level, whether it allows. */
function allowsOf(
  layer: LayerName,
  { layers }: CompiledSet,
  situation: RequestSituation,
): readonly boolean[] {
  return (layers[layer]?.levels ?? []).map((level) => allowsAt(level, situation));
}

function stateAtStop(layer: LayerName, set: CompiledSet, situation: RequestSituation): LayerState {
  const allows = allowsOf(layer, set, situation);
  const isLevelled = layer === 'scp' || layer === 'resourceScp';
  return {
    code: 'stops',
    policies:
      exemptionOf(layer, situation) !== undefined
        ? 'not-evaluated'
        : allows.length > 0
          ? 'lack'
          : 'none-given',
    because: causeOf(layer, set, situation),
    others: isResourceLayer(layer) ? othersOf(layer, set, situation, allows.length > 0) : [],
    level: isLevelled ? allows.indexOf(false) + 1 : undefined,
    levels: allows.length,
  };
}

/** The other policies of the resource: those that are given, too, and do not allow; or those that are not given either. */
function othersOf(
  layer: LayerName,
  { layers }: CompiledSet,
  { rules }: RequestSituation,
  isGiven: boolean,
): readonly LayerName[] {
  return rules.resourcePolicies.filter(
    (one) => one !== layer && (layers[one] !== undefined) === isGiven && (isGiven || one !== 'resource'),
  );
}

/** Whether whoever asks is let in by nothing, for want of credentials of an account. */
function lacksCredentials(situation: RequestSituation): boolean {
  return accountsOf(situation) === 'owner-alone' && needsIdentity(situation, undefined);
}

function causeOf(layer: LayerName, set: CompiledSet, situation: RequestSituation): StopCause {
  switch (layer) {
    case 'scp':
    case 'resourceScp':
      return 'every-level';
    case 'resource':
    case 'domain':
    case 'repository':
      if (situation.rules.indispensable !== undefined) return situation.rules.indispensable;
      return accountsOf(situation) === 'two' ? 'other-account' : 'no-account';
    case 'identity':
      if (accountsOf(situation) !== 'owner-alone') return 'own-permissions';
      return situation.rules.credentialsAlways ? 'no-credentials' : 'own-permission';
    case 'session':
      return lacksSession(set, situation) ? 'session-required' : 'limit';
    default:
      return 'limit';
  }
}
