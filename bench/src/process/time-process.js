import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

// Nothing that would make one of them print more, or in colour, or call home.
const { CI, FORCE_COLOR, NODE_OPTIONS, ...inherited } = process.env;
const env = { ...inherited, NO_COLOR: '1', CERBOS_NO_TELEMETRY: '1' };

/**
 * Milliseconds from the start of a process to its end. A process that fails, or that did not run as
 * many scenarios as it was given, is an error: it must not look fast.
 */
export function timeProcess({ name, command, passed }, folder, count) {
  const [file, ...args] = command(folder);
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  });
  const elapsed = performance.now() - start;
  if (error !== undefined) throw error;
  const ran = passed === undefined ? count : Number(passed.exec(stdout)?.[1]);
  if (status !== 0 || ran !== count) {
    throw new Error(
      `${name} ended with ${status} after ${ran} of ${count}\n${stdout}\n${stderr}`.slice(0, 4_000),
    );
  }
  return elapsed;
}
