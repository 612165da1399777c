import type { DecidingStatement } from '../evaluate/decision.js';
import { describeLayer } from './describe-layer.js';
import { describeHeld, describeStop } from './describe-stop.js';
import type { ExplainedLayer, Explanation, NearStatement } from './explanation.js';

/** The explanation of one permission in lines; the first says what came out. */
export function describeExplanation(explanation: Explanation): string[] {
  const { action, resource, outcome, isPlain, isActionNamed } = explanation;
  const lines = isPlain ? describeStatements(explanation) : describeWalk(explanation);
  return [
    `${outcome}: ${action} on ${resource}`,
    ...indent(lines),
    ...(isActionNamed || outcome !== 'implicit-deny' ? [] : indent([describeUnnamed(explanation)])),
  ];
}

function describeUnnamed({ action, nearestAction }: Explanation): string {
  const hint = nearestAction === undefined ? '' : ` (the nearest that one names is ${nearestAction})`;
  return `no statement names ${action}${hint}`;
}

function describeStatements({ layers }: Explanation): string[] {
  return layers.flatMap(({ levels }) => levels.flat().flatMap(describeNear));
}

/** Step by step, in the order of evaluation. */
function describeWalk({ action, outcome, layers, accounts }: Explanation): string[] {
  const both =
    accounts === undefined
      ? []
      : [
          `the caller is of account ${accounts.caller}, the resource of ${accounts.owner}: both have to allow`,
        ];
  if (outcome === 'explicit-deny') {
    const count = layers.flatMap(({ levels }) => levels.flat()).length;
    const apply = count === 1 ? 'one applies, and ends it' : `${count} apply, and each would end it`;
    const denied = layers.flatMap((layer) => describeLevels(layer, action));
    return [...both, `Deny: ${apply}: no Allow counts against a Deny`, ...indent(denied)];
  }
  const reached = layers.filter(({ state }) => state.code !== 'not-reached');
  const rest = layers.filter(({ state }) => state.code === 'not-reached').map(({ layer }) => layer);
  return [
    ...both,
    'Deny: none applies; one in any policy that is asked would end it here',
    ...reached.flatMap((layer) => [
      `${layer.layer}: ${describeLayer(layer)}`,
      ...indent(describeLevels(layer, action)),
    ]),
    ...(rest.length === 0 ? [] : [`not reached: ${rest.join(', ')}`]),
  ];
}

function describeLevels({ layer, levels, policies }: ExplainedLayer, action: string): string[] {
  return levels.flatMap((near, index) => {
    const names = policies[index] ?? [];
    const lines =
      near.length === 0 && names.length > 0
        ? [`no statement of ${names.join(', ')} names ${action}`]
        : near.flatMap(describeNear);
    if (levels.length === 1) return lines;
    return lines.length === 0 ? [] : [`level ${index + 1} of ${layer}`, ...indent(lines)];
  });
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function describeNear({ statement, effect, stops, held, notExcepted }: NearStatement): string[] {
  const label = `${effect} ${describeStatement(statement)}`;
  if (stops.length === 0)
    return [`${label} applies${describeNotExcepted(notExcepted)}`, ...indent(held.map(describeHeld))];
  return [`${label} does not apply:`, ...stops.map((stop) => `  ${describeStop(stop)}`)];
}

function describeNotExcepted(why: NearStatement['notExcepted']): string {
  switch (why) {
    case 'not-listed':
      return ': its NotPrincipal does not except the caller, which takes the caller and its account';
    case 'under-boundary':
      return ': NotPrincipal excepts nobody who has a permissions boundary';
    case undefined:
      return '';
  }
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
