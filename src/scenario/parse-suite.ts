import { asPolicySet } from '../api/policy-set.js';
import type { Problem } from '../api/problem.js';
import type { Result } from '../api/result.js';
import { memberOf, type Node, type ObjectNode } from '../iam/document/node.js';
import type { SourceText } from '../iam/document/source-text.js';
import { countOfCases } from './case-count.js';
import { checkNames } from './check-names.js';
import { checkSchema } from './check-schema.js';
import { type Faults, gatherFaults } from './faults.js';
import { textOf } from './node-text.js';
import { assembler, policyReader } from './parse-policies.js';
import { parseScenario } from './parse-scenario.js';
import { type RequestLevel, readLevel } from './request-level.js';
import type { Shared } from './shared.js';
import type { Case, Scenario, Suite, World } from './suite.js';

/** A scenario file as a suite of concrete cases, or everything that is wrong with it. */
export function parseSuite(root: Node, source: SourceText, world: World): Result<Suite> {
  const faults = gatherFaults(source);
  for (const { fault, at } of checkSchema(root)) faults.refuse(fault, at);
  if (faults.count() > 0 || root.kind !== 'object') return { ok: false, problems: faults.problems() };
  checkNames(root, faults);
  const shared = readShared(root, world, faults);
  const scenarios = parseScenarios(memberOf(root, 'scenarios')?.value, shared);
  if (faults.count() > 0) return { ok: false, problems: faults.problems() };
  const file = source.file ?? '';
  const name = textOf(root, 'suite') ?? suiteName(file);
  const { layers, defaults } = shared;
  const assembled = layers && shared.assemble(layers);
  const set = assembled?.ok === true ? assembled.value : undefined;
  const problems = warningsOf(shared, scenarios);
  return { ok: true, value: { name, file, source, scenarios, set, defaults, problems } };
}

function readShared(top: ObjectNode, world: World, faults: Faults): Shared {
  const policies = policyReader(memberOf(top, 'layers')?.value as ObjectNode | undefined, world, faults);
  const given = memberOf(top, 'policies');
  const layers = given && policies.read(given.value);
  const defaultsNode = memberOf(top, 'defaults')?.value as ObjectNode | undefined;
  const defaults = readDefaults(top, defaultsNode, faults);
  return {
    world,
    faults,
    defaults,
    defaultsNode,
    top,
    policies,
    layers,
    assemble: assembler(),
    cases: countOfCases(),
  };
}

/** The instant at the top of the file counts as a default too. */
function readDefaults(top: ObjectNode, node: ObjectNode | undefined, faults: Faults): RequestLevel {
  const defaults = readLevel(node ?? { kind: 'object', at: top.at, members: [] }, faults);
  const now = textOf(top, 'now');
  if (now !== undefined && !defaults.fields.has('now')) defaults.fields.set('now', now);
  return defaults;
}

function parseScenarios(list: Node | undefined, shared: Shared): readonly Scenario[] {
  const nodes = list?.kind === 'array' ? list.items : [];
  return nodes.flatMap((node) => parseScenario(node as ObjectNode, shared) ?? []);
}

/** Of the policies, then of what they are in their layers. */
function warningsOf({ policies }: Shared, scenarios: readonly Scenario[]): readonly Problem[] {
  const own = [...policies.policies].flatMap(({ problems }) => problems);
  const ofSets = [...new Set(scenarios.map(({ set }) => set))].flatMap(({ problems }) => problems);
  // The cases of a scenario are of one kind.
  const claims = scenarios.flatMap(({ cases }) => (cases[0]?.kind === 'claim' ? cases : []));
  return [...new Set([...own, ...ofSets, ...claims.flatMap(problemsOfOther)])];
}

/** Of the policies with which those of the scenario are compared. */
function problemsOfOther(one: Case): readonly Problem[] {
  return one.kind === 'claim' && 'other' in one.claim ? asPolicySet(one.claim.other).problems : [];
}

function suiteName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
