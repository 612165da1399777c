import {
  type Answer,
  compare,
  evaluate,
  type PolicySet,
  proveAlways,
  proveExactly,
  proveNever,
  type Request,
  RequestError,
  type RequestPattern,
} from '../../../src/index.js';
import { setOf } from '../layers.js';
import { namedCallers } from './callers.js';
import type { Case } from './cases.js';
import type { Census } from './census.js';
import { fits } from './fits.js';
import { examineLaws, type Sides } from './laws.js';
import { drawPattern, drawVariation, type Variation } from './questions.js';
import { Random } from './random.js';
import { drawRequest, groundOf } from './requests.js';
import { survey } from './survey.js';

/** So many requests are tried against each answer. */
const tries = 80;

/** Asks about everything in a case, and holds each answer against what `evaluate` says of single requests. */
export function examine(asked: Case, census: Census): void {
  const sides = { before: setOf(asked.before), after: setOf(asked.after) };
  const random = new Random(asked.seed);
  survey(asked, census);
  census.count('pairs');
  // Whoever may call besides multiplies the work, so that they are asked about less.
  const isLight =
    'identity' in asked.after && !['resource', 'domain', 'repository'].some((layer) => layer in asked.after);
  const areAllCallers = isLight || random.oneIn(12);
  if (areAllCallers) examineComparison(asked, sides, random, census);
  examinePattern(asked, sides.after, areAllCallers, random, census);
  examineVariation(asked, sides.after, random, census);
  if (isLight && random.oneIn(16)) examineLaws(asked, sides, random, census);
}

function isAllowed(set: PolicySet, request: Request): boolean {
  return evaluate(set, request).outcome === 'allow';
}

function noteUndecided(question: string, reason: string, policies: unknown, census: Census): void {
  if (reason.includes('evaluate decides it differently'))
    census.disagree('what is shown is confirmed', { question, policies });
  const has = JSON.stringify(policies).includes('${') ? 'with variables' : 'without variables';
  census.count('undecided');
  census.count(`undecided ${has}`);
  census.count(`undecided ${has}, ${question}: ${reason.replaceAll(/\$\{[^}]*\}|\b[\w]+:[\w/]+/g, '…')}`);
}

function examineComparison(asked: Case, { before, after }: Sides, random: Random, census: Census): void {
  const { relation, newlyAllowed, newlyDenied, undecided } = compare(before, after);
  census.count(`compare ${relation}`);
  const details = { before: asked.before, after: asked.after, relation };
  if (undecided !== undefined) noteUndecided('compare', undecided.reason, details, census);
  const expected = `${newlyAllowed.length > 0 ? 'more' : ''}${newlyDenied.length > 0 ? 'less' : ''}`;
  const relations = { more: 'wider', less: 'narrower', moreless: 'incomparable', '': 'equivalent' };
  if (undecided === undefined && relation !== relations[expected as keyof typeof relations])
    census.disagree('the relation says what the lists show', details);
  for (const request of newlyAllowed)
    if (isAllowed(before, request) || !isAllowed(after, request))
      census.disagree('what is newly allowed is allowed after and not before', { ...details, request });
  for (const request of newlyDenied)
    if (!isAllowed(before, request) || isAllowed(after, request))
      census.disagree('what is newly denied is allowed before and not after', { ...details, request });
  if (relation === 'undecided') return;
  const ground = groundOf(asked, [asked.before, asked.after]);
  for (let left = tries; left > 0; left--) {
    const request = drawRequest(ground, {}, random);
    const was = request && allows(before, request, census);
    const is = request && allows(after, request, census);
    if (was === undefined || is === undefined || was === is) continue;
    census.count(is ? 'tried: newly allowed' : 'tried: newly denied');
    if ((is ? newlyAllowed : newlyDenied).length === 0)
      census.disagree(`no request is newly ${is ? 'allowed' : 'denied'}`, { ...details, request });
  }
}

/** Undefined for a request that is none. */
function allows(set: PolicySet, request: Request, census: Census): boolean | undefined {
  try {
    const allowed = isAllowed(set, request);
    census.count(allowed ? 'tried: allowed' : 'tried: denied');
    return allowed;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    census.count('tried: malformed');
    return undefined;
  }
}

