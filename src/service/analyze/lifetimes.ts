import type { IntervalSet } from '../../iam/analyze/ordered/interval-set.js';

/** The lifetimes in seconds that a token may have (CodeArtifact User Guide, tokens-authentication). */
export const lifetimes: IntervalSet = [
  { from: 0, fromOpen: false, to: 0, toOpen: false },
  { from: 900, fromOpen: false, to: 43200, toOpen: false },
];
