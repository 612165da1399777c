import { type AllowedValues, allowedValues } from '../api/analysis/allowed-values.js';
import { RequestError } from '../api/errors.js';
import type { PolicySet } from '../api/policy-set.js';
import type { LayerName } from '../iam/document/policy.js';
import { renderAllowed } from '../report/render-allowed.js';
import type { VaryingRequest } from '../service/analyze/read-varying.js';
import { exitCodes, type Io } from './io.js';
import { layerSpec, readLayer } from './layer-option.js';
import { loadSets } from './load-sets.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readRequestOptions, requestSpecs } from './request-options.js';
import { styleFor } from './style-for.js';
import { tellRequest } from './tell.js';
import { readWork, workSpec } from './work-option.js';

export const allowedSpecs: readonly OptionSpec[] = [
  { name: 'over', value: 'KEY' },
  { name: 'action', value: 'NAME' },
  layerSpec,
  ...requestSpecs,
  { name: 'json' },
  workSpec,
  { name: 'help', short: 'h' },
];

export interface AllowedCommand {
  readonly policy: string;
  readonly layer: LayerName | undefined;
  readonly over: string;
  readonly request: VaryingRequest;
  readonly json: boolean;
  readonly work: number | undefined;
}

export function readAllowedCommand(given: Arguments): AllowedCommand | { readonly usage: string } {
  const { positionals, options } = given;
  const [policy, ...more] = positionals;
  if (policy === undefined) return { usage: 'allowed needs a policy file' };
  if (more.length > 0) return { usage: `allowed takes one policy file, not ${more.length + 1}` };
  const over = options.get('over')?.[0];
  if (over === undefined)
    return { usage: 'allowed needs --over: action, resource, durationSeconds or a condition key' };
  const action = options.get('action')?.[0];
  if (action === undefined && over !== 'action') return { usage: 'allowed needs --action' };
  const layer = readLayer(given);
  if ('usage' in layer) return layer;
  const request = readRequestOptions(given);
  if ('usage' in request) return request;
  const work = readWork(given);
  if ('usage' in work) return work;
  return {
    policy,
    ...layer,
    over,
    request: { action, ...request.fields },
    json: options.has('json'),
    ...work,
  };
}

/** Which values of a field or key one policy allows, with everything else as the options say. */
export function allowed(io: Io, command: AllowedCommand): number {
  const { policy, layer, over, json } = command;
  const [set] = loadSets(io, [policy], layer, 'what-it-limits') ?? [];
  const found = set && ask(io, set, command);
  if (found === undefined) return exitCodes.impossible;
  if (found.undecided !== undefined) {
    io.err.write(`undecided: ${found.undecided}\n`);
    return exitCodes.impossible;
  }
  const { values, absent } = found;
  const shown = json
    ? JSON.stringify({ over, values, absent }, null, 2)
    : renderAllowed(found, styleFor(io.out, io.env));
  io.out.write(`${shown}\n`);
  return exitCodes.held;
}

function ask(io: Io, set: PolicySet, { request, over, work }: AllowedCommand): AllowedValues | undefined {
  try {
    return allowedValues(set, request, over, { work });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    tellRequest(io, error.diagnostics);
    return undefined;
  }
}
