import type { Answer, Refuted, Undecided } from '../api/analysis/answers.js';
import type { DecidingStatement, Decision } from '../iam/evaluate/decision.js';
import { type Claim, describeClaim } from './claim.js';
import { shortName } from './deciding-statements.js';
import { labelOf } from './label.js';
import { valueIn } from './when.js';
import { writeScenario } from './write-scenario.js';

/** Longer lists are cut: an answer fits on a screen. */
const shown = 4;

export interface AnsweredClaim {
  readonly claim: Claim;
  readonly answer: Answer;
  /** What the scenario of the counterexample is called. */
  readonly name?: string | undefined;
}

/** What was claimed and whether it holds; where it does not, a request that shows it, as a scenario ready to paste. */
export function describeAnswer({ claim, answer, name }: AnsweredClaim): string {
  const expected = `expected the policies to ${describeClaim(claim)}`;
  switch (answer.answer) {
    case 'proved':
      return `${expected}: this is proved`;
    case 'undecided':
      return `${expected}, but this is undecided: ${describeOpen(answer)}`;
    case 'refuted':
      return [
        `${expected}, but ${describeRefutation(claim, answer)}`,
        '',
        ...describeCounterexample(claim, answer, name ?? 'counterexample').map(indent),
      ].join('\n');
  }
}

/** What an answer comes to in a line, without what was claimed. */
export function describeOutcome(claim: Claim, answer: Answer): string {
  switch (answer.answer) {
    case 'proved':
      return 'proved';
    case 'undecided':
      return `undecided: ${describeOpen(answer)}`;
    case 'refuted':
      return `refuted: ${describeRefutation(claim, answer)}`;
  }
}

/** The request of a counterexample in one object, as `{action: s3:GetObject}`. */
export function labelOfRequest({ request: { context, ...fields } }: Refuted): string {
  const given = Object.entries({ ...fields, ...context }).filter(([, value]) => value !== undefined);
  return labelOf(Object.fromEntries(given));
}

/** The request that shows it and who decided it, without what was claimed. */
export function describeCounterexample(claim: Claim, answer: Refuted, name: string): readonly string[] {
  const { request, decision, other, lines = [] } = answer;
  const isAllowed = decision.outcome === 'allow';
  const scenario = writeScenario({ name, request, expect: isAllowed ? 'deny' : 'allow' });
  return [
    ...(lines.length > 0 ? [...lines, ''] : []),
    ...scenario.split('\n'),
    '',
    `the policies: ${describeDecider(decision, request)}`,
    ...('other' in claim && other !== undefined
      ? [`the other policies: ${describeDecider(other, request)}`]
      : []),
    ...firstOf(decision.notes.map(({ message }) => `note: ${message}`)),
  ];
}

function describeOpen({ reason, statement }: Undecided): string {
  return statement === undefined ? reason : `${reason}; it is about ${describeStatement(statement)}`;
}

/** What the counterexample shows. */
function describeRefutation(claim: Claim, answer: Refuted): string {
  const isAllowed = answer.decision.outcome === 'allow';
  switch (claim.kind) {
    case 'exactly': {
      const value = describeVaried(Object.keys(claim.values)[0] ?? '', answer);
      return isAllowed
        ? `they also allow ${value}, which is not expected`
        : `${value} is expected, and is not allowed`;
    }
    case 'never':
      return 'they allow a request that fits';
    case 'always':
      return answer.decision.outcome === 'invalid-request'
        ? 'the service rejects a request that fits'
        : 'they do not allow a request that fits';
    case 'noMoreThan':
    case 'equivalentTo':
      return isAllowed
        ? 'they allow a request that the other policies do not'
        : 'they do not allow a request that the other policies do';
  }
}

/** `durationSeconds 601`, `aws:PrincipalOrgID being absent` */
function describeVaried(over: string, { request }: Refuted): string {
  const value = valueIn(request, over);
  return value === undefined ? `${over} being absent` : `${over} ${labelOf(value)}`;
}

/** The outcome with who decided it: the statements, the layer that lacks one, or that the caller needs none. */
function describeDecider(decision: Decision, { principal }: Refuted['request']): string {
  const { statements, layer, permissions } = decision;
  const deciding = permissions.length > 1 ? permissions.filter(({ decided }) => decided) : [];
  const of = deciding.length === 1 ? ` of ${deciding[0]?.action}` : '';
  const outcome = `${decision.outcome}${of}`;
  if (statements.length > 0) return `${outcome} by ${firstOf(statements.map(describeStatement)).join(', ')}`;
  if (decision.outcome === 'invalid-request') return decision.explain();
  if (decision.outcome === 'allow') return `${outcome}: ${describeFullAccess(principal)}`;
  return layer === undefined ? outcome : `${outcome}, for want of an Allow in the layer ${layer}`;
}

/** Nobody else is allowed anything without a statement. */
function describeFullAccess(principal: Refuted['request']['principal']): string {
  return typeof principal === 'string'
    ? 'the root user has full access without any policy'
    : 'the root user federated the caller, and has full access without any policy';
}

/** `sts (identity, policies/token.json:9)` */
function describeStatement(statement: DecidingStatement): string {
  const { layer, file, line } = statement;
  const place = file === undefined ? '' : `, ${file}${line === undefined ? '' : `:${line}`}`;
  return `${shortName(statement)} (${layer}${place})`;
}

function firstOf(items: readonly string[]): readonly string[] {
  return items.length <= shown ? items : [...items.slice(0, shown), `and ${items.length - shown} more`];
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
