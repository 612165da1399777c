import type { Outcome } from '../iam/evaluate/decision.js';
import { labelOf } from '../scenario/label.js';
import { keysOf, nameRequest, outcomeWords, shortArn, shortPrincipal } from '../scenario/name-request.js';
import { type Varied, without } from '../scenario/vary-request.js';
import { valueIn } from '../scenario/when.js';
import type { Request } from '../service/request.js';
import type { Draft } from './draft.js';
import type { Trial } from './trial.js';

/** So many values stand in a name; of more, the first ones. */
const named = 3;

/** The rule that a scenario shows: `sts:GetServiceBearerToken with durationSeconds 43200 is allowed, 43199 is not allowed`. */
export function nameDraft({ over, trials }: Draft): string {
  const [{ request, outcome }] = trials as readonly [Trial];
  if (over === undefined) return `${nameRequest(request)} is ${outcomeWords[outcome]}`;
  const describe = describer(over, trials);
  const sides = sidesOf(trials).map(
    ([word, some]) =>
      `${listOf(some.map(describe))} ${some.length === 1 ? 'is' : 'are'} ${outcomeWords[word]}`,
  );
  const rule = sides.join(', ');
  const rest = nameRequest({ ...(without(request, over) as Request), action: '' }).trim();
  switch (over) {
    case 'action':
      return rest === '' ? rule : `${rest}: ${rule}`;
    case 'resource':
      return `${headOf(request.action, rest)} on ${rule}`;
    case 'principal':
      return `${headOf(request.action, rest)} by ${rule}`;
    default:
      return `${headOf(request.action, rest)} ${keysOf(without(request, over) as Request).length > 0 ? 'and' : 'with'} ${over} ${rule}`;
  }
}

function headOf(action: string, rest: string): string {
  return rest === '' ? action : `${action} ${rest}`;
}

/** What is allowed comes first. */
function sidesOf(trials: readonly Trial[]): readonly (readonly [Outcome, readonly Trial[]])[] {
  const sides = new Map<Outcome, Trial[]>();
  for (const trial of trials) sides.set(trial.outcome, [...(sides.get(trial.outcome) ?? []), trial]);
  return (Object.keys(outcomeWords) as Outcome[]).flatMap((outcome) => {
    const some = sides.get(outcome);
    return some === undefined ? [] : [[outcome, some] as const];
  });
}

function listOf(values: readonly string[]): string {
  const shown =
    values.length <= named + 1 ? values : [...values.slice(0, named), `${values.length - named} others`];
  return shown.length === 1 ? (shown[0] as string) : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** In short, where that tells them apart. */
function describer(over: Varied, trials: readonly Trial[]): (trial: Trial) => string {
  const short = ({ request }: Trial) => shortValue(over, request);
  const isClear = new Set(trials.map(short)).size === trials.length;
  return isClear ? short : ({ request }) => labelOf(valueIn(request, over));
}

function shortValue(over: Varied, request: Request): string {
  if (over === 'resource') return shortArn(request.resource ?? '*');
  if (over === 'principal' && request.principal !== undefined) return shortPrincipal(request.principal);
  return labelOf(valueIn(request, over));
}
