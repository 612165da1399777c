import type { CompiledStatement } from '../compile/compiled-policy.js';
import { nearest } from '../nearest.js';
import type { CompiledSet } from './compiled-set.js';
import type { Verdict } from './decide.js';
import { grantingLayers } from './evaluation-order.js';
import { exemptionOf } from './exemption.js';
import type { NoteFact } from './note-fact.js';
import type { RequestSituation } from './request-situation.js';
import type { PlacedStatement } from './statement-index.js';
import { addStatementNotes, labelOf } from './statement-notes.js';

/** What stands open about one permission: keys not spoken of, values that cannot be read, an action that nobody names. */
export function addPermissionNotes(
  set: CompiledSet,
  verdict: Verdict,
  /** The actions of the service, where they are known. */
  actions: readonly string[] | undefined,
  notes: NoteFact[],
): void {
  const { situation, outcome, layer } = verdict;
  const before = notes.length;
  let isNamed = false;
  let isNear = outcome !== 'implicit-deny';
  for (const { layer: of, levels } of set.given) {
    if (exemptionOf(of, situation) !== undefined) continue;
    for (const level of levels) {
      const { allows, denies } = level.candidates(situation.action);
      const visit = (placed: PlacedStatement): void => {
        isNamed = true;
        isNear ||= grantingLayers.has(of) || of === layer || namesAction(placed.statement);
        addStatementNotes(placed, situation, notes);
      };
      denies.forEach(visit);
      allows.forEach(visit);
    }
  }
  if (!isNear) notes.splice(before, 0, denyNotNear(set, situation, actions, isNamed));
  if (set.layers.rcp !== undefined) notes.push(...uncoveredNotes(set, situation));
  addOwnerNote(verdict, notes);
}

/** Whether more than the bare `*` or a NotAction makes the statement one about the action: nobody misspells alike twice. */
function namesAction({ actions: { negated, patterns } }: CompiledStatement): boolean {
  return !negated && patterns.every(({ service }) => service !== undefined);
}

/** What a resource policy grants alone, it grants alone in its own account only. */
function addOwnerNote({ situation, outcome, statements }: Verdict, notes: NoteFact[]): void {
  const { facts, rules, resource } = situation;
  const { resourceAccount: account, arnAccount } = facts;
  if (account === undefined || rules.ownAccount) return;
  if (facts.isOwnerAssumed) {
    const isGrantAlone =
      outcome === 'allow' && statements.length > 0 && statements.every(({ layer }) => layer !== 'identity');
    const isOfAccount = facts.principal?.account !== undefined;
    if (isGrantAlone && isOfAccount) notes.push({ code: 'owner-not-given', resource, account });
  } else if (arnAccount !== undefined && arnAccount !== account && !rules.twoOwners)
    notes.push({ code: 'owner-differs', arnAccount, account });
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
