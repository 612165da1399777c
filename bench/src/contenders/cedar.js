import { createRequire } from 'node:module';
import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';

const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');

const decide = (call) => cedar.statefulIsAuthorized(call);

function isAllowed(answer) {
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
  return answer.response.decision === 'allow';
}

export function tokens(requests) {
  for (const name of tokenPolicies) parse(name, readPolicy(`${name}.cedar`));
  const inputs = requests.map(({ policy, action, durationSeconds }) =>
    callOf(tokenPolicies[policy], action, { durationSeconds, serviceName: 'codeartifact.amazonaws.com' }),
  );
  return { decide, isAllowed, inputs };
}

export function statements(actions, requests) {
  const permits = actions.map((action) => `permit (principal, action == Action::"${action}", resource);`);
  parse('statements', permits.join('\n'));
  return { decide, isAllowed, inputs: requests.map(({ action }) => callOf('statements', action, {})) };
}

function parse(name, staticPolicies) {
  const answer = cedar.preparsePolicySet(name, { staticPolicies });
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
}

function callOf(preparsedPolicySetId, action, context) {
  return {
    principal: { type: 'User', id: 'caller' },
    action: { type: 'Action', id: action },
    resource: { type: 'Resource', id: '*' },
    context,
    preparsedPolicySetId,
    entities: [],
  };
}
