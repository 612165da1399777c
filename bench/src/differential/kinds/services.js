import { resourceLayers, serviceOfAction } from '../case.js';
import { matches } from '../glob.js';
import { mapResources, mapStatements, noArn } from '../rewrite.js';

const trustActions = new Set(['sts:AssumeRole', 'sts:TagSession', 'sts:AssumeRoleWithWebIdentity']);

export const serviceKinds = [
  {
    id: 'no-trust-policy',
    title: 'a role without a trust policy',
    peer: 'lets everyone assume it whom the identity policies allow',
    aws: 'role trust policies always have to allow, within one account too',
    page: 'IAM evaluation-logic_policy-eval-denyallow',
    right: 'policy-spec',
    rewrite: (one) =>
      trustActions.has(one.action) && one.layers.resource === undefined
        ? { ...one, layers: { ...one.layers, resource: [trustsNobody] } }
        : one,
  },
  {
    id: 'public-codeartifact',
    title: 'an anonymous request to CodeArtifact',
    peer: 'is allowed by a domain or repository policy with Principal `*`',
    aws: 'whoever is not of the owner’s account needs an identity policy beside the resource policy; there is no anonymous access',
    page: 'CodeArtifact repo-policies',
    right: 'policy-spec',
    rewrite: (one) =>
      one.principal.kind === 'anonymous' && serviceOfAction(one) === 'codeartifact'
        ? withoutGrants(one)
        : one,
  },
  {
    id: 'public-keys-and-roles',
    title: 'an anonymous request to KMS or STS',
    peer: 'is allowed by a key policy or trust policy with Principal `*`',
    aws: 'anonymous requests are those of S3, SQS and SNS; a trust policy lets principals of AWS and of identity providers in',
    page: 'IAM elements_principal; STS API_AssumeRole',
    right: 'policy-spec',
    rewrite: (one) =>
      one.principal.kind === 'anonymous' && ['kms', 'sts'].includes(serviceOfAction(one))
        ? withoutGrants(one)
        : one,
  },
  {
    id: 'package-without-namespace',
    title: 'a package without a namespace, `package/my-domain/team/npm//react`',
    peer: 'refuses the request',
    aws: 'a package without a namespace has an empty segment there',
    page: 'CodeArtifact auth-and-access-control-permissions-reference',
    right: 'policy-spec',
    rewrite: (one) => {
      if (!one.resource.includes('//')) return one;
      const resource = one.resource.replace('//', '/none/');
      const renamed = mapResources(one, (entry) => {
        if (entry.includes('${')) return entry.replace('//', '/none/');
        if (matches(entry, one.resource) === matches(entry, resource)) return entry;
        return matches(entry, one.resource) ? resource : noArn;
      });
      return { ...renamed, resource };
    },
  },
];

/** Without what policies on the resource allow. */
function withoutGrants(one) {
  return mapStatements(one, (statement, { layer }) =>
    resourceLayers.has(layer) && statement.Effect === 'Allow' ? undefined : statement,
  );
}

const trustsNobody = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'nobody.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
