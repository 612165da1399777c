import type { PolicySet } from '../api/policy-set.js';
import { type Member, memberOf, type Node, type ObjectNode, type Offset } from '../iam/document/node.js';
import type { RequestPattern } from '../service/analyze/pattern.js';
import { requestFields } from '../service/request.js';
import type { Claim } from './claim.js';
import { claimKinds } from './claim-kinds.js';
import { checkAction, expandPlan } from './expand-plan.js';
import type { Faults } from './faults.js';
import { labelOf } from './label.js';
import { parseExpectedValues } from './parse-expected-values.js';
import { isLayers } from './parse-policies.js';
import { planRequests, type RequestPlan } from './plan-requests.js';
import { fileKey, type RequestLevel, readLevel } from './request-level.js';
import type { Shared } from './shared.js';
import type { ClaimCase } from './suite.js';

/** What stands in place of `expect`; the schema sees to it that there is one of them. */
export function claimMemberOf(node: ObjectNode): Member | undefined {
  return node.members.find(({ key }) => claimKinds.some((kind) => kind === key));
}

/** The cases of a claim: one, but for a matrix of requests. Undefined where something is wrong with it. */
export function parseClaim(
  { key, keyAt, value }: Member,
  node: ObjectNode,
  set: PolicySet | undefined,
  shared: Shared,
): readonly ClaimCase[] | undefined {
  const kind = claimKinds.find((one) => one === key) ?? 'exactly';
  const single = (claim: Claim): readonly ClaimCase[] => [
    { kind: 'claim', name: '', claim, expectedAt: keyAt },
  ];
  switch (kind) {
    case 'exactly':
      return parseExactly(value as ObjectNode, keyAt, node, shared);
    case 'never':
    case 'always':
      return single({ kind, pattern: parsePattern(kind, value as ObjectNode, node, shared) });
    case 'noMoreThan':
    case 'equivalentTo': {
      refuseFields(kind, node, shared.faults);
      const other = parseOther(kind, value, set, shared);
      return other && single({ kind, other, otherName: labelOf(nameOfPolicies(value)) });
    }
  }
}

/** What varies is what the scenario leaves open; a default of it does not count. */
function parseExactly(
  value: ObjectNode,
  expectedAt: number,
  node: ObjectNode,
  shared: Shared,
): readonly ClaimCase[] | undefined {
  const { faults, defaults } = shared;
  const [over] = value.members as readonly [Member];
  const own = readLevel(node, faults);
  refuseGiven(over.key, node, faults);
  const plan = planRequests(without(defaults, fileKey(over.key)), own);
  if (over.key !== 'action') checkAction(plan, node, shared);
  const values = { [over.key]: parseExpectedValues(over, faults) };
  return expandPlan(plan, node, shared)?.map(({ name, request }) => ({
    kind: 'claim',
    name,
    claim: { kind: 'exactly', request, values },
    expectedAt,
  }));
}

function without(level: RequestLevel, over: string): RequestLevel {
  const others = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map([...map].filter(([key]) => key !== over));
  return {
    fields: others(level.fields),
    context: others(level.context),
    absent: level.absent?.filter(({ key }) => fileKey(key) !== over),
    dimensions: others(level.dimensions),
  };
}

function refuseGiven(over: string, node: ObjectNode, faults: Faults): void {
  const objects = [node, memberOf(node, 'context')?.value, memberOf(node, 'matrix')?.value];
  const members = objects.flatMap((one) => (one?.kind === 'object' ? one.members : []));
  for (const { key, keyAt } of members)
    if (fileKey(key) === fileKey(over)) faults.refuse({ code: 'varying-given', key }, keyAt);
  const absent = memberOf(node, 'absent')?.value;
  for (const item of absent?.kind === 'array' ? absent.items : [])
    if (item.kind === 'string' && fileKey(item.value) === fileKey(over))
      faults.refuse({ code: 'varying-given', key: item.value }, item.at);
}

