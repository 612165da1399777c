import type { Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { Result } from '../api/result.js';
import { type Member, memberOf, type Node, type ObjectNode, type Offset } from '../iam/document/node.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';
import { checkSchema } from './check-schema.js';
import { coverCases } from './cover-cases.js';
import { checkDeciders } from './deciding-statements.js';
import { caseLimit, countCases, type ExpandedCase, expandCases } from './expand.js';
import { expectedDecision } from './expectation.js';
import { type Faults, gatherFaults } from './faults.js';
import { assembler, type Layers, mergeLayers, parsePolicies } from './parse-policies.js';
import { planRequests, type RequestPlan } from './plan-requests.js';
import { fileKey, type RequestLevel, readLevel } from './request-level.js';
import type { Case, Scenario, Suite, World } from './suite.js';

/** What the scenarios of a file share. */
interface Shared {
  readonly world: World;
  readonly faults: Faults;
  readonly defaults: RequestLevel;
  readonly defaultsNode: ObjectNode | undefined;
  readonly top: ObjectNode;
  readonly layers: Layers | undefined;
  readonly assemble: (layers: Layers) => Result<PolicySet>;
}

/** A scenario file as a suite of concrete cases, or everything that is wrong with it. */
export function parseSuite(root: Node, source: SourceText, world: World): Result<Suite> {
  const faults = gatherFaults(source);
  for (const { fault, at } of checkSchema(root)) faults.refuse(fault, at);
  if (faults.count() > 0 || root.kind !== 'object') return { ok: false, problems: faults.problems() };
  for (const node of shownTexts(root)) checkOneLine(node, faults);
  const policies = memberOf(root, 'policies');
  const layers = policies && parsePolicies(policies.value, world, faults);
  const defaultsNode = memberOf(root, 'defaults')?.value as ObjectNode | undefined;
  const defaults = readLevel(defaultsNode ?? { kind: 'object', at: root.at, members: [] }, faults);
  const now = textOf(root, 'now');
  if (now !== undefined && !defaults.fields.has('now')) defaults.fields.set('now', now);
  const shared: Shared = { world, faults, defaults, defaultsNode, top: root, layers, assemble: assembler() };
  const scenarios = parseScenarios(memberOf(root, 'scenarios')?.value as Node, shared);
  if (faults.count() > 0) return { ok: false, problems: faults.problems() };
  const file = source.file ?? '';
  const used = new Set<Policy>(scenarios.flatMap(({ set }) => set.policies.map(({ policy }) => policy)));
  return {
    ok: true,
    value: { name: textOf(root, 'suite') ?? suiteName(file), file, source, scenarios, policies: [...used] },
  };
}

/** What reports show as it is: the names, and why a scenario is skipped. */
function shownTexts(root: ObjectNode): readonly (Member | undefined)[] {
  const list = memberOf(root, 'scenarios')?.value;
  const scenarios = list?.kind === 'array' ? list.items.filter((item) => item.kind === 'object') : [];
  return [
    memberOf(root, 'suite'),
    ...scenarios.flatMap((one) => [memberOf(one, 'name'), memberOf(one, 'skip')]),
  ];
}

/** A line break in a name could forge lines of a report, and an escape sequence what a terminal shows. */
const unshown = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function checkOneLine(member: Member | undefined, faults: Faults): void {
  if (member?.value.kind !== 'string' || !unshown.test(member.value.value)) return;
  faults.refuse({ code: 'not-one-line', what: JSON.stringify(member.key) }, member.value.at);
}

function parseScenarios(list: Node, shared: Shared): readonly Scenario[] {
  const scenarios: Scenario[] = [];
  const names = new Map<string, Offset>();
  for (const node of list.kind === 'array' ? list.items : []) {
    const object = node as ObjectNode;
    const nameNode = memberOf(object, 'name')?.value as Node;
    const name = textOf(object, 'name') ?? '';
    const first = names.get(name);
    if (first === undefined) names.set(name, nameNode.at);
    else
      shared.faults.refuse(
        { code: 'duplicate-scenario', name, line: positionAt(shared.faults.source, first).line },
        nameNode.at,
      );
    const scenario = parseScenario(object, name, shared);
    if (scenario !== undefined) scenarios.push(scenario);
  }
  return scenarios;
}

/** Undefined where something is wrong with it. */
function parseScenario(node: ObjectNode, name: string, shared: Shared): Scenario | undefined {
  const { faults, world } = shared;
  const only = memberOf(node, 'only');
  if (only !== undefined && world.ci) faults.refuse({ code: 'only-in-ci' }, only.keyAt);
  const set = policySetOf(node, shared);
  const level = readLevel(node, faults);
  const plan = planRequests(shared.defaults, level);
  const expanded = expand(node, plan, faults);
  const coverings = coverCases(memberOf(node, 'expect')?.value as Node, expanded, faults);
  const expectations = new Map(
    coverings.map((covering) => [covering, covering && expectedDecision(covering.then)]),
  );
  for (const [covering, expected] of expectations) {
    if (covering === undefined || expected === undefined || set === undefined) continue;
    for (const fault of checkDeciders(expected, set.policies)) {
      faults.refuse(fault, placeOfDecider(covering.node, 'name' in fault ? fault.name : undefined));
    }
  }
  if (set === undefined) return undefined;
  const cases = expanded.flatMap((one, index): Case[] => {
    const covering = coverings[index];
    const expected = expectations.get(covering);
    return covering && expected ? [{ ...one, expected, expectedAt: covering.node.at }] : [];
  });
  const description = textOf(node, 'description');
  const skip = textOf(node, 'skip');
  return {
    name,
    at: node.at,
    ...(description !== undefined && { description }),
    tags: textsIn(memberOf(node, 'tags')?.value),
    ...(skip !== undefined && { skip }),
    only: only !== undefined,
    set,
    cases,
    placeOf: (path) =>
      placeOfField(path, [node, memberOf(node, 'matrix')?.value, shared.defaultsNode, shared.top]) ?? node.at,
  };
}

function policySetOf(
  node: ObjectNode,
  { layers, assemble, faults, world, top }: Shared,
): PolicySet | undefined {
  const own = memberOf(node, 'policies');
  const ownLayers = own && parsePolicies(own.value, world, faults);
  const inherited = memberOf(top, 'policies');
  if (own === undefined && inherited === undefined) {
    faults.refuse({ code: 'no-policies' }, node.at);
    return undefined;
  }
  // Where a policy is refused, that has been said.
  if ((own !== undefined && ownLayers === undefined) || (inherited !== undefined && layers === undefined))
    return undefined;
  const set = assemble(mergeLayers(layers, ownLayers));
  if (set.ok) return set.value;
  for (const problem of set.problems) {
    const layer = String(problem.path?.[0] ?? '');
    const given = [own?.value, inherited?.value].find(
      (one) => one?.kind === 'object' && memberOf(one, layer) !== undefined,
    );
    const place = given?.kind === 'object' ? memberOf(given, layer)?.keyAt : undefined;
    faults.pass(problem, place ?? (own ?? inherited)?.value.at ?? node.at);
  }
  return undefined;
}

function expand(node: ObjectNode, plan: RequestPlan, faults: Faults): readonly ExpandedCase[] {
  const count = countCases(plan);
  if (count > caseLimit) {
    faults.refuse(
      { code: 'too-many-cases', count, limit: caseLimit },
      (memberOf(node, 'matrix') ?? { keyAt: node.at }).keyAt,
    );
    return [];
  }
  if (!plan.fields.has('action') && !plan.dimensions.some(({ key }) => key === 'action')) {
    faults.refuse({ code: 'missing-key', key: 'action', within: 'scenario' }, node.at);
  }
  return expandCases(plan);
}

function placeOfDecider(then: Node, name: string | undefined): Offset {
  const list = then.kind === 'object' ? memberOf(then, 'decidedBy')?.value : undefined;
  const item =
    list?.kind === 'array'
      ? list.items.find((one) => one.kind === 'string' && one.value === name)
      : undefined;
  return (item ?? list ?? then).at;
}

/** Where a field or a condition key is given: nearest to the scenario first. */
function placeOfField(
  path: readonly (string | number)[],
  objects: readonly (Node | undefined)[],
): Offset | undefined {
  const [field, key] = path;
  const wanted = field === 'context' && key !== undefined ? String(key) : String(field ?? '');
  for (const object of objects) {
    if (object?.kind !== 'object') continue;
    const context = memberOf(object, 'context')?.value;
    const members =
      wanted.includes(':') && context?.kind === 'object'
        ? [...object.members, ...context.members]
        : object.members;
    const member = members.find((one) => fileKey(one.key) === fileKey(wanted));
    if (member !== undefined) return member.value.at;
  }
  return undefined;
}

function textOf(object: ObjectNode, key: string): string | undefined {
  const node = memberOf(object, key)?.value;
  return node?.kind === 'string' ? node.value : undefined;
}

function textsIn(list: Node | undefined): readonly string[] {
  return list?.kind === 'array'
    ? list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
    : [];
}

function suiteName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
