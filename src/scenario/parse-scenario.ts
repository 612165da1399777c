import type { PolicySet } from '../api/policy-set.js';
import { memberOf, type Node, type ObjectNode, type Offset } from '../iam/document/node.js';
import { caseLimit } from './case-count.js';
import { checkExpected } from './check-expected.js';
import { type Covering, coverCases } from './cover-cases.js';
import { countCases, type ExpandedCase, expandCases } from './expand.js';
import { type ExpectedDecision, expectedDecision } from './expectation.js';
import type { ExpectationFault } from './fault.js';
import type { Faults } from './faults.js';
import { textOf, textsIn } from './node-text.js';
import { placeOfField } from './place-of-field.js';
import { planRequests, type RequestPlan } from './plan-requests.js';
import { policySetOf } from './policies-of-scenario.js';
import { readLevel } from './request-level.js';
import type { Shared } from './shared.js';
import type { Case, Scenario } from './suite.js';

/** Undefined where something is wrong with it. */
export function parseScenario(node: ObjectNode, shared: Shared): Scenario | undefined {
  const { faults } = shared;
  checkOnly(node, shared);
  const set = policySetOf(node, shared);
  const plan = planRequests(shared.defaults, readLevel(node, faults));
  checkAction(plan, node, faults);
  const expanded = expand(plan, node, shared);
  if (expanded === undefined) return undefined;
  const coverings = coverCases(memberOf(node, 'expect')?.value as Node, expanded, faults);
  if (set === undefined) return undefined;
  const expectations = expectationsOf(coverings);
  checkExpectations(expectations, set, faults);
  const cases = casesOf(expanded, coverings, expectations);
  return { ...labelsOf(node), set, cases, placeOf: placesIn(node, shared) };
}

function checkOnly(node: ObjectNode, { faults, world }: Shared): void {
  const only = memberOf(node, 'only');
  if (only !== undefined && world.ci) faults.refuse({ code: 'only-in-ci' }, only.keyAt);
}

function checkAction({ fields, dimensions }: RequestPlan, node: ObjectNode, faults: Faults): void {
  if (fields.has('action') || dimensions.some(({ key }) => key === 'action')) return;
  faults.refuse({ code: 'missing-key', key: 'action', within: 'scenario' }, node.at);
}

/** Undefined from the scenario on that goes over the limit of the file: that is said there, and once. */
function expand(
  plan: RequestPlan,
  node: ObjectNode,
  { cases, faults }: Shared,
): readonly ExpandedCase[] | undefined {
  if (cases.isOver()) return undefined;
  const count = cases.add(countCases(plan));
  if (!cases.isOver()) return expandCases(plan);
  faults.refuse({ code: 'too-many-cases', count, limit: caseLimit }, node.at);
  return undefined;
}

type Expectations = ReadonlyMap<Covering | undefined, ExpectedDecision>;

/** Cases share what is expected of them. */
function expectationsOf(coverings: readonly (Covering | undefined)[]): Expectations {
  const expectations = new Map<Covering, ExpectedDecision>();
  for (const covering of new Set(coverings))
    if (covering !== undefined) expectations.set(covering, expectedDecision(covering.then));
  return expectations;
}

function checkExpectations(expectations: Expectations, { policies }: PolicySet, faults: Faults): void {
  for (const [covering, expected] of expectations) {
    if (covering === undefined) continue;
    for (const fault of checkExpected(expected, policies))
      faults.refuse(fault, placeInExpectation(covering.node, fault));
  }
}

function placeInExpectation(then: Node, fault: ExpectationFault): Offset {
  if (then.kind !== 'object') return then.at;
  const isOfLayer =
    !('name' in fault) &&
    fault.code !== 'decided-by-none' &&
    ('layer' in fault || fault.code === 'no-layer-decides');
  const member = memberOf(then, isOfLayer ? 'layer' : 'decidedBy')?.value;
  const name = 'name' in fault ? fault.name : undefined;
  const items = member?.kind === 'array' ? member.items : [];
  const item = items.find((one) => one.kind === 'string' && one.value === name);
  return (item ?? member ?? then).at;
}

function casesOf(
  expanded: readonly ExpandedCase[],
  coverings: readonly (Covering | undefined)[],
  expectations: Expectations,
): readonly Case[] {
  return expanded.flatMap((one, index): readonly Case[] => {
    const covering = coverings[index];
    const expected = expectations.get(covering);
    return covering && expected ? [{ ...one, expected, expectedAt: covering.node.at }] : [];
  });
}

function labelsOf(node: ObjectNode): Omit<Scenario, 'set' | 'cases' | 'placeOf'> {
  const description = textOf(node, 'description');
  const skip = textOf(node, 'skip');
  return {
    name: textOf(node, 'name') ?? '',
    at: node.at,
    ...(description !== undefined && { description }),
    tags: textsIn(memberOf(node, 'tags')?.value),
    ...(skip !== undefined && { skip }),
    only: memberOf(node, 'only') !== undefined,
  };
}

function placesIn(node: ObjectNode, { defaultsNode, top }: Shared): Scenario['placeOf'] {
  const objects = [node, memberOf(node, 'matrix')?.value, defaultsNode, top];
  return (path) => placeOfField(path, objects) ?? node.at;
}
