import { matchesAction } from '../compile/compile-actions.js';
import type { CompiledPolicy, CompiledStatement } from '../compile/compiled-policy.js';
import type { ActionName } from '../compile/situation.js';
import type { Effect, LayerName } from '../document/policy.js';
import { positionAt } from '../document/source-text.js';
import type { DecidingStatement } from './decision.js';

/** A statement in its place in a layer, with what a decision says of it. */
export interface PlacedStatement {
  readonly statement: CompiledStatement;
  readonly deciding: DecidingStatement;
  /** The list that a decision has when this statement alone decided: made once, not for every decision. */
  readonly alone: readonly DecidingStatement[];
}

/** The statements whose action matches, split by effect, each in the order of the policies. */
export interface Candidates {
  readonly allows: readonly PlacedStatement[];
  readonly denies: readonly PlacedStatement[];
}

/** Finds the statements about an action without asking every statement. */
export interface StatementIndex {
  readonly statements: readonly PlacedStatement[];
  candidates(action: ActionName): Candidates;
}

/** So many different actions are remembered; a suite asks about few, over and over. */
const remembered = 65_536;

export function indexStatements(layer: LayerName, policies: readonly CompiledPolicy[]): StatementIndex {
  const statements = policies.flatMap((policy) =>
    policy.statements.map((statement) => place(layer, policy, statement)),
  );
  const { byAction, byService, everywhere } = sortByAction(statements);
  const find = (action: ActionName): Candidates => {
    const near = [
      ...(byAction.get(action.id) ?? []),
      ...(byService.get(action.service) ?? []),
      ...everywhere,
    ];
    const matching = [...new Set(near)]
      .sort((one, other) => one - other)
      .map((index) => statements[index] as PlacedStatement)
      .filter(({ statement }) => matchesAction(statement.actions, action));
    return { allows: withEffect(matching, 'Allow'), denies: withEffect(matching, 'Deny') };
  };
  const found = new Map<string, Candidates>();
  const lookUp = (action: ActionName): Candidates => {
    const known = found.get(action.text);
    if (known !== undefined) return known;
    const candidates = find(action);
    if (found.size >= remembered) found.clear();
    found.set(action.text, candidates);
    return candidates;
  };
  // Most questions are about the action of the question before.
  let last: ActionName | undefined;
  let lastFound: Candidates = noCandidates;
  return {
    statements,
    candidates(action) {
      if (action === last) return lastFound;
      lastFound = lookUp(action);
      last = action;
      return lastFound;
    },
  };
}

const none: readonly PlacedStatement[] = [];
const noCandidates: Candidates = { allows: none, denies: none };

/** One empty list for all: it is at hand when the ten thousandth action is asked for. */
function withEffect(matching: readonly PlacedStatement[], effect: Effect): readonly PlacedStatement[] {
  const found = matching.filter(({ statement }) => statement.effect === effect);
  return found.length === 0 ? none : found;
}

interface Sorted {
  readonly byAction: ReadonlyMap<string, readonly number[]>;
  readonly byService: ReadonlyMap<string, readonly number[]>;
  /** `*`, and every NotAction. */
  readonly everywhere: readonly number[];
}

function sortByAction(statements: readonly PlacedStatement[]): Sorted {
  const byAction = new Map<string, number[]>();
  const byService = new Map<string, number[]>();
  const everywhere: number[] = [];
  statements.forEach(({ statement: { actions } }, index) => {
    if (actions.negated) {
      everywhere.push(index);
      return;
    }
    for (const { service, name } of actions.patterns) {
      if (service === undefined) everywhere.push(index);
      else if (name.exact === undefined) add(byService, service, index);
      else add(byAction, `${service}:${name.exact}`, index);
    }
  });
  return { byAction, byService, everywhere };
}

function add(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [index]);
  else list.push(index);
}

function place(layer: LayerName, policy: CompiledPolicy, statement: CompiledStatement): PlacedStatement {
  const { name, file, source } = policy.parsed;
  const { index, sid, at } = statement.parsed;
  const deciding: DecidingStatement = {
    layer,
    policy: name,
    index,
    ...(sid !== undefined && sid.text !== '' && { sid: sid.text }),
    ...(file !== undefined && { file }),
    ...(source !== undefined && at >= 0 && positionAt(source, at)),
  };
  return { statement, deciding: Object.freeze(deciding), alone: Object.freeze([deciding]) };
}
