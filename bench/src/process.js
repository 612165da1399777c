import { fileURLToPath } from 'node:url';
import { interleave } from './interleave.js';
import { commands } from './process/commands.js';
import { scenariosOf } from './process/scenarios.js';
import { timeProcess } from './process/time-process.js';
import { writeCerbos } from './process/write-cerbos.js';
import { writeOurs } from './process/write-ours.js';
import { writeVitest } from './process/write-vitest.js';
import { rounds, scenarioCounts } from './settings.js';

/** Milliseconds of whole processes, for each number of written scenarios. */
export async function measureProcesses() {
  const sizes = [];
  for (const count of scenarioCounts) sizes.push(await measureSize(count));
  return commands.map(({ name, title }, at) => ({ name, title, ms: sizes.map((medians) => medians[at]) }));
}

async function measureSize(count) {
  const folder = fileURLToPath(new URL(`../build/process/${count}`, import.meta.url));
  const scenarios = scenariosOf(count);
  writeOurs(folder, scenarios);
  writeCerbos(folder, scenarios);
  writeVitest(folder, scenarios);
  const measurements = commands.map((command) => () => timeProcess(command, folder, count));
  // Once without counting, so that no round pays for files that are not in memory yet.
  for (const measurement of measurements) measurement();
  return interleave(measurements, rounds);
}
