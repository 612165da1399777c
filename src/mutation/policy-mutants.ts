import { changedPolicy } from '../api/changed-policy.js';
import { madeOf, type Policy } from '../api/policy.js';
import { memberOf, type Node, type ObjectNode } from '../iam/document/node.js';
import { mutationsOf } from '../iam/mutate/mutations-of.js';
import { changeOf } from './change.js';
import { withPolicy } from './change-set.js';
import type { Mutant } from './mutant.js';

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

/** A policy with one statement needs no list. */
function statementNode(document: Node, index: number): ObjectNode {
  const list = document.kind === 'object' ? memberOf(document, 'Statement')?.value : undefined;
  const node = list?.kind === 'array' ? list.items[index] : list;
  if (node?.kind !== 'object') throw new Error('the statements of a policy are objects');
  return node;
}
