import type { LayerName } from '../iam/document/policy.js';
import type { DecidingStatement, Decision, Note, Outcome, Permission } from '../iam/evaluate/decision.js';
import type { NoteFact } from '../iam/evaluate/note-fact.js';
import { addPermissionNotes } from '../iam/evaluate/permission-notes.js';
import { contradictions, unreadKeys } from '../iam/evaluate/request-notes.js';
import { describeExplanation } from '../iam/explain/describe-explanation.js';
import { describeNote } from '../iam/explain/describe-note.js';
import { explainPermission } from '../iam/explain/explanation.js';
import { actionsOf } from '../service/codeartifact-actions.js';
import type { RequestVerdict } from '../service/decide-request.js';
import { describeRejection } from '../service/rejection.js';
import { addServiceNotes } from '../service/service-notes.js';
import { carriedKeys } from '../service/token.js';

const none: readonly never[] = Object.freeze([]);

/** A decision whose reasons are worked out when somebody asks for them. */
export class EvaluatedDecision implements Decision {
  readonly outcome: Outcome;
  readonly statements: readonly DecidingStatement[];
  declare readonly layer?: LayerName;
  readonly #verdict: RequestVerdict;

  constructor(verdict: RequestVerdict) {
    const { outcome, statements, layer } = verdict;
    this.outcome = outcome;
    this.statements = statements;
    if (layer !== undefined) this.layer = layer;
    this.#verdict = verdict;
  }

  /** What a decision was made of, for those who look on. */
  static verdictOf(decision: Decision): RequestVerdict | undefined {
    return decision instanceof EvaluatedDecision ? decision.#verdict : undefined;
  }

  get permissions(): readonly Permission[] {
    return this.#verdict.permissions.map(({ situation, outcome, statements, layer }) => ({
      action: situation.action.text,
      resource: situation.resource,
      outcome,
      statements,
      layer,
      decided: outcome === this.outcome,
    }));
  }

  get notes(): readonly Note[] {
    const { set, facts, permissions } = this.#verdict;
    const [first] = permissions;
    if (first === undefined) return none;
    const found: NoteFact[] = [];
    if (facts.context !== undefined || facts.principal !== undefined)
      found.push(...contradictions(first.situation), ...unreadKeys(set, facts, carriedKeys(facts.action)));
    for (const verdict of permissions) {
      addPermissionNotes(set, verdict, actionsOf(verdict.situation.action.service), found);
      addServiceNotes(set, verdict, found);
    }
    if (found.length === 0) return none;
    const messages = new Map(found.map((note) => [describeNote(note), note.code]));
    return [...messages].map(([message, code]) => ({ code, message }));
  }

  explain(): string {
    const { set, facts, permissions } = this.#verdict;
    if (permissions.length === 0) {
      return `invalid-request: ${describeRejection(facts)}`;
    }
    const lines = permissions.flatMap((verdict) => describeExplanation(explainPermission(set, verdict)));
    if (permissions.length === 1) return lines.join('\n');
    const deciders = this.permissions.filter(({ decided }) => decided).map(({ action }) => action);
    return [`${this.outcome}, decided by ${deciders.join(' and ')}`, ...lines].join('\n');
  }

  toJSON(): Omit<Decision, 'explain'> {
    const { outcome, statements, layer, permissions, notes } = this;
    return { outcome, statements, ...(layer !== undefined && { layer }), permissions, notes };
  }
}
