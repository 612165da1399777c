import type { DecidingStatement } from '../evaluate/decision.js';
import { describeStop } from './describe-stop.js';
import type { Explanation, NearStatement } from './explanation.js';

/** The explanation of one permission in lines; the first says what came out. */
export function describeExplanation(explanation: Explanation): string[] {
  const { action, resource, outcome, near, nearestAction, accounts, layer } = explanation;
  const lines = [`${outcome}: ${action} on ${resource}`];
  for (const one of near) lines.push(...describeNear(one).map((line) => `  ${line}`));
  if (near.length === 0) {
    const hint = nearestAction === undefined ? '' : ` (the nearest that one names is ${nearestAction})`;
    lines.push(`  no statement names ${action}${hint}`);
  }
  if (accounts !== undefined && layer === 'resource' && outcome === 'implicit-deny') {
    lines.push(
      `  the caller is of account ${accounts.caller} and the resource of ${accounts.owner}: its owner must allow too, and no resource policy is given`,
    );
  }
  return lines;
}

function describeNear({ statement, effect, stops }: NearStatement): string[] {
  const label = `${effect} ${describeStatement(statement)}`;
  if (stops.length === 0) return [`${label} applies`];
  return [`${label} does not apply:`, ...stops.map((stop) => `  ${describeStop(stop)}`)];
}

/** `statement #1 "sts" of identity policy limit-token (policies/limit-token.json:9)`. */
export function describeStatement({ layer, policy, index, sid, file, line }: DecidingStatement): string {
  const name = sid === undefined ? '' : ` "${sid}"`;
  const place =
    file === undefined
      ? line === undefined
        ? ''
        : ` (line ${line})`
      : ` (${file}${line === undefined ? '' : `:${line}`})`;
  return `statement #${index}${name} of ${layer} policy ${policy}${place}`;
}
