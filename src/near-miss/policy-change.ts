import { changedPolicy } from '../api/changed-policy.js';
import { decide } from '../api/evaluate.js';
import { madeOf, type Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { NearStatement } from '../iam/explain/explanation.js';
import { applyEdit } from '../iam/mutate/edit.js';
import { type Change, changeOf } from '../mutation/change.js';
import { withPolicy } from '../mutation/change-set.js';
import { statementNode } from '../mutation/statement-node.js';
import type { Request } from '../service/request.js';
import { lettingEdit } from './letting-edit.js';

/** The one change of a policy by which the request would be allowed. */
export interface PolicyChange extends Change {
  readonly policy: Policy;
}

/** Of the statements that one thing stopped, the first in which that can be put right, as `evaluate` confirms. */
export function policyChange(
  set: PolicySet,
  request: Request,
  near: readonly NearStatement[],
): PolicyChange | undefined {
  for (const { effect, statement, stops } of near) {
    const [stop, ...others] = stops;
    if (effect === 'Deny' || stop === undefined || others.length > 0) continue;
    const policy = set.policies.find(
      ({ layer, policy: one }) =>
        layer === statement.layer && one.name === statement.policy && one.file === statement.file,
    )?.policy;
    const compiled =
      policy && madeOf(policy).compiled.statements.find((one) => one.parsed.index === statement.index);
    if (policy === undefined || compiled === undefined) continue;
    const node = statementNode(madeOf(policy).node, statement.index);
    const edit = lettingEdit({ node, compiled }, stop);
    const changed = edit && applyEdit(node, edit);
    const other = changed && changedPolicy(policy, statement.index, changed);
    const mended = other && withPolicy(set, policy, other);
    const decided = mended && decide(mended, request);
    if (edit === undefined || decided?.ok !== true || decided.value.outcome !== 'allow') continue;
    return { policy, ...changeOf(policy, statement.index, node, { operator: 'let', edit, node: changed }) };
  }
  return undefined;
}