/** The pattern together with what the scenario says of a request, over what the defaults say. */
function parsePattern(
  kind: 'never' | 'always',
  value: ObjectNode,
  node: ObjectNode,
  { defaults, faults }: Shared,
): RequestPattern {
  const matrix = memberOf(node, 'matrix');
  if (matrix !== undefined) faults.refuse({ code: 'matrix-with-pattern', claim: kind }, matrix.keyAt);
  const own = givenIn(node);
  for (const [filed, { key, at }] of givenIn(value, own))
    if (own.has(filed)) faults.refuse({ code: 'given-twice', key, claim: kind }, at);
  const requests = planRequests(defaults, readLevel(node, faults));
  return patternOf(planRequests(levelOf(requests), readLevel(value, faults)));
}

interface Given {
  readonly key: string;
  readonly at: Offset;
}

/** The fields and condition keys of which an object says something, that a key is absent included. */
function givenIn(object: ObjectNode, other?: ReadonlyMap<string, Given>): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  const add = (key: string, at: Offset): void => {
    given.set(fileKey(key), { key, at });
  };
  for (const { key, keyAt, value } of object.members) {
    if (!isRequestField(key)) continue;
    if (key !== 'context') add(key, keyAt);
    if (key === 'context' && value.kind === 'object')
      for (const member of value.members) add(member.key, member.keyAt);
    // Of two lists of absent keys it is enough to say that they are two.
    if (key === 'absent' && value.kind === 'array' && other?.has(key) !== true)
      for (const item of value.items) if (item.kind === 'string') add(item.value, item.at);
  }
  return given;
}

function isRequestField(key: string): boolean {
  return requestFields.some((field) => field === key);
}

function levelOf({ fields, context, absent, dimensions }: RequestPlan): RequestLevel {
  return {
    fields: new Map(fields),
    context: new Map(context),
    absent: absent?.map((key) => ({ key, at: -1 })),
    dimensions: new Map(dimensions.map((dimension) => [fileKey(dimension.key), dimension])),
  };
}

/** A list of values that a request has at once is one member of the pattern. */
function patternOf({ fields, context, absent, dimensions }: RequestPlan): RequestPattern {
  const lists = dimensions.map(({ key, values }) => [key, values.map(({ value }) => value)] as const);
  const keys = [...context.values()].map(({ key, value, isDefault }) => [
    key,
    isDefault && Array.isArray(value) ? [value] : value,
  ]);
  return {
    ...Object.fromEntries([...fields, ...lists]),
    ...(keys.length > 0 && { context: Object.fromEntries(keys) }),
    ...(absent !== undefined && { absent }),
  };
}

/** Two sets of policies are compared over all requests: one that is given here would be left out of account. */
function refuseFields(claim: Claim['kind'], node: ObjectNode, faults: Faults): void {
  const fields: readonly string[] = [...requestFields, 'matrix'];
  for (const { key, keyAt } of node.members)
    if (fields.includes(key)) faults.refuse({ code: 'field-with-policies', key, claim }, keyAt);
}

/** Without layers the other policies are identity policies, as everywhere. */
function parseOther(
  claim: Claim['kind'],
  node: Node,
  set: PolicySet | undefined,
  { policies, assemble, faults }: Shared,
): PolicySet | undefined {
  const layers = policies.read(node);
  if (layers === undefined) {
    const asked = [...new Set(set?.policies.map(({ layer }) => layer))];
    if (asked.length > 0 && !asked.includes('identity') && !isLayers(node))
      faults.refuse({ code: 'other-without-layer', claim, layers: asked }, node.at);
    return undefined;
  }
  const other = assemble(layers);
  if (other.ok) return other.value;
  for (const problem of other.problems) faults.pass(problem, node.at);
  return undefined;
}

/** As it is written, but for policies that stand inline. */
function nameOfPolicies(node: Node): unknown {
  if (node.kind === 'array') return node.items.map(nameOfPolicies);
  if (!isLayers(node)) return node.kind === 'string' ? node.value : 'an inline policy';
  return Object.fromEntries(node.members.map(({ key, value }) => [key, nameOfPolicies(value)]));
}
