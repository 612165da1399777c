import { evaluate, PolicyError, policySet, RequestError } from '../../../dist/src/index.js';

/** What policy-spec says; `{ refused }` where it takes the policies or the request for invalid. */
export function ours({ layers, principal, ...request }) {
  let set;
  try {
    set = policySet(layers);
  } catch (error) {
    if (error instanceof PolicyError) return { refused: error.message };
    throw error;
  }
  try {
    return { outcome: evaluate(set, { ...request, principal: inputOf(principal) }).outcome };
  } catch (error) {
    if (error instanceof RequestError) return { refused: error.message };
    throw error;
  }
}

function inputOf({ kind, arn, by, serviceLinked }) {
  if (serviceLinked) return { arn, serviceLinked: true };
  if (kind === 'unnamed') return undefined;
  if (kind === 'service') return { service: arn };
  if (kind === 'federated-user') return { federatedUser: arn, federatedBy: by };
  return arn;
}
