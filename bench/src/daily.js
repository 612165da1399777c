import { fileURLToPath } from 'node:url';
import { commands } from './daily/commands.js';
import { writeMatrices } from './daily/write-matrices.js';
import { interleave } from './interleave.js';
import { scenariosOf } from './process/scenarios.js';
import { timeProcess } from './process/time-process.js';
import { writeOurs } from './process/write-ours.js';
import { rounds } from './settings.js';

const cases = 10_000;

/** Milliseconds of whole processes that people wait for every day. */
export async function measureDaily() {
  const folder = fileURLToPath(new URL('../build/daily', import.meta.url));
  writeOurs(folder, scenariosOf(1));
  writeMatrices(folder, cases / 10);
  const measurements = commands.map((command) => () => timeProcess(command, folder, cases));
  for (const measurement of measurements) measurement();
  const medians = await interleave(measurements, rounds);
  return commands.map(({ name, title }, at) => ({ name, title, ms: medians[at] }));
}
