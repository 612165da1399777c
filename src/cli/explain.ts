import { decide } from '../api/evaluate.js';
import type { LayerName } from '../iam/document/policy.js';
import { printable } from '../report/printable.js';
import type { Request } from '../service/request.js';
import { exitCodes, type Io } from './io.js';
import { layerSpec, readLayer } from './layer-option.js';
import { loadSets } from './load-sets.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readRequestOptions, requestSpecs } from './request-options.js';
import { styleFor } from './style-for.js';
import { tellRequest } from './tell.js';

export const explainSpecs: readonly OptionSpec[] = [
  { name: 'action', value: 'NAME' },
  layerSpec,
  ...requestSpecs,
  { name: 'help', short: 'h' },
];

export interface ExplainCommand {
  readonly policy: string;
  readonly layer: LayerName | undefined;
  readonly request: Request;
}

export function readExplainCommand(given: Arguments): ExplainCommand | { readonly usage: string } {
  const { positionals, options } = given;
  const [policy, ...more] = positionals;
  if (policy === undefined) return { usage: 'explain needs a policy file' };
  if (more.length > 0) return { usage: `explain takes one policy file, not ${more.length + 1}` };
  const action = options.get('action')?.[0];
  if (action === undefined) return { usage: 'explain needs --action' };
  const layer = readLayer(given);
  if ('usage' in layer) return layer;
  const request = readRequestOptions(given);
  if ('usage' in request) return request;
  return { policy, ...layer, request: { action, ...request.fields } };
}

/** Decides one request with one policy, an identity policy unless said otherwise, and says why. */
export function explain(io: Io, { policy, layer, request }: ExplainCommand): number {
  const [set] = loadSets(io, [policy], layer, 'nothing') ?? [];
  if (set === undefined) return exitCodes.impossible;
  const decided = decide(set, request);
  if (!decided.ok) {
    tellRequest(io, decided.problems);
    return exitCodes.impossible;
  }
  io.out.write(`${printable(decided.value.explain())}\n`);
  const { yellow } = styleFor(io.out, io.env);
  for (const note of decided.value.notes) io.out.write(`${yellow('note')} ${printable(note.message)}\n`);
  return exitCodes.held;
}
