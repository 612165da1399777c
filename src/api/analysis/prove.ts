import type { Member } from '../../iam/analyze/literal.js';
import { type IntervalSet, unionOf } from '../../iam/analyze/ordered/interval-set.js';
import { drawNumberLine } from '../../iam/explain/number-line.js';
import type { ExpectedValues, RequestPattern } from '../../service/analyze/pattern.js';
import { allRequests, type Question } from '../../service/analyze/question.js';
import { type OverValues, readExpected } from '../../service/analyze/read-over.js';
import { pointsOf, readPattern } from '../../service/analyze/read-pattern.js';
import { readVarying, type VaryingRequest, withValues } from '../../service/analyze/read-varying.js';
import { Faults } from '../../service/faults.js';
import { asPolicySet, type PolicySet, type Subject } from '../policy-set.js';
import { orderedValues } from './allowed-values.js';
import type { AnalysisOptions, Answer, Refuted, Undecided } from './answers.js';
import { ask, firstOf, refusalOf, type Shown } from './ask.js';

/**
 * Whether no request that fits the pattern is allowed.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 * @throws {RequestError} on a malformed pattern, and on one that no request fits
 */
export function proveNever(subject: Subject, pattern: RequestPattern, options: AnalysisOptions = {}): Answer {
  const set = asPolicySet(subject);
  const question = patternOf(pattern);
  const asked = ask(question, [set], options);
  const shown = firstOf(asked.differences(set, 'nothing'));
  if (shown !== undefined) return answerOf(shown, ({ allowed }) => allowed);
  asked.refuseUnmet();
  return asked.proved();
}

/**
 * Whether every request that fits the pattern is allowed.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 * @throws {RequestError} on a malformed pattern, and on one that no request fits
 */
export function proveAlways(
  subject: Subject,
  pattern: RequestPattern,
  options: AnalysisOptions = {},
): Answer {
  const set = asPolicySet(subject);
  const question = patternOf(pattern);
  const asked = ask(question, [set], options);
  const shown = firstOf(asked.differences('everything', set));
  if (shown !== undefined) return answerOf(shown, ({ refused }) => refused);
  asked.refuseUnmet();
  return asked.proved();
}

/**
 * Whether the other policies allow everything that these do.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 */
export function proveNoMoreThan(subject: Subject, other: Subject, options: AnalysisOptions = {}): Answer {
  const [set, limit] = [asPolicySet(subject), asPolicySet(other)];
  const asked = ask(allRequests, [set, limit], options);
  const shown = firstOf(asked.differences(set, limit));
  return shown === undefined ? asked.proved() : answerOf(shown, ({ allowed }) => allowed);
}

/**
 * Whether, with everything else as in the request, these values of a field or condition key are allowed and no others.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 * @throws {RequestError} on a malformed request or malformed values
 */
export function proveExactly(
  subject: Subject,
  request: VaryingRequest,
  expected: ExpectedValues,
  options: AnalysisOptions = {},
): Answer {
  const set = asPolicySet(subject);
  const faults = new Faults();
  const values = readExpected(expected, faults);
  const question = values && readVarying(request, values.over, faults);
  if (values === undefined || question === undefined) throw refusalOf(faults);
  const extra = firstOf(ask(withValues(question, values, false), [set], options).differences(set, 'nothing'));
  const lines = () => drawDifference(set, request, values);
  if (extra !== undefined && 'kind' in extra)
    return { ...answerOf(extra, ({ allowed }) => allowed), difference: 'allowed-too', ...lines() };
  const missing = firstOf(
    ask(withValues(question, values, true), [set], options).differences('everything', set),
  );
  if (missing !== undefined && 'kind' in missing)
    return { ...answerOf(missing, ({ refused }) => refused), difference: 'not-allowed', ...lines() };
  return extra ?? missing ?? ask(question, [set], options).proved();
}

/** Numbers are seen best on a line. */
function drawDifference(
  set: PolicySet,
  request: VaryingRequest,
  { over, members }: OverValues,
): { readonly lines?: readonly string[] } {
  const allowed = orderedValues(set, request, over);
  if (allowed === undefined || allowed === 'texts') return {};
  const expected = unionOf(members.flatMap(numbersOf));
  const rows = [
    { label: 'allowed', set: allowed },
    { label: 'expected', set: expected },
  ];
  return { lines: drawNumberLine(rows, { whole: over.field === 'durationSeconds' }) };
}

function numbersOf(member: Member): IntervalSet {
  if (member.kind === 'numbers') return member.numbers;
  return member.kind === 'value' && typeof member.value === 'number' ? pointsOf([member.value]) : [];
}

function patternOf(pattern: RequestPattern): Question {
  const faults = new Faults();
  const question = readPattern(pattern, faults);
  if (question === undefined) throw refusalOf(faults);
  return question;
}

function answerOf(shown: Shown, decisionOf: (shown: Shown) => Shown['allowed']): Refuted;
function answerOf(shown: Shown | Undecided, decisionOf: (shown: Shown) => Shown['allowed']): Answer;
function answerOf(shown: Shown | Undecided, decisionOf: (shown: Shown) => Shown['allowed']): Answer {
  if (!('kind' in shown)) return shown;
  const decision = decisionOf(shown);
  if (decision === undefined) throw new Error('a request is shown with its decision');
  const other = [shown.allowed, shown.refused].find((one) => one !== undefined && one !== decision);
  return { answer: 'refuted', request: shown.request, decision, ...(other !== undefined && { other }) };
}
