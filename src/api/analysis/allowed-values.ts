import { kindOfKey } from '../../iam/analyze/key-space.js';
import { cidrsOf } from '../../iam/analyze/ordered/address-set.js';
import { instantText } from '../../iam/analyze/ordered/instant-text.js';
import { allNumbers, type IntervalSet } from '../../iam/analyze/ordered/interval-set.js';
import type { TextPart } from '../../iam/analyze/text-parts.js';
import { workOf } from '../../iam/analyze/work.js';
import { describeUndecided } from '../../iam/explain/describe-undecided.js';
import { patternText } from '../../iam/value/text-set.js';
import type { Interval } from '../../iam/value/value-set.js';
import {
  allowedAddresses,
  allowedInstants,
  allowedNumbers,
  type IsAllowed,
} from '../../service/analyze/allowed-ordered.js';
import { allowedTexts } from '../../service/analyze/allowed-texts.js';
import { lifetimes } from '../../service/analyze/lifetimes.js';
import type { Question } from '../../service/analyze/question.js';
import { type Over, readOver } from '../../service/analyze/read-over.js';
import { readVarying, type VaryingRequest } from '../../service/analyze/read-varying.js';
import { spellAction } from '../../service/analyze/request-of.js';
import { profileOf } from '../../service/analyze/set-profile.js';
import { Faults } from '../../service/faults.js';
import type { ContextScalar, Request } from '../../service/request.js';
import { evaluate } from '../evaluate.js';
import { asPolicySet, compiledSetOf, type PolicySet, type Subject } from '../policy-set.js';
import type { AnalysisOptions } from './answers.js';
import { readWork, refusalOf } from './ask.js';

/** All values of one field or condition key that are allowed. */
export interface AllowedValues {
  /** The field or key, as it was asked for. */
  readonly over: string;
  readonly values: readonly AllowedValue[];
  /** Whether a request without it is allowed. */
  readonly absent: boolean;
  /** Why the values are not known; then none are listed. */
  readonly undecided?: string;
}

/** A value, a range, or a pattern. */
export type AllowedValue = string | number | boolean | AllowedRange | AllowedTexts;

/** Numbers, or instants as text: `from` and `to` are allowed themselves, `above` and `below` are not; without an end it is open. */
export interface AllowedRange {
  readonly from?: number | string;
  readonly above?: number | string;
  readonly to?: number | string;
  readonly below?: number | string;
}

/** Texts that match all of these patterns, and none of those in `except`. */
export interface AllowedTexts {
  readonly matching: readonly string[];
  readonly except?: readonly string[];
  /** Whether case makes no difference. */
  readonly anyCase?: true;
}

/**
 * Which values of a field or condition key are allowed, with everything else as in the request. Of `durationSeconds` only
 * lifetimes that the service takes count. Of a key that may have several values, one value at a time.
 * @throws {PolicyError} on a policy that is invalid, or that its layer may not contain
 * @throws {RequestError} on a malformed request, and on something that cannot vary
 */
export function allowedValues(
  subject: Subject,
  request: VaryingRequest,
  over: string,
  options: AnalysisOptions = {},
): AllowedValues {
  const work = readWork(options);
  const set = asPolicySet(subject);
  const faults = new Faults();
  const varying = readOver(over, faults);
  const question = varying && readVarying(request, varying, faults);
  if (varying === undefined || question === undefined) throw refusalOf(faults);
  const absent = isAllowedWithout(set, request, varying);
  const values = valuesOf(set, request, varying, question, work);
  if (values !== undefined) return { over, values, absent };
  const reason = describeUndecided({ code: 'no-values', over });
  return { over, values: [], absent, undecided: reason };
}

