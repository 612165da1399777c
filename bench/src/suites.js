import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { interleave } from './interleave.js';
import { scenariosOf } from './process/scenarios.js';
import { timeProcess } from './process/time-process.js';
import { writeOurs } from './process/write-ours.js';
import { rounds } from './settings.js';
import { coverageCommands, generateCommand, mutateCommand, nothing } from './suites/commands.js';
import { mutantCount, writeTeams } from './suites/write-teams.js';

const cases = 10_000;

/** Milliseconds of whole processes that say what a suite proves: coverage, mutation, generation. */
export async function measureSuites() {
  const folder = fileURLToPath(new URL('../build/suites', import.meta.url));
  writeOurs(folder, scenariosOf(cases));
  writeTeams(folder);
  const policies = readdirSync(new URL('../../examples/policies', import.meta.url)).sort();
  const measured = [
    ...[nothing, ...coverageCommands].map((command) => ({ command, count: cases })),
    { command: mutateCommand, count: mutantCount },
    ...policies.map((policy) => ({ command: generateCommand(policy), count: undefined })),
  ];
  const measurements = measured.map(
    ({ command, count }) =>
      () =>
        timeProcess(command, folder, count),
  );
  for (const measurement of measurements) measurement();
  const medians = await interleave(measurements, rounds);
  return measured.map(({ command: { name, title, limit } }, at) => ({ name, title, limit, ms: medians[at] }));
}
