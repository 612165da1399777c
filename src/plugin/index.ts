import type { PolicySpecOptions } from './options.js';
import { policySpec } from './policy-spec.js';

export type { PolicySpecOptions } from './options.js';
export { policySpec } from './policy-spec.js';

/** A project of vitest, as `test.projects` takes it. */
export interface PolicySpecProject {
  readonly plugins: { readonly name: string }[];
  readonly test: {
    readonly name: string;
    readonly include: string[];
    readonly isolate: false;
    readonly pool: 'threads';
  };
}

/**
 * The scenario files as a project of their own for `test.projects`, with the settings that make many files fast: they
 * share their workers, since what they do leaves nothing behind.
 */
export function policySpecProject(options: PolicySpecOptions = {}): PolicySpecProject {
  return {
    plugins: [policySpec(options)],
    test: { name: 'policies', include: [], isolate: false, pool: 'threads' },
  };
}
