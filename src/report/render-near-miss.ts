import { type NearMiss, nearMiss } from '../near-miss/near-miss.js';
import { labelOf } from '../scenario/label.js';
import type { CaseResult } from '../scenario/result.js';
import { describePolicy } from './describe-policy.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** A change fits on a few lines; what it is about comes first. */
const shownLines = 6;

/** Of a denial where an allow was expected: what would have to be otherwise, of the request or of a policy. */
export function renderNearMiss(
  { scenario, case: one, decision }: CaseResult,
  style: Style,
): readonly string[] {
  if (one.kind !== 'request' || decision === undefined || one.expected.outcome !== 'allow') return [];
  if (decision.outcome !== 'implicit-deny' && decision.outcome !== 'explicit-deny') return [];
  const { request, policy } = nearMiss(scenario.set, one.request, decision);
  return [
    ...(request === undefined ? [] : [`It would be allowed ${printable(describeChange(request))}`]),
    ...(policy === undefined
      ? []
      : [
          `${request === undefined ? 'It would be allowed' : 'or'} if ${printable(placeOf(policy))} were changed:`,
          ...policy.diff
            .slice(0, shownLines)
            .map((line) => `  ${(line.startsWith('-') ? style.red : style.green)(printable(line))}`),
        ]),
  ];
}

function describeChange({ over, value }: NonNullable<NearMiss['request']>): string {
  if (value === undefined) return `without ${over}`;
  const text = labelOf(value);
  if (over === 'action') return `for ${text}`;
  return over === 'resource' ? `on ${text}` : `with ${over} ${text}`;
}

function placeOf({ policy, place }: NonNullable<NearMiss['policy']>): string {
  return policy.file === undefined || place === undefined
    ? describePolicy(policy)
    : `${policy.file}:${place.start.line}`;
}
