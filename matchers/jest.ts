// Jest hands this module to whoever asks for it, installed or not; nothing else does.
import { expect } from '@jest/globals';
import * as matchers from './index.js';
import type { PolicyMatchers } from './policy-matchers.js';

expect.extend({ ...matchers });

export type { PolicyMatchers };

// What `@jest/globals` and plain `expect` are typed by. `@types/jest` depends on `expect`, so it is there for either.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends PolicyMatchers<R> {}
  interface AsymmetricMatchers extends PolicyMatchers<unknown> {}
}

// What the global `expect` of `@types/jest` is typed by.
declare global {
  namespace jest {
    interface Matchers<R, T> extends PolicyMatchers<R> {}
    interface Expect extends PolicyMatchers<unknown> {}
    interface InverseAsymmetricMatchers extends PolicyMatchers<unknown> {}
  }
}
