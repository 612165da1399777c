import type { LayerName } from '../document/policy.js';
import { accountsOf } from './accounts.js';
import { allowsAt, applies } from './applies.js';
import type { CompiledLayer, CompiledSet } from './compiled-set.js';
import type { DecidingStatement, Outcome } from './decision.js';
import { exemptionOf } from './exemption.js';
import { type Grant, grantsOf, longestReach } from './grants.js';
import type { RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';

/** What the policies say of one situation. */
export interface Verdict {
  readonly situation: RequestSituation;
  readonly outcome: Outcome;
  readonly statements: readonly DecidingStatement[];
  readonly layer: LayerName;
}

const none: readonly DecidingStatement[] = Object.freeze([]);

/**
 * IAM User Guide, reference_policies_evaluation-logic: a Deny anywhere ends it; then every layer that has to allow must.
 */
export function decide(set: CompiledSet, situation: RequestSituation): Verdict {
  const denies = deniesOf(set, situation);
  if (denies !== none)
    return {
      situation,
      outcome: 'explicit-deny',
      statements: denies,
      layer: (denies[0] as DecidingStatement).layer,
    };
  const organization = missingInOrganization(set, situation);
  if (organization !== undefined) return implicitDeny(situation, organization);
  const accounts = accountsOf(situation);
  const grants = grantsOf(set, situation);
  if (grants.length === 0 && needsResourcePolicy(situation)) {
    return implicitDeny(situation, resourceLayerOf(set, situation));
  }
  const reach = accounts === 'one' ? longestReach(grants) : undefined;
  const own = accounts === 'owner-alone' ? none : identityAllows(set, situation);
  const hasOwn = own !== none || isFullAccess(situation);
  if (!hasOwn && needsIdentity(situation, reach)) return implicitDeny(situation, 'identity');
  const limit = accounts === 'owner-alone' ? undefined : missingLimit(set, situation);
  if (limit !== undefined && reach !== 'unlimited') return implicitDeny(situation, limit);
  if (!allowedBy(set.layers.endpoint, situation)) return implicitDeny(situation, 'endpoint');
  if (hasOwn && limit === undefined) return allow(situation, own, grants);
  const isEnough = ({ reach: one }: Grant) =>
    one === 'unlimited' || (limit === undefined && one === 'within-limits');
  const granting = new Set(grants.filter(isEnough).map(layerOf));
  return allow(
    situation,
    undefined,
    grants.filter((grant) => granting.has(layerOf(grant))),
  );
}

function layerOf({ placed }: Grant): LayerName {
  return placed.deciding.layer;
}

function implicitDeny(situation: RequestSituation, layer: LayerName): Verdict {
  return { situation, outcome: 'implicit-deny', statements: none, layer };
}

/** Every Deny that applies, in the order of evaluation. */
function deniesOf({ given }: CompiledSet, situation: RequestSituation): readonly DecidingStatement[] {
  let found = none;
  for (const { layer, levels } of given) {
    for (const level of levels) {
      const { denies } = level.candidates(situation.action);
      if (denies.length === 0 || exemptionOf(layer, situation) !== undefined) continue;
      const more = applying(denies, situation);
      if (more !== none) found = found === none ? more : Object.freeze([...found, ...more]);
    }
  }
  return found;
}

/** An SCP has to allow at every level, from the root down to the account (orgs_manage_policies_scps_evaluation); RCPFullAWSAccess stands at every level of the RCPs. */
function missingInOrganization(
  { layers: { scp, resourceScp } }: CompiledSet,
  situation: RequestSituation,
): LayerName | undefined {
  if (!allowedBy(scp, situation)) return 'scp';
  return allowedBy(resourceScp, situation) ? undefined : 'resourceScp';
}

/** Whether nobody gets in without an Allow of the resource's own policy. */
export function needsResourcePolicy(situation: RequestSituation): boolean {
  return situation.rules.indispensable !== undefined || accountsOf(situation) !== 'one';
}

/** The layer that is named where the resource's side does not allow: of its service's policies one that is given. */
function resourceLayerOf({ layers }: CompiledSet, { rules }: RequestSituation): LayerName {
  const { resourcePolicies, ownPolicy } = rules;
  if (ownPolicy === undefined) return 'identity';
  return layers[ownPolicy] !== undefined
    ? ownPolicy
    : (resourcePolicies.find((layer) => layers[layer] !== undefined) ?? ownPolicy);
}

function identityAllows({ layers }: CompiledSet, situation: RequestSituation): readonly DecidingStatement[] {
  const level = layers.identity?.levels[0];
  if (level === undefined || exemptionOf('identity', situation) !== undefined) return none;
  return applying(level.candidates(situation.action).allows, situation);
}

/** The root user has full access without any policy, and hands it on to whom it federates. */
export function isFullAccess({ facts: { principal } }: Pick<RequestSituation, 'facts'>): boolean {
  return principal?.kind === 'root' || principal?.federatedBy?.kind === 'root';
}

/** Whether the caller's own policies have to allow, with what the resource's policy has granted so far. */
export function needsIdentity(situation: RequestSituation, reach: Grant['reach'] | undefined): boolean {
  switch (accountsOf(situation)) {
    case 'one':
      return reach === undefined || reach === 'delegated';
    case 'two':
      return true;
    case 'owner-alone':
      return situation.rules.credentialsAlways && situation.facts.principal?.kind === 'anonymous';
  }
}

/** The first of the caller's own limits that does not allow. */
function missingLimit(set: CompiledSet, situation: RequestSituation): 'boundary' | 'session' | undefined {
  if (!allowedBy(set.layers.boundary, situation)) return 'boundary';
  if (lacksSession(set, situation)) return 'session';
  return allowedBy(set.layers.session, situation) ? undefined : 'session';
}

/** A role that is assumed without a session policy has one that allows; GetFederationToken has to be passed one. */
export function lacksSession({ layers }: CompiledSet, { facts: { principal } }: RequestSituation): boolean {
  return principal?.kind === 'federated-user' && layers.session === undefined;
}

/** Whether a layer that limits lets the request pass: it does where it is not given, or not asked. */
function allowedBy(limit: CompiledLayer | undefined, situation: RequestSituation): boolean {
  if (limit === undefined || exemptionOf(limit.layer, situation) !== undefined) return true;
  return limit.levels.every((level) => allowsAt(level, situation));
}

/** Without the caller's own policies only those grants count that need none of what is missing. */
function allow(
  situation: RequestSituation,
  own: readonly DecidingStatement[] | undefined,
  grants: readonly Grant[],
): Verdict {
  const granted = grants.map(({ placed }) => placed.deciding);
  if (own === undefined)
    return {
      situation,
      outcome: 'allow',
      statements: Object.freeze(granted),
      layer: (granted[0] as DecidingStatement).layer,
    };
  const statements = granted.length === 0 ? own : Object.freeze([...own, ...granted]);
  return { situation, outcome: 'allow', statements, layer: 'identity' };
}

/** The candidates that apply, in order; no list is made where at most one does. */
function applying(
  candidates: readonly PlacedStatement[],
  situation: RequestSituation,
): readonly DecidingStatement[] {
  let first: PlacedStatement | undefined;
  let several: DecidingStatement[] | undefined;
  for (const candidate of candidates) {
    if (!applies(candidate.statement, situation)) continue;
    if (first === undefined) first = candidate;
    else if (several === undefined) several = [first.deciding, candidate.deciding];
    else several.push(candidate.deciding);
  }
  return several === undefined ? (first?.alone ?? none) : Object.freeze(several);
}
