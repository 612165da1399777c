import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';

const decide = ({ enforcer, values }) => enforcer.enforceSync(...values);
const isAllowed = (decision) => decision;

export async function tokens(requests) {
  const enforcers = [];
  for (const name of tokenPolicies) enforcers.push(await enforcerOf('tokens', readPolicy(`${name}.csv`)));
  return {
    decide,
    isAllowed,
    inputs: requests.map(({ policy, action, durationSeconds }) => ({
      enforcer: enforcers[policy],
      values: [action, '*', durationSeconds, 'codeartifact.amazonaws.com'],
    })),
  };
}

export async function statements(actions, requests) {
  const enforcer = await enforcerOf('statements', actions.map((action) => `p, ${action}, *`).join('\n'));
  return { decide, isAllowed, inputs: requests.map(({ action }) => ({ enforcer, values: [action, '*'] })) };
}

function enforcerOf(model, policy) {
  return newEnforcer(newModelFromString(readPolicy(`casbin-${model}.conf`)), new StringAdapter(policy));
}
