import { matches, matchesByPart } from '../glob.js';
import { mapResources, noArn } from '../rewrite.js';

const inIdentity = new Set(['identity', 'boundary']);

export const resourceKinds = [
  {
    id: 'incomplete-not-resource',
    title: 'an incomplete ARN in NotResource of an identity policy',
    peer: 'takes the whole statement away where the ARN does not match',
    aws: 'an ARN with fewer than six fields is completed with `*` in identity-based policies',
    page: 'IAM reference-arns',
    right: 'policy-spec',
    rewrite: (one) =>
      mapResources(one, (entry, { element, layer }) =>
        element === 'NotResource' && inIdentity.has(layer) ? complete(entry) : entry,
      ),
  },
  {
    id: 'incomplete-elsewhere',
    title: 'an incomplete ARN in a resource policy, an endpoint policy, an SCP or an RCP',
    peer: 'matches nothing by it, or completes it, depending on the layer and on where a `*` stands',
    aws: 'nothing: AWS documents the completion for identity-based policies, and the refusal for session policies',
    page: 'IAM reference-arns',
    right: 'reading',
    rewrite: (one) =>
      mapResources(one, (entry, { layer }) => (inIdentity.has(layer) ? entry : complete(entry))),
  },
  {
    id: 'wildcard-in-type',
    title: 'a wildcard in the resource type of an ARN',
    peer: 'takes the type as text, in which `*` is no wildcard',
    aws: 'a wildcard cannot be used in the portion of the ARN that specifies the resource type; of a policy in which one is, nothing',
    page: 'IAM reference-arns',
    right: 'reading',
    rewrite: (one) =>
      mapResources(one, (entry) => {
        const [type, ...name] = entry.split(':').slice(5).join(':').split('/');
        const isType = name.length > 0 && /[*?]/.test(type) && !entry.startsWith('arn:aws:s3:');
        return isType && !entry.includes('${') ? decided(entry, one) : entry;
      }),
  },
  {
    id: 'star-across-colon',
    title: '`*` in an ARN that stands for more than one of its parts',
    peer: 'keeps `*` within its part',
    aws: '`*` as the last character of a segment can expand beyond the colon (X06)',
    page: 'IAM elements_resource',
    right: 'policy-spec',
    rewrite: (one) =>
      mapResources(one, (entry) =>
        entry !== '*' &&
        !entry.includes('${') &&
        matches(entry, one.resource) &&
        !matchesByPart(entry, one.resource)
          ? one.resource.replace(/[*?]/g, '?')
          : entry,
      ),
  },
];

function complete(entry) {
  const missing = 6 - entry.split(':').length;
  return entry === '*' || missing <= 0 ? entry : entry + ':*'.repeat(missing);
}

/** What the pattern comes to for this request. */
function decided(entry, { resource }) {
  return matches(entry, resource) ? resource : noArn;
}
