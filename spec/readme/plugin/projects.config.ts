import { policySpecProject } from 'policy-spec/plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { projects: [policySpecProject(), { test: { name: 'unit', include: ['**/*.test.js'] } }] },
});
