import type { CompiledStatement } from '../compile/compiled-policy.js';
import { nearest } from '../nearest.js';
import type { CompiledSet } from './compiled-set.js';
import type { Verdict } from './decide.js';
import { grantingLayers } from './evaluation-order.js';
import { exemptionOf } from './exemption.js';
import type { NoteFact } from './note-fact.js';
import type { RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';
import { labelOf, statementNotes } from './statement-notes.js';

/** What stands open about one permission: keys not spoken of, values that cannot be read, an action that nobody names. */
export function permissionNotes(
  set: CompiledSet,
  verdict: Verdict,
  /** The actions of the service, where they are known. */
  actions: readonly string[] | undefined,
): NoteFact[] {
  const { situation, outcome, layer } = verdict;
  const named = [...candidates(set, situation)];
  const isNear = named.some(
    ({ statement, deciding }) =>
      grantingLayers.has(deciding.layer) || deciding.layer === layer || namesAction(statement),
  );
  return [
    ...(isNear || outcome !== 'implicit-deny'
      ? []
      : [denyNotNear(set, situation, actions, named.length > 0)]),
    ...named.flatMap((placed) => statementNotes(placed, situation)),
    ...uncoveredNotes(set, situation),
    ...ownerNotes(verdict),
  ];
}

/** Whether more than the bare `*` or a NotAction makes the statement one about the action: nobody misspells alike twice. */
function namesAction({ actions: { negated, patterns } }: CompiledStatement): boolean {
  return !negated && patterns.every(({ service }) => service !== undefined);
}

/** What a resource policy grants alone, it grants alone in its own account only. */
function ownerNotes({ situation, outcome, statements }: Verdict): NoteFact[] {
  const { facts, rules, resource } = situation;
  const { resourceAccount: account, arnAccount } = facts;
  if (account === undefined || rules.ownAccount) return [];
  if (facts.isOwnerAssumed) {
    const isGrantAlone =
      outcome === 'allow' && statements.length > 0 && statements.every(({ layer }) => layer !== 'identity');
    const isOfAccount = facts.principal?.account !== undefined;
    return isGrantAlone && isOfAccount ? [{ code: 'owner-not-given', resource, account }] : [];
  }
  const differs = arnAccount !== undefined && arnAccount !== account && !rules.twoOwners;
  return differs ? [{ code: 'owner-differs', arnAccount, account }] : [];
}

/** AWS applies RCPs to some services only, and ignores a statement about another one. */
function uncoveredNotes({ layers }: CompiledSet, situation: RequestSituation): NoteFact[] {
  if (exemptionOf('rcp', situation) !== 'service-without-rcps') return [];
  const levels = layers.rcp?.levels ?? [];
  const denies = levels.flatMap((level) => level.candidates(situation.action).denies);
  return denies.map((placed) => ({
    code: 'rcp-not-covered',
    action: situation.action.text,
    statement: labelOf(placed),
  }));
}

function denyNotNear(
  set: CompiledSet,
  { action }: RequestSituation,
  actions: readonly string[] | undefined,
  isLimited: boolean,
): NoteFact {
  const exists = actions?.some((known) => known.toLowerCase() === action.id);
  const meant =
    exists === true ? undefined : (nearest(action.text, actions ?? []) ?? set.nearestAction(action.text));
  const isItself = meant?.toLowerCase() === action.id;
  return {
    code: 'deny-not-near',
    action: action.text,
    exists,
    isLimited,
    nearest: isItself ? undefined : meant,
  };
}

/** The statements that name the action, in the layers that are asked. */
function* candidates({ given }: CompiledSet, situation: RequestSituation): Iterable<PlacedStatement> {
  for (const { layer, levels } of given) {
    if (exemptionOf(layer, situation) !== undefined) continue;
    for (const level of levels) {
      const { allows, denies } = level.candidates(situation.action);
      yield* denies;
      yield* allows;
    }
  }
}
