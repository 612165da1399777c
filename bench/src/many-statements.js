/** The action of the last statement of every policy; a real one, since one peer refuses others. */
export const lastAction = 'sts:GetServiceBearerToken';

/** The actions of a policy of `count` statements, one each, all of one service. */
export function actionsOf(count) {
  const actions = [];
  for (let at = 1; at < count; at += 1) actions.push(`sts:Action${String(at).padStart(5, '0')}`);
  actions.push(lastAction);
  return actions;
}

/** The IAM document: one statement for each action. */
export function documentOf(actions) {
  return {
    Version: '2012-10-17',
    Statement: actions.map((action, at) => ({
      Sid: `S${String(at).padStart(5, '0')}`,
      Effect: 'Allow',
      Action: action,
      Resource: '*',
    })),
  };
}

/** Which actions are asked for: always the last, or all of them, far apart from one to the next. */
export function statementRequests(actions, pattern) {
  if (pattern === 'last') return [{ policy: 0, action: lastAction }];
  // The stride shares no factor with any power of ten, so every action comes once.
  return actions.map((_, at) => ({ policy: 0, action: actions[(at * 7_919) % actions.length] }));
}
