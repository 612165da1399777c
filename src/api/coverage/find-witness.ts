import type { Aspect } from '../../iam/analyze/aspect.js';
import { sightingOf } from '../../iam/analyze/sighting.js';
import { workOf } from '../../iam/analyze/work.js';
import type {
  CompiledCondition,
  CompiledPolicy,
  CompiledStatement,
} from '../../iam/compile/compiled-policy.js';
import type { LayerName } from '../../iam/document/policy.js';
import { type CompiledSet, compileSet } from '../../iam/evaluate/compiled-set.js';
import type { Decision } from '../../iam/evaluate/decision.js';
import type { SeenOutcome } from '../../iam/evaluate/observe.js';
import { describeUndecided } from '../../iam/explain/describe-undecided.js';
import { inquire } from '../../service/analyze/inquire.js';
import { allRequests, type Question } from '../../service/analyze/question.js';
import { decide } from '../evaluate.js';
import type { PolicySet } from '../policy-set.js';
import type { OutcomeCoverage, Witness } from './coverage.js';

/** Where a policy stands: what is asked of it is asked there. */
export interface Standing {
  readonly set: PolicySet;
  readonly layer: LayerName;
}

interface Search {
  readonly standings: readonly Standing[];
  /** The keys, by their ids, that some policy beside it asks for as for a set: of these a request may have several values. */
  readonly setKeys: ReadonlySet<string>;
  /** Whether a decision shows the outcome. */
  readonly shows: (decision: Decision) => boolean;
  /** How many steps each question may take. */
  readonly work: number;
}

/** What came of looking for a request. */
export type FoundWitness =
  | { readonly status: 'uncovered'; readonly witness: Witness }
  | Extract<OutcomeCoverage, { readonly status: 'unreachable' | 'undecided' }>;

/**
 * A request that shows what nobody saw of a statement, or the proof that none does. Other policies do not hide what is seen
 * of it, so it is asked about alone, once for each layer it stands in; what is found is confirmed where it stands.
 */
export function findWitness(
  policy: CompiledPolicy,
  statement: CompiledStatement,
  outcome: SeenOutcome,
  { standings, setKeys, shows, work }: Search,
): FoundWitness {
  let reason: string | undefined;
  for (const { set, layer } of toldApart(standings, statement)) {
    const aspect = aspectOf(layer, statement, outcome);
    const services = outcome.word === 'notMatching' ? 'all' : 'named';
    let open: string | undefined;
    for (const alone of aloneIn(layer, policy, statement, hasBoundary(set))) {
      open = undefined;
      const sets = [alone, ...severalValuesIn(layer, policy, statement, setKeys)];
      const inquiry = inquire(questionOf(statement, outcome), sets, workOf(work));
      for (const found of inquiry.differences(alone, 'nothing', { aspect, services })) {
        if (found.kind === 'undecided') {
          open ??= describeUndecided(found.reason);
          continue;
        }
        const { request } = found;
        const decided = decide(set, request);
        if (decided.ok && shows(decided.value))
          return { status: 'uncovered', witness: { request, decision: decided.value, set } };
        open ??= describeUndecided({ code: 'unconfirmed' });
        break;
      }
    }
    reason ??= open;
  }
  return reason === undefined ? { status: 'unreachable' } : { status: 'undecided', reason };
}

/** Of other policies only a boundary makes a difference to a statement, and only to one with NotPrincipal. */
function toldApart(standings: readonly Standing[], { principals }: CompiledStatement): readonly Standing[] {
  const distinct = new Map<string, Standing>();
  for (const standing of standings) {
    const name = `${standing.layer} ${principals?.negated === true && hasBoundary(standing.set)}`;
    if (!distinct.has(name)) distinct.set(name, standing);
  }
  return [...distinct.values()];
}

function hasBoundary({ policies }: PolicySet): boolean {
  return policies.some(({ layer }) => layer === 'boundary');
}

const resourceLayers: readonly LayerName[] = ['resource', 'domain', 'repository'];

/**
 * The statement by itself, as the policies of plain requests. Then, for a proof, beside a policy on the resource, be it an
 * empty one: so callers of other accounts are asked too.
 */
function aloneIn(
  layer: LayerName,
  policy: CompiledPolicy,
  statement: CompiledStatement,
  underBoundary: boolean,
): readonly CompiledSet[] {
  const holding = (statements: readonly CompiledStatement[]) => [[{ ...policy, statements }]];
  const boundary: readonly LayerName[] = underBoundary && layer !== 'boundary' ? ['boundary'] : [];
  const ways: readonly (readonly LayerName[])[] = resourceLayers.includes(layer)
    ? [boundary]
    : [boundary, [...boundary, 'resource']];
  return ways.map((beside) =>
    compileSet(
      new Map([...beside.map((name) => [name, holding([])] as const), [layer, holding([statement])]]),
    ),
  );
}

/** Nothing that is asked of it counts: it only says, in the words of the analyzer, which keys have several values. */
function severalValuesIn(
  layer: LayerName,
  policy: CompiledPolicy,
  statement: CompiledStatement,
  setKeys: ReadonlySet<string>,
): readonly CompiledSet[] {
  const conditions = statement.conditions
    .filter(({ key }) => setKeys.has(key.id))
    .map((condition) => ({ ...condition, qualifier: 'ForAnyValue' as const }));
  if (conditions.length === 0) return [];
  return [compileSet(new Map([[layer, [[{ ...policy, statements: [{ ...statement, conditions }] }]]]]))];
}

/** Whether the key of a condition is there is asked of the requests, not of the policy. */
function questionOf({ conditions }: CompiledStatement, { word, condition }: SeenOutcome): Question {
  const asked = condition === undefined ? undefined : (conditions[condition] as CompiledCondition);
  if (asked === undefined || asked.operator.asksPresence) return allRequests;
  const { id, name } = asked.key;
  const demand = { isIn: word === 'absent', sets: [{ kind: 'absent' }] } as const;
  return { ...allRequests, keys: new Map([[id, { name, demands: [demand] }]]) };
}

function aspectOf(layer: LayerName, statement: CompiledStatement, { word, condition }: SeenOutcome): Aspect {
  const withConditions = (indices: readonly number[]): CompiledStatement => ({
    ...statement,
    conditions: statement.conditions.filter((_, index) => indices.includes(index)),
  });
  const bare = withConditions([]);
  const tested = condition === undefined ? statement : withConditions([condition]);
  switch (word) {
    case 'matching':
    case 'true':
      return sightingOf({ layer, applies: tested, fails: undefined });
    case 'notMatching':
      return sightingOf({ layer, applies: undefined, fails: tested });
    case 'false':
      return sightingOf({ layer, applies: bare, fails: tested });
    case 'absent':
      return sightingOf({ layer, applies: bare, fails: undefined });
  }
}
