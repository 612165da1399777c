import { defineConfig } from 'vitest/config';

/** Apart from the other tests: it packs, installs and runs what users get, which takes its time. */
export default defineConfig({
  test: {
    include: ['spec/package/*.spec.ts'],
    globalSetup: 'spec/package/support/shared.ts',
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Installing waits for the disk, and everything else is a process of its own.
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
