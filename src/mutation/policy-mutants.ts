import { changedPolicy } from '../api/changed-policy.js';
import { madeOf, type Policy } from '../api/policy.js';
import { mutationsOf } from '../iam/mutate/mutations-of.js';
import { changeOf } from './change.js';
import { withPolicy } from './change-set.js';
import type { Mutant } from './mutant.js';
import { statementNode } from './statement-node.js';

/** Every small change of one of its statements that leaves it a valid policy, statement by statement. */
export function* policyMutants(policy: Policy): Iterable<Mutant> {
  const { compiled, node } = madeOf(policy);
  for (const statement of compiled.statements) {
    const { index, sid } = statement.parsed;
    const written = statementNode(node, index);
    for (const mutation of mutationsOf({ node: written, compiled: statement })) {
      const changed = changedPolicy(policy, index, mutation.node);
      if (changed === undefined) continue;
      yield {
        operator: mutation.operator,
        policy,
        statement: { index, ...(sid !== undefined && sid.text !== '' && { sid: sid.text }) },
        change: () => changeOf(policy, index, written, mutation),
        applyTo: (set) => withPolicy(set, policy, changed),
      };
    }
  }
}
