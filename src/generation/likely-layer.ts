import { compiledOf, type Policy } from '../api/policy.js';
import { layerProblems } from '../api/policy-set.js';
import type { CompiledStatement } from '../iam/compile/compiled-policy.js';
import type { LayerName } from '../iam/document/policy.js';
import { codeArtifactResources } from '../service/codeartifact-actions.js';

/**
 * The layer that a policy most likely belongs in, by what stands in it: one without principals is of an identity; others
 * are of a resource, which for CodeArtifact's own actions is a domain or a repository. Undefined where it is valid in
 * none of these.
 */
export function likelyLayer(policy: Policy): LayerName | undefined {
  const ofResource = resourceLayers(compiledOf(policy).statements);
  return (['identity', ...ofResource, 'resource'] as const).find((layer) =>
    layerProblems(policy, layer).every(({ severity }) => severity !== 'error'),
  );
}

function resourceLayers(statements: readonly CompiledStatement[]): readonly LayerName[] {
  const patterns = statements.flatMap(({ actions }) => (actions.negated ? [] : actions.patterns));
  if (patterns.length === 0 || patterns.some(({ service }) => service !== 'codeartifact')) return [];
  const isOfDomain = patterns.every(({ name }) => {
    const types = name.exact === undefined ? undefined : codeArtifactResources(name.exact);
    return types !== undefined && (types.length === 0 || types.includes('domain'));
  });
  return isOfDomain ? ['domain', 'repository'] : ['repository', 'domain'];
}
