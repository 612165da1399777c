import { evaluate, PolicyError, parsePolicy, policySet, RequestError } from '../../../dist/src/index.js';

/** What policy-spec says, `{ outcome, layer }`; `{ refused }` where it takes the policies or the request for invalid. */
export function ours({ layers, principal, ...request }) {
  let set;
  try {
    set = policySet(mapDocuments(layers));
  } catch (error) {
    if (error instanceof PolicyError) return { refused: error.message };
    throw error;
  }
  try {
    const { outcome, layer } = evaluate(set, { ...request, principal: inputOf(principal) });
    return { outcome, layer };
  } catch (error) {
    if (error instanceof RequestError) return { refused: error.message };
    throw error;
  }
}

function inputOf({ kind, arn, by, serviceLinked }) {
  if (serviceLinked) return { arn, serviceLinked: true };
  if (kind === 'unnamed') return undefined;
  if (kind === 'service') return { service: arn };
  if (kind === 'federated-user' && by !== undefined) return { federatedUser: arn, federatedBy: by };
  return arn;
}

function mapDocuments(value) {
  if (Array.isArray(value)) return value.map(mapDocuments);
  if (value.Statement !== undefined) return parsed(value);
  return Object.fromEntries(
    Object.entries(value).map(([layer, policies]) => [layer, mapDocuments(policies)]),
  );
}

/** A policy never changes, and the rewrites of a case share those that they leave as they are. */
const policies = new WeakMap();

function parsed(document) {
  const known = policies.get(document);
  if (known !== undefined) return known;
  const policy = parsePolicy(document);
  policies.set(document, policy);
  return policy;
}
