import { expect } from 'vitest';
import * as matchers from './index.js';
import type { PolicyMatchers } from './policy-matchers.js';

expect.extend({ ...matchers });

export type { PolicyMatchers };

// Vitest 5 gave its own Matchers interface another type parameter, so that no augmentation of it fits every major
// version. These two interfaces have none in any of them.
declare global {
  namespace Chai {
    interface Assertion extends PolicyMatchers {}
  }
}

declare module 'vitest' {
  interface AsymmetricMatchersContaining extends PolicyMatchers {}
}
