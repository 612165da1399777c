/** Who is measured, in the order of the tables. `name` is the module beside this file. */
export const contenders = [
  { name: 'closure', title: 'hand-written closure, yes or no' },
  { name: 'closure-with-reasons', title: 'hand-written closure with reasons' },
  { name: 'ours', title: 'policy-spec `evaluate`' },
  { name: 'casbin', title: 'casbin `enforceSync`' },
  {
    name: 'cedar',
    title: '@cedar-policy/cedar-wasm `statefulIsAuthorized`',
    // Without it, Node 20 may crash in calls into the module after many of them.
    nodeOptions: ['--no-turbo-inline-js-wasm-calls'],
  },
  { name: 'iam-simulate', title: '@cloud-copilot/iam-simulate `runSimulation`', realActionsOnly: true },
];
