import type { LayerName, LevelledLayerName } from '../iam/document/policy.js';
import type { Policy } from './policy.js';
import type { PolicyDocument } from './policy-document.js';

/** A policy in any form that can stand in a layer. A string is JSON text, or the name of policies that were named. */
export type PolicySource = Policy | PolicyDocument | string;

/** The policies of each layer: one, or a list; of scp, rcp and resourceScp a list of levels from the root down. */
export type Layers = {
  readonly [Layer in LayerName]?:
    | PolicySource
    | readonly (Layer extends LevelledLayerName ? PolicySource | readonly PolicySource[] : PolicySource)[];
};

/** What layers may name: whatever can stand in a layer, levels too. */
export interface NamedLayers {
  readonly [name: string]: PolicySource | readonly (PolicySource | readonly PolicySource[])[];
}