function valuesOf(
  set: PolicySet,
  request: VaryingRequest,
  over: Over,
  question: Question,
  work: number,
): readonly AllowedValue[] | undefined {
  const isAllowed: IsAllowed = (value) => evaluate(set, withValue(request, over, value)).outcome === 'allow';
  const compiled = compiledSetOf(set);
  // What a variable stands for is known only once the value is.
  if (profileOf(compiled).variables.has(idOf(over))) return undefined;
  const ordered = orderedValues(set, request, over);
  if (ordered !== 'texts') return ordered?.map((interval) => rangeOf(interval, (at) => at));
  const conditions = profileOf(compiled).conditions.get(over.name.toLowerCase()) ?? [];
  switch (over.field === 'key' ? kindOfKey(conditions) : 'text') {
    case 'boolean':
      return [true, false].filter(isAllowed);
    case 'instant': {
      const instants = allowedInstants(conditions, isAllowed);
      return instants?.map((interval) => rangeOf(interval, (at) => instantText(at) ?? at / 1000));
    }
    case 'address': {
      const addresses = allowedAddresses(conditions, isAllowed);
      return addresses && cidrsOf(addresses);
    }
    case 'binary':
    case 'epoch':
    case 'mixed':
      return undefined;
    default: {
      const parts = allowedTexts(question, over, compiled, workOf(work));
      if (parts?.some(isOfBothCases) === true) return undefined;
      return parts?.map((part) => textsOf(part, over, set));
    }
  }
}

/** The allowed numbers, where numbers are what varies; undefined where they are not known. */
export function orderedValues(
  set: PolicySet,
  request: VaryingRequest,
  over: Over,
): IntervalSet | undefined | 'texts' {
  const isToken = over.field === 'durationSeconds';
  if (!isToken && over.field !== 'key') return 'texts';
  const profile = profileOf(compiledSetOf(set));
  if (profile.variables.has(idOf(over))) return undefined;
  const conditions = profile.conditions.get(idOf(over)) ?? [];
  if (!isToken && kindOfKey(conditions) !== 'number') return 'texts';
  const isAllowed: IsAllowed = (value) => evaluate(set, withValue(request, over, value)).outcome === 'allow';
  return allowedNumbers(conditions, isToken ? lifetimes : allNumbers, isToken, isAllowed);
}

/** The key whose values vary. */
function idOf({ field, name }: Over): string {
  return field === 'durationSeconds' ? 'sts:durationseconds' : name.toLowerCase();
}

function withValue(request: VaryingRequest, { name, field }: Over, value: ContextScalar): Request {
  if (field !== 'key') return { ...request, [field]: value } as Request;
  return { ...request, context: { ...request.context, [name]: value } } as Request;
}

/** An action is always there, and a resource that is not given is `*`. */
function isAllowedWithout(set: PolicySet, request: VaryingRequest, { name, field }: Over): boolean {
  if (field === 'action' || field === 'resource') return false;
  const without = field === 'key' ? { ...request, absent: [...(request.absent ?? []), name] } : request;
  return evaluate(set, without as Request).outcome === 'allow';
}

function rangeOf<End extends number | string>(
  { from, fromOpen, to, toOpen }: Interval,
  show: (at: number) => End,
): End | AllowedRange {
  if (from === to) return show(from);
  return {
    ...(Number.isFinite(from) && { [fromOpen ? 'above' : 'from']: show(from) }),
    ...(Number.isFinite(to) && { [toOpen ? 'below' : 'to']: show(to) }),
  };
}

/** Whether case counts in some of its patterns and in others not, which no list of values says. */
function isOfBothCases({ matching, except }: TextPart): boolean {
  const patterns = [...matching, ...except];
  return patterns.some(({ anyCase }) => anyCase) && patterns.some(({ anyCase }) => !anyCase);
}

function textsOf({ matching, except }: TextPart, { field }: Over, set: PolicySet): AllowedValue {
  const show = (pattern: TextPart['matching'][number]) => {
    const text = patternText(pattern);
    return field === 'action' ? spellAction(text, profileOf(compiledSetOf(set))) : text;
  };
  const [only = { tokens: [-2], anyCase: false }, ...others] = matching;
  const anyCase = [...matching, ...except].some((pattern) => pattern.anyCase);
  if (others.length === 0 && except.length === 0 && !anyCase) return show(only);
  return {
    matching: matching.length === 0 ? ['*'] : matching.map(show),
    ...(except.length > 0 && { except: except.map(show) }),
    ...(anyCase && { anyCase: true }),
  };
}
