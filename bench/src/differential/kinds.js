import { addressKinds } from './kinds/addresses.js';
import { concessions } from './kinds/concessions.js';
import { dateKinds } from './kinds/dates.js';
import { layerKinds } from './kinds/layers.js';
import { principalKinds } from './kinds/principals.js';
import { resourceKinds } from './kinds/resources.js';
import { serviceKinds } from './kinds/services.js';
import { setKinds } from './kinds/sets.js';
import { textKinds } from './kinds/texts.js';
import { variableKinds } from './kinds/variables.js';

/**
 * Every known kind of disagreement: `rewrite(case)` puts the same question so that the peer's departure does not matter
 * to it. A kind explains a disagreement only if that is so: policy-spec decides both alike, and the peer then agrees.
 * The order is that of the rewrites: each may count on those before it.
 */
export const kinds = [
  ...variableKinds,
  ...dateKinds,
  ...addressKinds,
  ...textKinds,
  ...setKinds,
  ...resourceKinds,
  ...principalKinds,
  ...layerKinds,
  ...serviceKinds,
];

/** Those that no rewrite of the question takes out, too. */
export const allKinds = [...kinds, ...concessions];
