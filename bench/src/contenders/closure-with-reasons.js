// The limit for a decision that says why: as closure.js, with the outcome and the deciding statements.

const token = 'sts:GetServiceBearerToken';

const closures = [
  ({ action, durationSeconds }) => {
    if (action === token) return decisionBy(durationSeconds === 43_200, 1, 'sts');
    return decisionBy(action.startsWith('codeartifact:'), 0, undefined);
  },
  ({ action, durationSeconds }) => {
    if (action === token) return decisionBy(durationSeconds <= 3_600, 1, 'sts');
    return decisionBy(action.startsWith('codeartifact:'), 0, undefined);
  },
];

function decisionBy(matches, index, sid) {
  return matches
    ? { outcome: 'allow', statements: [{ index, sid }] }
    : { outcome: 'implicit-deny', statements: [] };
}

const decide = ({ closure, request }) => closure(request);
const isAllowed = ({ outcome }) => outcome === 'allow';

export function tokens(requests) {
  return {
    decide,
    isAllowed,
    inputs: requests.map(({ policy, ...request }) => ({ closure: closures[policy], request })),
  };
}

export function statements(actions, requests) {
  const indexes = new Map(actions.map((action, index) => [action, index]));
  const closure = ({ action }) => {
    const index = indexes.get(action);
    return decisionBy(index !== undefined, index, undefined);
  };
  return { decide, isAllowed, inputs: requests.map(({ action }) => ({ closure, request: { action } })) };
}
