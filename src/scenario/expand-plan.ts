import type { ObjectNode } from '../iam/document/node.js';
import { caseLimit } from './case-count.js';
import { countCases, type ExpandedCase, expandCases } from './expand.js';
import type { RequestPlan } from './plan-requests.js';
import type { Shared } from './shared.js';

export function checkAction(
  { fields, dimensions }: RequestPlan,
  node: ObjectNode,
  { faults }: Pick<Shared, 'faults'>,
): void {
  if (fields.has('action') || dimensions.some(({ key }) => key === 'action')) return;
  faults.refuse({ code: 'missing-key', key: 'action', within: 'scenario' }, node.at);
}

/** The cases of a scenario. Undefined from the scenario on that goes over the limit of the file: that is said there, once. */
export function expandPlan(
  plan: RequestPlan,
  node: ObjectNode,
  { cases, faults }: Pick<Shared, 'cases' | 'faults'>,
): readonly ExpandedCase[] | undefined {
  if (cases.isOver()) return undefined;
  const count = cases.add(countCases(plan));
  if (!cases.isOver()) return expandCases(plan);
  faults.refuse({ code: 'too-many-cases', count, limit: caseLimit }, node.at);
  return undefined;
}
