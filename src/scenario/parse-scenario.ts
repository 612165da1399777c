import type { PolicySet } from '../api/policy-set.js';
import { type Member, memberOf, type Node, type ObjectNode, type Offset } from '../iam/document/node.js';
import { checkExpected } from './check-expected.js';
import { type Covering, coverCases } from './cover-cases.js';
import type { ExpandedCase } from './expand.js';
import { checkAction, expandPlan } from './expand-plan.js';
import { type ExpectedDecision, expectedDecision } from './expectation.js';
import type { ExpectationFault } from './fault.js';
import type { Faults } from './faults.js';
import { textOf, textsIn } from './node-text.js';
import { claimMemberOf, parseClaim } from './parse-claim.js';
import { placeOfField } from './place-of-field.js';
import { planRequests } from './plan-requests.js';
import { policySetOf } from './policies-of-scenario.js';
import { readLevel } from './request-level.js';
import type { Shared } from './shared.js';
import type { Case, Scenario } from './suite.js';

/** Undefined where something is wrong with it. */
export function parseScenario(node: ObjectNode, shared: Shared): Scenario | undefined {
  checkOnly(node, shared);
  const set = policySetOf(node, shared);
  const claimed = claimMemberOf(node);
  const cases =
    claimed === undefined ? requestCases(node, set, shared) : parseClaim(claimed, node, set, shared);
  if (set === undefined || cases === undefined) return undefined;
  return {
    name: textOf(node, 'name') ?? '',
    at: node.at,
    description: textOf(node, 'description'),
    tags: textsIn(memberOf(node, 'tags')?.value),
    skip: textOf(node, 'skip'),
    only: memberOf(node, 'only') !== undefined,
    set,
    cases,
    placeOf: placesIn(node, claimed, shared),
  };
}

/** Undefined where they are too many, or there are no policies to decide them. */
function requestCases(
  node: ObjectNode,
  set: PolicySet | undefined,
  shared: Shared,
): readonly Case[] | undefined {
  const { faults } = shared;
  const plan = planRequests(shared.defaults, readLevel(node, faults));
  checkAction(plan, node, shared);
  const expanded = expandPlan(plan, node, shared);
  if (expanded === undefined) return undefined;
  const coverings = coverCases(memberOf(node, 'expect')?.value as Node, expanded, faults);
  if (set === undefined) return undefined;
  const expectations = expectationsOf(coverings);
  checkExpectations(expectations, set, faults);
  return casesOf(expanded, coverings, expectations);
}

function checkOnly(node: ObjectNode, { faults, world }: Shared): void {
  const only = memberOf(node, 'only');
  if (only !== undefined && world.ci) faults.refuse({ code: 'only-in-ci' }, only.keyAt);
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
  const cases: Case[] = [];
  expanded.forEach(({ name, request }, index) => {
    const covering = coverings[index];
    const expected = expectations.get(covering);
    if (covering && expected)
      cases.push({ kind: 'request', name, request, expected, expectedAt: covering.node.at });
  });
  return cases;
}

/** What a claim says of a field is nearer than what its scenario says. */
function placesIn(
  node: ObjectNode,
  claimed: Member | undefined,
  { defaultsNode, top }: Shared,
): Scenario['placeOf'] {
  const objects = [claimed?.value, node, memberOf(node, 'matrix')?.value, defaultsNode, top];
  return (path) => placeOfField(path, objects) ?? node.at;
}
