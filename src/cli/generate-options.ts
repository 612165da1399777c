import type { LayerName } from '../iam/document/policy.js';
import { layerSpec, readLayer } from './layer-option.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { readWork, workSpec } from './work-option.js';

export const generateSpecs: readonly OptionSpec[] = [
  layerSpec,
  { name: 'output', value: 'FILE' },
  workSpec,
  { name: 'help', short: 'h' },
];

export interface GenerateCommand {
  readonly policy: string;
  readonly layer: LayerName | undefined;
  readonly output: string | undefined;
  readonly work: number | undefined;
}

export function readGenerateCommand(given: Arguments): GenerateCommand | { readonly usage: string } {
  const { positionals, options } = given;
  const [policy, ...more] = positionals;
  if (policy === undefined || policy === '') return { usage: 'generate needs a policy file' };
  if (more.length > 0) return { usage: `generate takes one policy file, not ${more.length + 1}` };
  const layer = readLayer(given);
  if ('usage' in layer) return layer;
  const work = readWork(given);
  if ('usage' in work) return work;
  const output = options.get('output')?.[0];
  if (output === '') return { usage: '--output needs a file' };
  return { policy, output, ...layer, ...work };
}
