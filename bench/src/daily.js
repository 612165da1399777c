import { fileURLToPath } from 'node:url';
import { commandLine, plugin } from './daily/commands.js';
import { writeMany } from './daily/write-many.js';
import { writeMatrices } from './daily/write-matrices.js';
import { interleave } from './interleave.js';
import { scenariosOf } from './process/scenarios.js';
import { timeProcess } from './process/time-process.js';
import { writeOurs } from './process/write-ours.js';
import { rounds } from './settings.js';

/** Milliseconds of whole processes that people wait for every day. */
export async function measureDaily() {
  const folder = fileURLToPath(new URL('../build/daily', import.meta.url));
  writeOurs(folder, scenariosOf(1));
  writeMatrices(folder, 1_000);
  writeMany(folder, 200);
  const measurements = commandLine.map((command) => () => timeProcess(command, folder, command.count));
  for (const measurement of measurements) measurement();
  const medians = await interleave(measurements, rounds);
  // What takes half a minute is measured once.
  const once = plugin.map((command) => timeProcess(command, folder, command.count));
  const commands = [...commandLine, ...plugin];
  return commands.map(({ name, title }, at) => ({ name, title, ms: [...medians, ...once][at] }));
}
