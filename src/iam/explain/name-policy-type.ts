import type { PolicyType } from '../diagnostic.js';

/** What a policy is in its layer, with its article. */
export function namePolicyType(type: PolicyType): string {
  switch (type) {
    case 'identity':
      return 'an identity policy';
    case 'boundary':
      return 'a boundary policy';
    case 'session':
      return 'a session policy';
    case 'resource':
      return 'a resource policy';
    case 'domain':
      return 'a domain policy';
    case 'repository':
      return 'a repository policy';
    case 'scp':
      return 'an SCP';
    case 'resourceScp':
      return 'an SCP (layer resourceScp)';
    case 'rcp':
      return 'an RCP';
    case 'endpoint':
      return 'an endpoint policy';
    case 'trust':
      return 'a role trust policy (layer resource)';
  }
}