function examinePattern(
  asked: Case,
  set: PolicySet,
  areAllCallers: boolean,
  random: Random,
  census: Census,
): void {
  const ground = groundOf(asked, [asked.after]);
  const drawn = drawPattern(ground, random);
  const pattern = areAllCallers ? drawn : { principal: random.some(namedCallers), ...drawn };
  const ask = (question: typeof proveNever): Answer | 'unmet' => {
    try {
      return question(set, pattern);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return 'unmet';
    }
  };
  const [never, always] = [ask(proveNever), ask(proveAlways)];
  const details = { policies: asked.after, pattern };
  for (const [question, answer, wanted] of [
    ['never', never, true],
    ['always', always, false],
  ] as const) {
    census.count(`${question} ${answer === 'unmet' ? answer : answer.answer}`);
    if (answer === 'unmet' || answer.answer === 'proved') continue;
    if (answer.answer === 'undecided') {
      noteUndecided(question, answer.reason, details, census);
      continue;
    }
    const { request } = answer;
    if (isAllowed(set, request) !== wanted)
      census.disagree(`${question}: what refutes it does`, { ...details, request });
    if (!fits(pattern, request))
      census.disagree(`${question}: what refutes it fits`, { ...details, request });
  }
  for (let left = tries; left > 0; left--) {
    const request = drawRequest(ground, pattern, random);
    const allowed = request && allows(set, request, census);
    if (allowed === undefined) continue;
    if (isProved(allowed ? never : always))
      census.disagree(allowed ? 'never is proved' : 'always is proved', { ...details, request });
  }
  examineNarrower(asked, set, pattern, { never, always }, random, census);
}

function isProved(answer: Answer | 'unmet'): boolean {
  return answer !== 'unmet' && answer.answer === 'proved';
}

/** What holds for all requests holds for some of them. */
function examineNarrower(
  { service, after }: Case,
  set: PolicySet,
  pattern: RequestPattern,
  { never, always }: { readonly never: Answer | 'unmet'; readonly always: Answer | 'unmet' },
  random: Random,
  census: Census,
): void {
  const narrower: RequestPattern =
    pattern.resource === undefined
      ? { ...pattern, resource: random.pick(service.resources) }
      : { ...pattern, resource: random.pick([pattern.resource].flat()) };
  for (const [question, answer] of [
    [proveNever, never],
    [proveAlways, always],
  ] as const) {
    if (!isProved(answer)) continue;
    try {
      census.count('law: narrower patterns');
      if (question(set, narrower).answer !== 'proved')
        census.disagree('what is proved is proved of a narrower pattern', {
          policies: after,
          pattern,
          narrower,
        });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
    }
  }
}

function examineVariation(asked: Case, set: PolicySet, random: Random, census: Census): void {
  const variation = drawVariation(groundOf(asked, [asked.after]), random);
  if (variation === undefined) return;
  const { request, over, expected, tried } = variation;
  const details = { policies: asked.after, request, over, expected };
  let answer: Answer;
  try {
    answer = proveExactly(set, request, { [over]: expected });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    census.count('exactly refused');
    return;
  }
  census.count(`exactly ${answer.answer}`);
  if (answer.answer === 'undecided') noteUndecided('exactly', answer.reason, details, census);
  if (answer.answer === 'refuted') {
    const value = varied(variation, answer.request);
    const allowed = isAllowed(set, answer.request);
    if (allowed !== (answer.difference === 'allowed-too') || allowed === variation.isExpected(value))
      census.disagree('exactly: what refutes it does', { ...details, answer });
  }
  if (answer.answer !== 'proved') return;
  for (const value of tried) {
    const allowed = allows(set, variation.with(value), census);
    if (allowed !== undefined && allowed !== variation.isExpected(value))
      census.disagree('exactly is proved', { ...details, value, allowed });
  }
}

function varied({ over }: Variation, request: Request) {
  if (over === 'action') return request.action;
  if (over === 'resource') return request.resource ?? '*';
  if (over === 'durationSeconds') return request.durationSeconds ?? null;
  const given = Object.entries(request.context ?? {});
  return given.find(([name]) => name.toLowerCase() === over.toLowerCase())?.[1] ?? null;
}
