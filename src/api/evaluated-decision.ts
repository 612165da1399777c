import type { DecidingStatement, Decision, Note, Outcome, Permission } from '../iam/evaluate/decision.js';
import type { NoteFact } from '../iam/evaluate/note-fact.js';
import { permissionNotes, unreadKeys } from '../iam/evaluate/notes.js';
import { describeExplanation } from '../iam/explain/describe-explanation.js';
import { describeNote } from '../iam/explain/describe-note.js';
import { explainPermission } from '../iam/explain/explanation.js';
import type { LayerName } from '../iam/document/policy.js';
import type { RequestVerdict } from '../service/decide-request.js';
import { serviceNotes } from '../service/service-notes.js';

const none: readonly never[] = Object.freeze([]);

/** A decision whose reasons are worked out when somebody asks for them. */
export class EvaluatedDecision implements Decision {
  readonly outcome: Outcome;
  readonly statements: readonly DecidingStatement[];
  declare readonly layer?: LayerName;
  readonly #verdict: RequestVerdict;

  constructor(verdict: RequestVerdict) {
    const { outcome, permissions } = verdict;
    this.outcome = outcome;
    this.#verdict = verdict;
    const [first, second] = permissions;
    if (first === undefined) {
      this.statements = none;
      return;
    }
    const decided = first.verdict.outcome === outcome ? first.verdict : second?.verdict;
    this.statements =
      second?.verdict.outcome === outcome && decided === first.verdict
        ? [...first.verdict.statements, ...second.verdict.statements]
        : (decided?.statements ?? none);
    if (decided !== undefined) this.layer = decided.layer;
  }

  get permissions(): readonly Permission[] {
    return this.#verdict.permissions.map(({ situation, verdict }) => ({
      action: situation.action.text,
      resource: situation.resource,
      outcome: verdict.outcome,
      statements: verdict.statements,
      layer: verdict.layer,
      decided: verdict.outcome === this.outcome,
    }));
  }

  get notes(): readonly Note[] {
    const { set, request, permissions } = this.#verdict;
    const facts: NoteFact[] = permissions.length === 0 ? [] : unreadKeys(set, request.facts);
    for (const { situation, verdict } of permissions) {
      facts.push(...permissionNotes(set, situation, verdict.outcome), ...serviceNotes(situation, verdict.outcome));
    }
    const messages = new Map(facts.map((fact) => [describeNote(fact), fact.code]));
    return [...messages].map(([message, code]) => ({ code, message }));
  }

  explain(): string {
    const { set, request, permissions } = this.#verdict;
    if (permissions.length === 0) {
      const { durationSeconds } = request.facts;
      return `invalid-request: ${request.action.text} rejects a lifetime of ${durationSeconds} seconds; valid are 0 and 900 to 43200`;
    }
    const lines = permissions.flatMap(({ situation, verdict }) => describeExplanation(explainPermission(set, situation, verdict)));
    if (permissions.length === 1) return lines.join('\n');
    const deciders = permissions.filter(({ verdict }) => verdict.outcome === this.outcome).map(({ situation }) => situation.action.text);
    return [`${this.outcome}, decided by ${deciders.join(' and ')}`, ...lines].join('\n');
  }

  toJSON(): Omit<Decision, 'explain'> {
    const { outcome, statements, layer, permissions, notes } = this;
    return { outcome, statements, ...(layer !== undefined && { layer }), permissions, notes };
  }
}
