import { evaluate, parsePolicy } from '../../../dist/src/index.js';
import { documentOf } from '../many-statements.js';
import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';

const decide = ({ policy, request }) => evaluate(policy, request);
const isAllowed = (decision) => decision.outcome === 'allow';

export function tokens(requests) {
  const policies = tokenPolicies.map((name) => parsePolicy(readPolicy(`${name}.json`)));
  return { decide, isAllowed, inputs: requests.map((request) => inputOf(policies, request)) };
}

export function statements(actions, requests) {
  const policies = [parsePolicy(documentOf(actions))];
  return { decide, isAllowed, inputs: requests.map((request) => inputOf(policies, request)) };
}

function inputOf(policies, { policy, ...request }) {
  return { policy: policies[policy], request };
}
