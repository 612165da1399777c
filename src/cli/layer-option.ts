import { type LayerName, layerNames } from '../iam/document/policy.js';
import { nearest } from '../iam/nearest.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';

export const layerSpec: OptionSpec = { name: 'layer', value: 'LAYER', values: layerNames };

/** What a policy is; undefined where nobody says it, which means an identity policy. */
export function readLayer({
  options,
}: Arguments): { readonly layer: LayerName | undefined } | { readonly usage: string } {
  const named = options.get('layer')?.[0];
  if (named === undefined) return { layer: undefined };
  const layer = layerNames.find((name) => name === named);
  if (layer !== undefined) return { layer };
  const near = nearest(named, layerNames);
  const meant = near === undefined ? '' : `: did you mean ${near}?`;
  return {
    usage: `--layer ${named}: there is no such layer${meant === '' ? '; ' : `${meant} `}known are ${layerNames.join(', ')}`,
  };
}
