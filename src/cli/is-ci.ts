import type { Io } from './io.js';

/** As most services that run jobs set it. */
export function isCi(env: Io['env']): boolean {
  const ci = (env['CI'] ?? '').toLowerCase();
  return ci !== '' && ci !== 'false' && ci !== '0';
}
