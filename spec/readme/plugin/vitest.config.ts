import { policySpec } from 'policy-spec/plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({ plugins: [policySpec()] });
