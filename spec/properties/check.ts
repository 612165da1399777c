import fc from 'fast-check';
import { vi } from 'vitest';

// A slow machine is no reason to fail: what does not end is.
vi.setConfig({ testTimeout: 120_000 });

/** Every run checks the same cases. To repeat one failure, give its path: `PATH_OF_CASE=12:3 npx vitest run spec/properties`. */
export function check(property: fc.IRawProperty<unknown[], boolean>, numRuns = 1000): Promise<void> | void {
  const path = process.env['PATH_OF_CASE'];
  return fc.assert(property, { seed: 20_260_101, numRuns, ...(path !== undefined && { path }) });
}
