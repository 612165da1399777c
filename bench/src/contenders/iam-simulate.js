import { runSimulation } from '@cloud-copilot/iam-simulate';
import { documentOf } from '../many-statements.js';
import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';

const account = '123456789012';

const decide = (simulation) => runSimulation(simulation, {});

function isAllowed(result) {
  if (result.resultType === 'error') throw new Error(result.errors.message);
  return result.overallResult === 'Allowed';
}

export function tokens(requests) {
  const policies = tokenPolicies.map((name) => JSON.parse(readPolicy(`${name}.json`)));
  const inputs = requests.map(({ policy, action, durationSeconds }) =>
    simulationOf(policies[policy], action, {
      'sts:DurationSeconds': String(durationSeconds),
      'sts:AWSServiceName': 'codeartifact.amazonaws.com',
    }),
  );
  return { isAsync: true, decide, isAllowed, inputs };
}

/** It knows the actions of AWS and refuses all others, so only the last action can be asked for. */
export function statements(actions, requests) {
  const policy = documentOf(actions);
  return {
    isAsync: true,
    decide,
    isAllowed,
    inputs: requests.map(({ action }) => simulationOf(policy, action, {})),
  };
}

function simulationOf(policy, action, contextVariables) {
  return {
    request: {
      principal: `arn:aws:iam::${account}:user/caller`,
      action,
      resource: { resource: '*', accountId: account },
      contextVariables,
    },
    identityPolicies: [{ name: 'policy', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}
