import { EvaluatedDecision } from '../api/evaluated-decision.js';
import { madeOf } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { CompiledStatement } from '../iam/compile/compiled-policy.js';
import type { Offset } from '../iam/document/node.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';
import type { DecidingStatement, Decision } from '../iam/evaluate/decision.js';
import type { Stop } from '../iam/explain/explanation.js';
import { nearStatements } from '../near-miss/near-statements.js';
import type { CaseResult } from '../scenario/result.js';

/** Where in a text the statement stands that made a decision what it is. */
export interface PolicyPlace {
  readonly statement: DecidingStatement;
  readonly source: SourceText;
  /** One-based: the element that decided, as the Effect, or the condition that kept the statement from applying. */
  readonly line: number;
  readonly column: number;
  /** The line on which the statement begins. */
  readonly statementLine: number;
}

/**
 * The statement that decided; of an implicit deny, the Allow that came nearest. Undefined where there is none, and where
 * it has no text, as in a policy that was made of an object.
 */
export function decidingPlace({ scenario, decision }: CaseResult): PolicyPlace | undefined {
  if (decision === undefined) return undefined;
  const [deciding] = decision.statements;
  if (deciding !== undefined)
    return placeIn(scenario.set, decision, deciding, ({ parsed }) => parsed.effectAt);
  const [nearest] = nearStatements(decision).allows;
  const [stop] = nearest?.stops ?? [];
  if (nearest === undefined || stop === undefined) return undefined;
  return placeIn(scenario.set, decision, nearest.statement, (statement) => placeOfStop(statement, stop));
}

function placeIn(
  set: PolicySet,
  decision: Decision,
  statement: DecidingStatement,
  at: (statement: CompiledStatement) => Offset,
): PolicyPlace | undefined {
  const compiled = statementsOf(decision).find(({ deciding }) => deciding === statement)?.statement;
  const source = set.policies
    .map(({ policy }) => madeOf(policy).compiled)
    .find(({ statements }) => compiled !== undefined && statements.includes(compiled))?.parsed.source;
  if (compiled === undefined || source === undefined) return undefined;
  return {
    statement,
    source,
    ...positionAt(source, at(compiled)),
    statementLine: positionAt(source, compiled.parsed.at).line,
  };
}

function statementsOf(decision: Decision) {
  const given = EvaluatedDecision.verdictOf(decision)?.set.given ?? [];
  return given.flatMap(({ levels }) => levels.flatMap(({ statements }) => statements));
}

function placeOfStop({ parsed, conditions }: CompiledStatement, stop: Stop): Offset {
  switch (stop.kind) {
    case 'principal':
      return parsed.principal?.at ?? parsed.at;
    case 'resource':
      return parsed.resource?.at ?? parsed.at;
    case 'condition':
      return parsed.conditions[conditions.indexOf(stop.condition)]?.valuesAt ?? parsed.at;
  }
}
