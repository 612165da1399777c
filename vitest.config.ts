import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // The package's own name means its sources here, so that the examples run as a reader would copy them.
    alias: [
      { find: /^policy-spec$/, replacement: source('src/index.ts') },
      { find: /^policy-spec\/matchers$/, replacement: source('matchers/index.ts') },
      { find: /^policy-spec\/vitest$/, replacement: source('matchers/vitest.ts') },
    ],
  },
  test: {
    include: ['spec/**/*.spec.ts', 'examples/**/*.spec.ts'],
    // Packs and installs: run by `npm run test:package`.
    exclude: ['spec/package/**'],
  },
});
