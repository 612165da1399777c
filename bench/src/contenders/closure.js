// The limit: what a programmer would write by hand for exactly these policies, answering yes or no.

const token = 'sts:GetServiceBearerToken';

const closures = [
  ({ action, durationSeconds }) =>
    action === token ? durationSeconds === 43_200 : action.startsWith('codeartifact:'),
  ({ action, durationSeconds }) =>
    action === token ? durationSeconds <= 3_600 : action.startsWith('codeartifact:'),
];

const decide = ({ closure, request }) => closure(request);
const isAllowed = (decision) => decision;

export function tokens(requests) {
  return {
    decide,
    isAllowed,
    inputs: requests.map(({ policy, ...request }) => ({ closure: closures[policy], request })),
  };
}

export function statements(actions, requests) {
  const allowed = new Set(actions);
  const closure = ({ action }) => allowed.has(action);
  return { decide, isAllowed, inputs: requests.map(({ action }) => ({ closure, request: { action } })) };
}
