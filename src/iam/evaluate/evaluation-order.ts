import type { LayerName } from '../document/policy.js';

/**
 * The layers as AWS evaluates them (IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow): first a
 * Deny in any of them, then the Allows, layer by layer. An endpoint policy is a further boundary of the request's way,
 * and has no place in AWS's chart: it comes last.
 */
export const evaluationOrder = [
  'rcp',
  'scp',
  'resourceScp',
  'resource',
  'domain',
  'repository',
  'identity',
  'boundary',
  'session',
  'endpoint',
] as const satisfies readonly LayerName[];

/** The layers that grant; the others limit what these do. */
export const grantingLayers: ReadonlySet<LayerName> = new Set([
  'identity',
  'resource',
  'domain',
  'repository',
] as const);
