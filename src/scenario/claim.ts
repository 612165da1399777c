import type { AnalysisOptions, Answer, Refuted } from '../api/analysis/answers.js';
import { proveAlways, proveExactly, proveNever, proveNoMoreThan } from '../api/analysis/prove.js';
import { asPolicySet, type Subject } from '../api/policy-set.js';
import type { ExpectedValue, ExpectedValues, RequestPattern } from '../service/analyze/pattern.js';
import type { VaryingRequest } from '../service/analyze/read-varying.js';
import { isDate } from '../service/date.js';
import { labelOf } from './label.js';

/** What is claimed of all requests that fit, rather than expected of one. */
export type Claim =
  | { readonly kind: 'exactly'; readonly request: VaryingRequest; readonly values: ExpectedValues }
  | { readonly kind: 'never' | 'always'; readonly pattern: RequestPattern }
  | {
      readonly kind: 'noMoreThan' | 'equivalentTo';
      readonly other: Subject;
      /** What people call the other policies, as the path of their file. */
      readonly otherName?: string | undefined;
    };

/**
 * Whether a claim holds of the policies.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 * @throws {RequestError} on a malformed request, pattern or value, and on a pattern that no request fits
 */
export function proveClaim(subject: Subject, claim: Claim, options: AnalysisOptions = {}): Answer {
  switch (claim.kind) {
    case 'exactly':
      return proveExactly(subject, claim.request, claim.values, options);
    case 'never':
      return proveNever(subject, claim.pattern, options);
    case 'always':
      return proveAlways(subject, claim.pattern, options);
    case 'noMoreThan':
      return proveNoMoreThan(subject, claim.other, options);
    case 'equivalentTo':
      return proveEquivalent(subject, claim.other, options);
  }
}

/** What is shown of either direction counts more than what is open. */
function proveEquivalent(subject: Subject, other: Subject, options: AnalysisOptions): Answer {
  const [set, otherSet] = [asPolicySet(subject), asPolicySet(other)];
  const more = proveNoMoreThan(set, otherSet, options);
  if (more.answer === 'refuted') return more;
  const less = proveNoMoreThan(otherSet, set, options);
  if (less.answer === 'refuted') return turned(less);
  return more.answer === 'undecided' ? more : less;
}

/** The decisions of the policies in question and of the others change places. */
function turned({ request, decision, other }: Refuted): Refuted {
  if (other === undefined) throw new Error('a request that one side allows is decided by both');
  return { answer: 'refuted', request, decision: other, other: decision };
}

/** A claim in a line, as what the policies are expected to do: `never allow {action: s3:Delete*}`. */
export function describeClaim(claim: Claim): string {
  switch (claim.kind) {
    case 'exactly':
      return `allow exactly ${describeValues(claim.values)}`;
    case 'never':
      return `never allow ${describePattern(claim.pattern)}`;
    case 'always':
      return `always allow ${describePattern(claim.pattern)}`;
    case 'noMoreThan':
      return `allow no more than ${claim.otherName ?? 'the other policies'}`;
    case 'equivalentTo':
      return `be equivalent to ${claim.otherName ?? 'the other policies'}`;
  }
}

function describePattern(pattern: RequestPattern): string {
  const given = Object.entries(pattern).filter(([, value]) => value !== undefined);
  return given.length === 0 ? 'anything' : shorten(labelOf(plain(Object.fromEntries(given))));
}

function describeValues(expected: ExpectedValues): string {
  const [[over, values] = ['', []]] = Object.entries(expected);
  const shown = values.length === 0 ? 'with no value' : values.map(describeValue).join(', ');
  return `${over} ${shorten(shown)}`;
}

function describeValue(value: ExpectedValue): string {
  if (value === null) return 'absent';
  if (!Array.isArray(value)) return labelOf(plain(value));
  const [from, to] = value as readonly unknown[];
  const isRange = value.length === 2 && typeof from === 'number' && typeof to === 'number';
  return isRange ? `${from}..${to}` : labelOf(plain(value));
}

/** Dates as the instants that they are. */
function plain(value: unknown): unknown {
  if (isDate(value)) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** A claim is a line of a report. */
function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
