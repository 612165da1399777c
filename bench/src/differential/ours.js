import { evaluate, PolicyError, policySet, RequestError } from '../../../dist/src/index.js';

/** What policy-spec says; `{ refused }` where it takes the policies or the request for invalid. */
export function ours({ principal, action, resource, resourceAccount, managementAccount, now, context, layers }) {
  let set;
  try {
    set = policySet(layers);
  } catch (error) {
    if (error instanceof PolicyError) return { refused: error.message };
    throw error;
  }
  const request = {
    principal: inputOf(principal),
    action,
    resource,
    context,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(managementAccount !== undefined && { managementAccount }),
    ...(now !== undefined && { now }),
  };
  try {
    return { outcome: evaluate(set, request).outcome };
  } catch (error) {
    if (error instanceof RequestError) return { refused: error.message };
    throw error;
  }
}

function inputOf({ kind, arn, by, serviceLinked }) {
  if (serviceLinked) return { arn, serviceLinked: true };
  if (kind === 'service') return { service: arn };
  if (kind === 'federated-user') return { federatedUser: arn, federatedBy: by };
  return arn;
}
