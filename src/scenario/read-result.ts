import type { Node } from '../iam/document/node.js';
import type { PlacedFault } from './fault.js';

export type ReadResult =
  | { readonly node: Node }
  | { readonly node?: never; readonly faults: readonly PlacedFault[] };
