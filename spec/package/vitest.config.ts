import { defineConfig } from 'vitest/config';

/** Apart from the other tests: it packs, installs and runs what users get, which takes its time. */
export default defineConfig({
  test: { include: ['spec/package/*.spec.ts'], testTimeout: 120_000, hookTimeout: 240_000 },
});
